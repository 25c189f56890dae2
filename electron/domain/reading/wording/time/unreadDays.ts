import { dayIn, recurring } from './every.ts';
import { words } from './lexer.ts';
import { monthOf, numberOf } from './numbers.ts';
import { joinDoubts, type TimeItem } from './pairs.ts';
import { clauseEnd, type TimeToken } from './token.ts';

const MANNER = '(?:向社会|及时|集中|主动|对外|统一|依法|按时|公开|分别|在[^,。;]{1,8})*';
const DOES = `(?:{act}|报|开展|组织|举办|召开|完成|印发|进行|制定|编制|落实|走访|汇总|形成|安排|部署|发放|评选|做好)`;
/**
 * 世界环境日前, 汛期来临前, 考核结束后, 春节期间: a day that a thing has, whatever it is. Only where the act follows: in 检查后整改情况 no time is
 * said, nor in 事前 and 会后.
 */
const OWN_DAY = words`^[^,。;:()\d前后□]{1,16}?(?:(?<![提目此先以当事产课售跟面]|(?<![例议])会)(?:前夕|之前|以前|前(?!后))|(?<![事今此然最售先课产前])(?:之后|以后|后)|期间|当[天日]|(?<={state}))(?=$|\)?,?${MANNER}${DOES})`;

/**
 * 每年世界环境日前公布: a period whose day the words name by a thing, so that its end is no deadline. A year is long: its rule is asked; in a
 * month or quarter the end bounds the day, so the rule stands, proposed.
 */
/** What every such day has in it; most wordings have none of it. */
const MAY_NAME = /[前后间月季节期]|当[天日]|[初中]/u;
const OF_MONTH = words`^(?:的|在|于)?{month:month}月(?:(?:份)?的|{day:day}[日号](?!起|至|到|-))`;
const EARLY_OR_MIDDLE = /^年?(?:初|中)(?!旬|期|小|考|央|等)/u;

export function withUnreadDays(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
): readonly TimeItem[] {
  return items.map((item) => {
    const [rule] = item.rules;
    if (item.isPlain !== true || rule?.type !== 'recurring' || rule.every === 'day') return item;
    const next = tokens.find(({ start }) => start >= item.end)?.start ?? text.length;
    const rest = text.slice(item.end, Math.min(next, clauseEnd(text, item.end, '。;!?\n')));
    if (!MAY_NAME.test(rest)) return item;
    const ofMonth = [...rest.matchAll(OF_MONTH)][0]?.groups;
    if (rule.every === 'year' && ofMonth !== undefined) {
      const day = ofMonth['day'];
      const due = dayIn(monthOf(ofMonth['month']), day === undefined ? 'last' : numberOf(day));
      const period = text.slice(item.start, item.end);
      const check =
        day === undefined
          ? `“${period}${rest.slice(0, rest.indexOf('月') + 1)}”没有写明日期，暂按月底处理，请确认。`
          : `“${period}${(rest.match(OF_MONTH) ?? [])[0] ?? ''}”没有写明是不是期限，暂按这一天处理，请确认。`;
      return { ...item, rules: [recurring('year', due)], ...joinDoubts(item, { confidence: 'proposed', check }) };
    }
    const [day] = rest.match(OWN_DAY) ?? (rule.every === 'year' ? rest.match(EARLY_OR_MIDDLE) : null) ?? [];
    if (day === undefined) return item;
    const said = text.slice(item.start, item.end) + day;
    const bounded = rule.every !== 'year' && rule.every !== 'halfYear';
    const check = bounded
      ? `“${said}”没有写明是哪一天，暂按期末处理，请确认。`
      : `“${said}”没有写明是哪一天，请人工设定，设定前不计应办。`;
    const confidence = bounded ? 'proposed' : 'asked';
    return { ...item, ...joinDoubts(item, { confidence, check }) };
  });
}
