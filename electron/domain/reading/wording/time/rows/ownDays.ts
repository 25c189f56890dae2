import { words } from '../lexer.ts';
import { EACH_MONTH, monthOf, numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS, type NamedDate, type TokenBody } from '../token.ts';

const MONTHLY = words`{perMonth}`;

/** Only beside a monthly series; elsewhere 6月于15日前 is a date like others, which its own row reads. */
function ownDay({ text, start, words: whole, word }: Found): TokenBody | undefined {
  const until = whole.startsWith('除') ? clauseEnd(text, start, SENTENCE_BREAKS) : start;
  const sentence = text.slice(clauseStart(text, start, SENTENCE_BREAKS), until);
  if (sentence.search(MONTHLY) < 0) return undefined;
  const months = [...((word('more') ?? '').match(EACH_MONTH) ?? []), word('month')].map(monthOf);
  const day = word('day') === undefined ? ('last' as const) : numberOf(word('day'));
  const next = word('next') !== undefined;
  const dates = months.map(
    (month): NamedDate =>
      next && month === 12 ? { month: 1, day, nextYear: true } : { month: month + Number(next), day },
  );
  return { kind: 'dates', dates, instead: true };
}

/** A day that one period of a series has instead of the day of all. */
export const OWN_DAYS: readonly Row[] = [
  {
    name: 'a month with a day of its own',
    examples: [
      '每月公开，12月于25日前',
      '每月5日前，1月可延至10日前',
      '按月公开，12月份的于次月5日前公开',
      '每月5日前公布，1月和10月顺延至10日前',
    ],
    sign: /月/u,
    pattern: words`除?(?<more>(?:{month}月?(?:份)?{and})*){month:month}月份?(?:的|则|可|应|,)*(?:于|在|为|是|:|延至|延到|(?:延期|延长|推迟|顺延|提前|改|调整)(?:至|到|为)|不迟于|最迟(?:于|在|为)?)(?<next>次月|下月)?(?:当月|本月)?(?:{day:day}[日号]|月?{end})(?:{before})?(?:以?外|之外)?`,
    make: ownDay,
  },
];
