import type { HolidayShift } from '../../../../model/timeRule.ts';
import { words } from '../lexer.ts';
import { numberOf } from '../numbers.ts';
import { asking, type Found, type Row } from '../row.ts';
import type { TokenBody } from '../token.ts';
import { sameAs } from './howOften.ts';

function shiftOf(whole: string, nth: string | undefined): HolidayShift {
  if (nth !== undefined) return { kind: 'nthWorkdayAfter', n: numberOf(nth) };
  return /提前|提早/u.test(whole) ? { kind: 'earlier' } : { kind: 'later' };
}

/** What happens when the day falls on a holiday. */
const SHIFTS: readonly Row[] = [
  {
    name: 'holiday shift',
    examples: ['每月25日前，遇节假日顺延', '每月5日前，如遇节假日，顺延至节后第三个工作日前', '6月底前，节假日不顺延'],
    sign: /顺延|推迟|延后|延至|提前|提早/u,
    pattern: words`(?:如|若|凡)?(?:遇有?|逢|适逢|恰逢)?(?:到)?(?:{daysOff})(?:的|时)?,?[^。;\n]{0,14}?(?:(?<none>不顺延)|(?:顺延|推迟|延后|延至|提前|提早)(?:至|到)?(?:[节假](?:假日)?期?后)?的?(?:(?:第{number:nth}|[首次下前上]一?|后一)个?(?:工作日|天|日))?(?:之?前|内)?)`,
    make: ({ words: whole, word }) => ({
      kind: 'shift',
      shift: word('none') === undefined ? shiftOf(whole, word('nth')) : { kind: 'none' },
    }),
  },
  {
    name: 'shift to the next working day',
    examples: ['每月25日前，顺延至下一个工作日'],
    sign: /顺延[至到]/u,
    pattern: words`(?:节假日|假期)?顺延(?:至|到)[下次]一?个?工作日`,
    make: () => ({ kind: 'shift', shift: { kind: 'later' } }),
  },
];

const LONG =
  '(?:长期|永久|常年|常态化?|始终|一直)(?:坚持|公示|公开|公布|保留|推进|开展|实施|执行|更新|有效|落实)|(?:全年|持续|长期|常年|长效)性?(?:坚持|推进|开展|实施|进行|落实|做好|抓好|深化|公开|更新|完善|优化|任务|工作|执行|整改|跟进)|贯穿全年|全年(?:工作|任务)|长期坚持';
const continuous = (): TokenBody => ({ kind: 'rule', rule: { type: 'continuous' }, confidence: 'read' });

/** No deadline at all. */
const CONTINUOUS: readonly Row[] = [
  {
    name: 'without end',
    examples: ['长期公示', '全年', '持续推进'],
    source: 'time',
    sign: /[长永常始一全持经间断]/u,
    pattern: words`${LONG}|长期|常年|全年|持续|常态化?|长效|永久|日常(?:公开|工作)?|经常性?|不间断|始终|一直|常抓不懈`,
    make: continuous,
  },
  {
    name: 'stays posted for good',
    examples: ['实行长期公示。'],
    source: 'content',
    sign: /长期/u,
    pattern: words`(?:实行|进行)?长期(?:公示|公开|坚持)`,
    make: continuous,
  },
];

const NO_LIMIT = '没有写明期限，请设定时限或改为持续事项。';
const DECIDED_ELSEWHERE = '没有写出具体时限，请查明后设定。';

/** Promises of a time that name none. */
const PROMISES: readonly Row[] = [
  {
    name: 'publishing at some time',
    examples: ['定期向社会公开', '适时对外公布'],
    sign: /期|适时/u,
    pattern: words`(?:不定期|定期|适时|分期分批)(?:向社会|主动|对外|集中|及时|组织)?(?:公开|公布|发布|更新|公示|通报|报送|上报|报告|披露)(?!制度|机制)`,
    make: ({ words: whole, options }) => ({
      kind: 'vague',
      reach: options.source === 'content' ? 'clause' : 'sentence',
      check: `“${whole}”${NO_LIMIT}`,
    }),
  },
  {
    name: 'at some time',
    examples: ['及时公开', '尽快', '适时'],
    source: 'time',
    sign: /期|时|[快早]|抓紧|视情|成熟|批|逐步|阶段/u,
    pattern: words`(?:不定期|定期|适时|及时|尽快|尽早|抓紧|第一时间|视情(?:况)?|适当时候|条件成熟时?|成熟时|近期|分批|逐步|分阶段|按时|按期|如期|限期)(?:公开|公布|发布|更新|公示|报送|上报|报告|完成|开展|推进|办理|答复)?`,
    make: asking('sentence', NO_LIMIT),
  },
  {
    name: 'as another arrangement says',
    examples: ['按照区财政统一部署执行', '根据工作进展公开'],
    source: 'time',
    sign: /按|根据|依|照|结合|服从/u,
    pattern: words`(?:按照?|根据|依据|依照|参照|遵照|结合|服从)[^,。;\n]{1,24}?(?:部署|要求|规定|安排|计划|通知|进度|需要|情况|实际|时限|程序|办法|标准|节点|进展|执行)(?:时间|时限|期限|节点)?(?:及时|统一|另行|予以)?(?:执行|办理|公开|推进|完成|落实|开展|实施|更新|发布|公布|报送|确定)?`,
    make: asking('sentence', '的时限由其他文件或安排决定，请查明后设定。'),
  },
  {
    name: 'to be told',
    examples: ['法定时限', '另行通知', '待定'],
    source: 'time',
    sign: /定|待|通知|准/u,
    pattern: words`(?:法定|规定)的?(?:时限|期限|时间)内?|另行通知|另行确定|另定|待定|待通知|待上级[^,。;]{0,10}|以[^,。;]{1,16}为准`,
    make: asking('sentence', DECIDED_ELSEWHERE),
  },
];

function bareSpan(found: Found): TokenBody | undefined {
  const { word, words: whole } = found;
  const unit = (word('unit') ?? '').replace('天', '日').replace('自然日', '日').replace('星期', '周');
  const count = word('n') ?? '';
  if (/^\d{4}$/u.test(count) || ((unit === '月' || unit === '季度') && !whole.includes('个'))) return undefined;
  const n = numberOf(count);
  if (unit === '工作日' || unit === '日') {
    const workdays = unit === '工作日';
    return {
      kind: 'rule',
      rule: {
        type: 'triggered',
        event: 'informationFormed',
        n,
        count: workdays ? 'workday' : 'day',
        shift: { kind: 'none' },
      },
      confidence: 'proposed',
      check: `“${whole}”没有写明是办理时限还是公示期限，暂按信息形成后${n}${workdays ? '个工作日' : '日'}内处理，请确认。`,
    };
  }
  const every = sameAs(n, unit);
  if (every === undefined) return asking('always', '可能是两次更新之间的最长间隔，请人工设定。')(found);
  return {
    kind: 'period',
    every,
    confidence: 'proposed',
    check: `“${whole}”可能是两次更新之间的最长间隔，暂按相应周期处理，请确认。`,
  };
}

/** A length of time with nothing beside it. */
const ALONE: readonly Row[] = [
  {
    name: 'a length of time alone',
    examples: ['6个月', '15个自然日'],
    source: 'time',
    sign: /^(?:最长)?[\d〇零一二两三四五六七八九十百]/u,
    pattern: words`^(?:最长)?{number:n}个?(?<unit>工作日|自然日|日|天|周|星期|月|季度|年)(?:更新|以上|公开)?$`,
    make: bareSpan,
  },
];

/** Words of time that give no date: holiday shifts, 长期, promises, lengths of time. */
export const OPEN: readonly Row[] = [...SHIFTS, ...CONTINUOUS, ...PROMISES, ...ALONE];
