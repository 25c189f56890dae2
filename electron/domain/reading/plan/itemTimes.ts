import type { TimeReading } from '../wording/reading.ts';
import { readTimeWording } from '../wording/time.ts';
import type { OutlinePart, PlanHeading } from './outline.ts';
import type { ParagraphPart } from './sentences.ts';

/** （3月1日—3月31日） at a heading's end, or behind its last comma. */
const IN_BRACKETS = /[（(【〔[]([^（）()【】〔〕[\]]{2,40})[）)】〕\]]/gu;
const BEHIND_COMMA = /[，,：:\s\u3000]([^，,：:。]{2,30})$/u;
/** 「时间为5月11日至6月30日。」: a sentence that says when the item is done, and nothing else. */
const SAYS_WHEN =
  /^(?:完成|实施|工作|活动|开展|具体)?(?:时间|时限|期限|日期)(?:安排)?(?:为|是|[:：])?\s*(?=.*[\d一二三四五六七八九十年])/u;

/** Whether words are a time and nothing else: dates, or what comes round. */
function isTime(words: string, planYear: number): boolean {
  if (!/[\d一二三四五六七八九十][\s年月日季]|年[底末内初]|[上下]半年|每[日周月季半年]/u.test(words)) return false;
  // 2021年, 2021—2025年 name a plan's years, not a stage of it.
  if (/^20\d\d年?(?:\s*[-—–~至到]+\s*20\d\d年?)?(?:度|版)?$/u.test(words.trim())) return false;
  const { rules } = readTimeWording(words, { planYear, source: 'time' });
  const said = rules.reduce((sum, { span }) => sum + span.text.length, 0);
  const isDated = rules.some(({ rule }) => rule.type === 'once' || rule.type === 'recurring');
  // What is no time (牵头单位, 前期) may not stand beside it.
  return isDated && words.replace(/[\s，,、；;。]|时间|完成|阶段|前|底/gu, '').length <= said;
}

/** The time that a heading names for all that stands under it; `undefined` where it names none. */
function timeInHeading(text: string, planYear: number): string | undefined {
  const inBrackets = [...text.matchAll(IN_BRACKETS)]
    .map(([, words = '']) => words)
    .findLast((words) => isTime(words, planYear));
  if (inBrackets !== undefined) return inBrackets;
  const behind = BEHIND_COMMA.exec(text)?.[1];
  return behind !== undefined && isTime(behind, planYear) ? behind : undefined;
}

/** What a heading's time is said of: 每周公开事项, 5月底前完成的工作. */
const OF_WHAT =
  /(?:需|应|须|要)?(?:公开|更新|发布|公布|报送|完成|办结|开展|推进|落实|实施)?的?(?:主要|重点|各项|具体)?(?:事项|信息|内容|工作|任务|项目|指标|类)*$/u;
/** Says which year's work it is, and not when. */
const OF_THE_YEAR = /^(?:本|今|全)?年(?:度|内)?$|^20\d\d年(?:度)?$/u;

/** The time that all of a heading's words say: proposed, for it may only sort what stands under it. */
function timeAsHeading(text: string, planYear: number): string | undefined {
  const words = text.replace(OF_WHAT, '').replace(/[\s：:]/gu, '');
  if (words === '' || OF_THE_YEAR.test(words)) return undefined;
  const { rules, check } = readTimeWording(words, { planYear, source: 'time' });
  const said = rules.reduce((sum, { span }) => sum + span.text.length, 0);
  const isDated =
    rules.length > 0 &&
    rules.every(({ rule }) => rule.type === 'once' || rule.type === 'recurring' || rule.type === 'triggered');
  return isDated && check === undefined && said >= words.length ? words : undefined;
}

/** A time of a heading; `proposed` where the heading is one, and does not name it beside its words. */
export interface HeadingTime {
  readonly words: string;
  readonly proposed: boolean;
  /** The year that it ends in, where it is not the plan's: its own, or that of the headings of the same rank before it. */
  readonly year?: number;
}

/** The year and month that a time ends in. */
interface Ending {
  readonly year: number;
  readonly month: number;
}

/** When a time without a year ends, behind one that says its year: 验收（5月底前） behind 实施（2022年4月） or 部署（2021年11月）. */
function yearBehind(before: Ending | undefined, month: number): number | undefined {
  if (before === undefined) return undefined;
  return month < before.month ? before.year + 1 : before.year;
}

/** Gives the times of headings the years that they end in, those that they leave out too; the plan's own year is not said. */
function carryYears(parts: readonly OutlinePart[], times: Map<PlanHeading, HeadingTime>, planYear: number): void {
  const last = new Map<string, Ending>();
  for (const [heading, path] of new Map(parts.map(({ path }) => [path.at(-1), path]))) {
    const time = heading && times.get(heading);
    if (!heading || !time) continue;
    const rank = [...path.slice(0, -1).map(({ mark }) => mark.printed), heading.mark.style].join('\n');
    const ends = readTimeWording(time.words, { planYear, source: 'time' })
      .rules.map(({ rule }) => rule)
      .findLast((rule) => rule.type === 'once');
    if (ends?.month === undefined) continue;
    const year = ends.year ?? yearBehind(last.get(rank), ends.month);
    if (year === undefined) continue;
    last.set(rank, { year, month: ends.month });
    if (year !== planYear) times.set(heading, { ...time, year });
  }
}

/** The parts of a text with the times of their items: those in headings, and in sentences that say nothing else, which are no tasks. */
export interface TimedOutline {
  readonly parts: readonly OutlinePart[];
  /** The time of the nearest heading above that names one. */
  readonly timeOf: (path: readonly PlanHeading[]) => HeadingTime | undefined;
}

/** Looks for the times that headings name for what stands under them. */
export function itemTimes(parts: readonly OutlinePart[], lines: readonly string[], planYear: number): TimedOutline {
  const times = new Map<PlanHeading, HeadingTime>();
  const kept = parts.map((part) => {
    const heading = part.path.at(-1);
    if (heading === undefined) return part;
    if (!times.has(heading)) {
      const beside = timeInHeading(heading.text, planYear);
      const words = beside ?? timeAsHeading(heading.text, planYear);
      if (words !== undefined)
        times.set(heading, { words, proposed: beside === undefined || heading.isStage === true });
    }
    const isTask = (piece: ParagraphPart): boolean => {
      if (piece.kind !== 'sentence') return true;
      const words = (lines[part.gridRow] ?? '').slice(piece.start, piece.end).replace(/[。；;]$/u, '');
      const when = words.replace(SAYS_WHEN, '');
      if (when === words || !isTime(when, planYear)) return true;
      times.set(heading, { words: when, proposed: false });
      return false;
    };
    return { ...part, pieces: part.pieces.filter((piece) => isTask(piece)) };
  });
  carryYears(parts, times, planYear);
  return {
    parts: kept,
    timeOf: (path) => path.map((heading) => times.get(heading)).findLast((time) => time !== undefined),
  };
}

/** Whether a sentence says when it is due itself, so that its heading's time is not its own. */
export function hasOwnTime({ rules, suggestions, check }: TimeReading): boolean {
  const dated = rules.filter(({ rule }) => rule.type !== 'minimumDuration' && rule.type !== 'quota');
  return dated.length > 0 || suggestions !== undefined || (check !== undefined && rules.length === 0);
}
