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

/** The parts of a text with the times of their items: those in headings, and in sentences that say nothing else, which are no tasks. */
export interface TimedOutline {
  readonly parts: readonly OutlinePart[];
  /** The time of the nearest heading above that names one. */
  readonly timeOf: (path: readonly PlanHeading[]) => string | undefined;
}

/** Looks for the times that headings name for what stands under them. */
export function itemTimes(parts: readonly OutlinePart[], lines: readonly string[], planYear: number): TimedOutline {
  const times = new Map<PlanHeading, string>();
  const kept = parts.map((part) => {
    const heading = part.path.at(-1);
    if (heading === undefined) return part;
    const inHeading = times.has(heading) ? undefined : timeInHeading(heading.text, planYear);
    if (inHeading !== undefined) times.set(heading, inHeading);
    const isTask = (piece: ParagraphPart): boolean => {
      if (piece.kind !== 'sentence') return true;
      const words = (lines[part.gridRow] ?? '').slice(piece.start, piece.end).replace(/[。；;]$/u, '');
      const when = words.replace(SAYS_WHEN, '');
      if (when === words || !isTime(when, planYear)) return true;
      times.set(heading, when);
      return false;
    };
    return { ...part, pieces: part.pieces.filter((piece) => isTask(piece)) };
  });
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
