import type { Year } from '../../domain/brand.ts';
import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Expression } from '../../domain/model/expression.ts';
import type { LinkFound } from '../../domain/model/linkCheck.ts';
import type { Store } from '../../store/store.ts';
import { createRandom } from './random.ts';

const EXPRESSIONS: readonly Omit<Expression, 'id'>[] = [
  { kind: 'wrong', text: '登陆网站', right: '登录网站', note: '“登陆”指登上陆地' },
  { kind: 'wrong', text: '帐号', right: '账号', note: '' },
  { kind: 'wrong', text: '截止目前', right: '截至目前', note: '“截止”后不接时间' },
  { kind: 'wrong', text: '既使', right: '即使', note: '' },
  { kind: 'wrong', text: '区行政服务中心', right: '区政务服务中心', note: '机构已更名' },
  { kind: 'sensitive', text: '内部资料', right: '', note: '确认可以公开再发布' },
  { kind: 'sensitive', text: '征求意见稿', right: '', note: '正式发布的文件应使用正式稿' },
];

const SEED = 20_190_515;
/** Days from today of the last check, and how many of the latest links were asked for. */
const CHECKED = -3;
const MOST = 400;

/** The last check of links, as an office would find it: most are there, a few have moved or are gone. One was seen by a person. */
export function writeChecks(store: Store, year: Year, today: PlainDate, now: string): void {
  for (const expression of EXPRESSIONS) store.expressions.add(expression, now);
  const random = createRandom(SEED);
  const checkedOn = addDays(today, CHECKED);
  const links = store.fulfilments.ofYear(year).filter(({ doneOn, link }) => link !== '' && doneOn <= checkedOn);
  let isMarked = false;
  for (const link of new Set(links.slice(-MOST).map((done) => done.link))) {
    const found = foundOf(link, random.between(1, 100));
    store.linkChecks.set({ url: link, ...found, checkedOn });
    if (found.movedTo !== undefined) {
      store.linkChecks.set({ url: found.movedTo, state: 'ok', reason: 'answered', status: 200, checkedOn });
    }
    if (found.state !== 'unreachable' || isMarked) continue;
    isMarked = true;
    store.linkChecks.mark({ url: link, mark: 'works', note: '浏览器能打开', state: found.state, markedOn: checkedOn });
  }
}

/** By chance of a hundred. */
function foundOf(link: string, chance: number): LinkFound {
  if (chance === 1) return { state: 'dead', reason: 'notFound', status: 404 };
  if (chance === 2) return { state: 'suspect', reason: 'errorText', status: 200 };
  if (chance === 3) return { state: 'unreachable', reason: 'tooSlow' };
  if (chance > 5) return { state: 'ok', reason: 'answered', status: 200 };
  return { state: 'moved', reason: 'redirected', status: 200, movedTo: link.replace('/zwgk/', '/gongkai/zwgk/') };
}
