import { words } from '../lexer.ts';
import { monthOf, numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import { clauseStart, SENTENCE_BREAKS, type TokenBody } from '../token.ts';

const MONTHLY = words`{perMonth}`;

/** Only where a monthly series stands before it; elsewhere 6月于15日前 is a date like others, which its own row reads. */
function ownDay({ text, start, word }: Found): TokenBody | undefined {
  if (text.slice(clauseStart(text, start, SENTENCE_BREAKS), start).search(MONTHLY) < 0) return undefined;
  const month = monthOf(word('month'));
  const day = word('day') === undefined ? ('last' as const) : numberOf(word('day'));
  const next = word('next') !== undefined;
  const turns = next && month === 12;
  return {
    kind: 'dates',
    dates: [{ month: turns ? 1 : month + Number(next), day, ...(turns ? { nextYear: true } : {}) }],
    instead: true,
  };
}

/** A day that one period of a series has instead of the day of all. */
export const OWN_DAYS: readonly Row[] = [
  {
    name: 'a month with a day of its own',
    examples: ['每月公开，12月于25日前', '每月5日前，1月可延至10日前', '按月公开，12月份的于次月5日前公开'],
    sign: /月/u,
    pattern: words`{month:month}月份?(?:的|则|可|应|,)*(?:于|在|为|是|:|延至|延到|(?:延期|延长|推迟|顺延|提前|改|调整)(?:至|到|为)|不迟于|最迟(?:于|在|为)?)(?<next>次月|下月)?(?:当月|本月)?(?:{day:day}[日号]|月?{end})(?:{before})?`,
    make: ownDay,
  },
];
