import { addDays, dayInMonth, plainDate, type PlainDate } from '../../../dates/plainDate.ts';
import type { TimeRule } from '../../../model/timeRule.ts';
import { joinDoubts, type TimeItem, type TokenOf } from './pairs.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS, type TimeToken } from './token.ts';

/** A stretch of the text from one break to the next. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

function sentenceOf(text: string, { start, end }: { start: number; end: number }): Reach {
  return { from: clauseStart(text, start, SENTENCE_BREAKS), to: clauseEnd(text, end, SENTENCE_BREAKS) };
}

/** A bracket does not end the clause that it stands in. */
const CLAUSE_BREAKS = ',。;:!?\n';

function clauseOf(text: string, { start, end }: { start: number; end: number }): Reach {
  return { from: clauseStart(text, start, CLAUSE_BREAKS), to: clauseEnd(text, end, CLAUSE_BREAKS) };
}

function stands(item: TimeItem, { from, to }: Reach): boolean {
  return item.start < to && from < item.end;
}

function inWorkdays(rule: TimeRule): TimeRule | undefined {
  switch (rule.type) {
    case 'triggered':
    case 'minimumDuration':
      return { ...rule, count: 'workday' };
    case 'recurring':
      if (rule.due.at === 'afterPeriod') return { ...rule, due: { ...rule.due, count: 'workday' } };
      // 每日（节假日除外）: a daily duty that rests on days off.
      return rule.every === 'day' ? { ...rule, shift: { kind: 'earlier' } } : undefined;
    default:
      return undefined;
  }
}

/** 5日内（不含节假日）: the days of the nearest number before the words, in their sentence, are working days. */
export function withWorkdays(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
): readonly TimeItem[] {
  let changed = items;
  for (const token of tokens) {
    if (token.kind !== 'workdaysOnly') continue;
    const reach = sentenceOf(text, token);
    const near = changed
      .filter((item) => stands(item, reach))
      .sort((a, b) => distance(a, token) - distance(b, token))
      .find(({ rules }) => rules.some((rule) => inWorkdays(rule) !== undefined));
    if (near !== undefined)
      changed = changed.map((item) =>
        item === near ? { ...item, rules: item.rules.map((rule) => inWorkdays(rule) ?? rule) } : item,
      );
    else
      changed = changed.map((item) =>
        stands(item, reach)
          ? { ...item, ...joinDoubts(item, { confidence: 'proposed', check: daysOffCheck(text, token) }) }
          : item,
      );
  }
  return changed;
}

function daysOffCheck(text: string, { start, end }: TimeToken): string {
  return `“${text.slice(start, end)}”没有写明遇节假日提前还是顺延，暂不调整，请确认。`;
}

/** Words before the number come first where both sides have one: 不含节假日 stands behind what it speaks of. */
function distance(item: TimeItem, token: TimeToken): number {
  return item.end <= token.start ? token.start - item.end : 1000 + Math.max(item.start - token.end, 0);
}

/** 汛期每日, 每月（1月除外）10日前: rules that hold in part only are asked, for nobody can say for which part from the words alone. */
export function withLimits(
  text: string,
  items: readonly TimeItem[],
  tokens: readonly TimeToken[],
): readonly TimeItem[] {
  const limits = tokens.filter((token): token is TokenOf<'limit'> => token.kind === 'limit');
  const asked = new Map<TimeItem, TokenOf<'limit'>>();
  for (const limit of limits) {
    const clause = clauseOf(text, limit);
    const near = limit.reach === 'clause' ? items.filter((item) => stands(item, clause)) : [];
    const reach = sentenceOf(text, limit);
    for (const item of near.length > 0 ? near : items.filter((each) => stands(each, reach))) asked.set(item, limit);
  }
  return items.map((item) => {
    const limit = asked.get(item);
    return limit === undefined ? item : { ...item, ...joinDoubts(item, { confidence: 'asked' }) };
  });
}

const BEGINS =
  /^(?:[^。;\n]{0,12}?(?:建立|制定|编制|完成|公开|公布|发布|开设|上线|建成|梳理|印发|形成|启动|开通|汇总|报送|上报|提交|到位|更新))?[^。;\n]{0,8}?[,、;]?(?:并|再|随后|之后|此后|以后|其后|后)?[,、;]?(?:按|于)?$/u;
/** What a series does to what was there before it. */
const GOES_ON = /^[^。;\n]{0,10}?(?:更新|调整|维护|动态|续报|完善|通报|公开|公布|报送|上报|发布)/u;

/** The last day of a rule of one date. */
function dayOf(rule: TimeRule, planYear: number): PlainDate | undefined {
  if (rule.type !== 'once') return undefined;
  const year = rule.year ?? planYear;
  return rule.day === 'last' ? dayInMonth(year, rule.month, 'last') : plainDate(year, rule.month, rule.day);
}

/** 6月底前建立，每月更新: what comes round is in force from the day after what it goes on from. */
export function withSeries(text: string, items: readonly TimeItem[], planYear: number): readonly TimeItem[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    const [only] = before?.rules ?? [];
    if (before === undefined || only === undefined || before.rules.length !== 1 || before.confidence === 'asked')
      return item;
    const day = dayOf(only, planYear);
    const recurs = item.rules.every(({ type }) => type === 'recurring');
    if (day === undefined || !recurs || item.validFrom !== undefined) return item;
    const between = text.slice(before.end, item.start);
    const begins =
      /建立|制定|编制|完成|开设|上线|建成|梳理|印发|形成|启动|开通|首次|首批|[,、](?:之|此|以|其)?后/u.test(between);
    if (between.length > 24 || /[。;\n]/u.test(between) || !begins || !BEGINS.test(between)) return item;
    if (!GOES_ON.test(text.slice(item.end, item.end + 16)) && !/更新|调整|维护/u.test(text.slice(item.start, item.end)))
      return item;
    return { ...item, validFrom: addDays(day, 1) };
  });
}
