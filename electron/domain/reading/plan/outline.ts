import { readTimeWording } from '../wording/time.ts';
import { foldText } from '../wording/unitsText.ts';
import { isFrameHeading, isGenericHeading } from './asks.ts';
import { readHeadingMark, textStart, type HeadingMark, type MarkStyle } from './marks.ts';
import { cutSentences, type ParagraphPart, type Stretch } from './sentences.ts';
import { isUnitsLine, unitsOfLine, type BracketWordings } from './unitsBrackets.ts';

/** A numbered heading of the plan. */
export interface PlanHeading {
  readonly mark: HeadingMark;
  /** Without its number and closing stop; empty where the number stands before plain text. */
  readonly text: string;
  /** Units that stand in a bracket behind the heading and hold for all below it. */
  readonly units: BracketWordings | undefined;
  /** Ends as a sentence with a time does, and is taken for the name of a stage: 筹备（11月底前）。 */
  readonly isStage?: boolean;
}

/** What stands under one heading: a paragraph's sentences and units, or a heading alone on its line. */
export interface OutlinePart {
  readonly gridRow: number;
  /** From the highest heading down; empty before the first one. */
  readonly path: readonly PlanHeading[];
  readonly pieces: readonly ParagraphPart[];
  /** Where the heading's own words stand, in the paragraph that it opens. */
  readonly heading?: Stretch;
  /** Its paragraph ends as a sentence does. */
  readonly stopped: boolean;
}

/** GB/T 9704: 一、（一）1.（1）; chapters above, articles between. */
const RANKS: Readonly<Record<MarkStyle, number>> = {
  chapter: 0,
  chinese: 1,
  article: 2,
  stage: 2,
  chineseInBrackets: 3,
  figure: 4,
  dotted: 5,
  figureInBrackets: 6,
  circled: 7,
};

const LONGEST_HEADING = 40;
const ASKS_BY_WORD = /(?:各|部门|单位|局|办|政府)(?:要|应|须|需|应当|必须)|不得|不少于|至少/u;

/** Whether a sentence at an item's head is its heading: short, with no subject that must, no time and no number. */
function isHeadingLike(words: string, planYear: number): boolean {
  const { masked } = foldText(words);
  if (words.length > LONGEST_HEADING || (masked.match(/,/gu) ?? []).length > 1 || masked.includes(';')) return false;
  if (ASKS_BY_WORD.test(masked)) return false;
  return readTimeWording(words, { planYear, source: 'content' }).rules.length === 0;
}

const STAGE_WORDS =
  '(?:筹备|准备|动员|部署|启动|宣传|发动|组织|实施|推进|开展|自查|自评|自纠|整改|整治|集中|全面|检查|督查|抽查|核查|验收|评估|评议|考核|总结|巩固|提升|提高|收尾|完善|试点|推广|摸底|排查|梳理|调研|审核|公示|交流|工作|活动|阶段|环节|和|与|及|、)';
/** 「筹备（2021年11月底前）。」, 「验收：5月底前。」: what a stage is called, and when it is. */
const STAGE_HEAD = new RegExp(
  `^${STAGE_WORDS}{1,8}\\s*[(（【〔，,：:]\\s*([^（）()【】〔〕。；;]{2,40}?)[)）】〕]?[。：:]?$`,
  'u',
);

function isStageHead(words: string, planYear: number): boolean {
  const time = STAGE_HEAD.exec(words)?.[1];
  if (time === undefined || !/[\d一二三四五六七八九十]月|季度|[上下]半年|年[初中底末]/u.test(time)) return false;
  return readTimeWording(time, { planYear, source: 'time' }).rules.some(({ rule }) => rule.type === 'once');
}

/** A heading that a colon or a wide blank parts from its text: 「（一）规范管理：全面推进…」. */
const COLON_HEADING = /^([^,。;:\s]{4,24})(?::|\u3000|\s{2,})\s*(?=[\u4e00-\u9fff“《])/u;
const NO_COLON_HEADING = /(?:包括|如下|以下|是|为|重点|工作|任务)$/u;

interface Head {
  readonly heading: Stretch | undefined;
  /** Where the item's own text begins. */
  readonly rest: number;
  readonly isStage?: boolean;
}

function headOf(line: string, from: number, planYear: number, textFollows: boolean): Head {
  const pieces = cutSentences(line, { start: from, end: line.length }, planYear);
  const [first, second] = pieces;
  if (first?.kind !== 'sentence') return { heading: undefined, rest: from };
  const words = line.slice(first.start, first.end);
  const sentences = pieces.filter(({ kind }) => kind === 'sentence').length;
  const isStage = /[。！!：:]$/u.test(words) && !isHeadingLike(words, planYear) && isStageHead(words, planYear);
  if (isStage && second?.kind !== 'units' && (sentences > 1 || textFollows)) {
    return { heading: first, rest: sentences > 1 ? first.end : line.length, isStage };
  }
  const colon = COLON_HEADING.exec(line.slice(first.start, first.end).replaceAll('：', ':'));
  const [withColon = '', beforeColon = ''] = colon ?? [];
  if (beforeColon !== '' && !NO_COLON_HEADING.test(beforeColon) && isHeadingLike(beforeColon, planYear)) {
    return {
      heading: { start: first.start, end: first.start + beforeColon.length },
      rest: first.start + withColon.length,
    };
  }
  if (!/[。！!：:]$/u.test(words) && sentences === 1) return { heading: first, rest: line.length };
  const like = isHeadingLike(words, planYear);
  if (sentences === 1) {
    const alone = like && textFollows && !words.includes('，');
    return alone ? { heading: first, rest: line.length } : { heading: undefined, rest: from };
  }
  // A sentence with units of its own is a task, where the text behind it names its own too.
  const ownUnits = second?.kind === 'units' && pieces.filter(({ kind }) => kind === 'units').length > 1;
  if (!like || ownUnits) return { heading: undefined, rest: from };
  return { heading: first, rest: first.end };
}

function headingText(line: string, { start, end }: Stretch): string {
  return line
    .slice(start, end)
    .replace(/[。！!：:\s]+$/u, '')
    .trim();
}

/** Speaks of all that stands above, not of the item whose number comes before it. */
const BEYOND_ITEM = /^(?:未涉及|除)?(?:以上|上述)|^其他(?:部门|单位|领域|未)/u;

/** Reads the lines of a plan's text as a tree of headings with what stands under each. Lines before the first heading have an empty path. */
export function outlineOf(lines: readonly string[], planYear: number): OutlinePart[] {
  const parts: OutlinePart[] = [];
  let path: readonly PlanHeading[] = [];
  for (const [gridRow, line] of lines.entries()) {
    const stopped = /[。！？；!?;”）)】〕\]]\s*$/u.test(line);
    const mark = readHeadingMark(line);
    if (mark) {
      const next = lines[gridRow + 1];
      const textFollows = next !== undefined && !isUnitsLine(next) && isItsText(next, mark);
      const part = openItem(line, mark, { planYear, path, gridRow, stopped, textFollows });
      ({ path } = part);
      parts.push(part);
      continue;
    }
    const start = textStart(line);
    const period = periodHeading(line.slice(start));
    if (period) {
      path = [...headingsOver(path), period];
      parts.push({ gridRow, path, pieces: [], heading: { start, end: line.length }, stopped });
      continue;
    }
    if (isUnitsLine(line)) {
      const units = { kind: 'units', words: unitsOfLine(line, planYear), start, end: line.length } as const;
      parts.push({ gridRow, path, pieces: [units], stopped });
      continue;
    }
    if (path.some(isPeriod) && BRACKETED_LINE.test(line.slice(start))) path = headingsOver(path);
    if (path.length > 1 && BEYOND_ITEM.test(line.slice(start))) path = path.slice(0, 1);
    parts.push({ gridRow, path, pieces: cutSentences(line, { start, end: line.length }, planYear), stopped });
  }
  return parts;
}

/** Whether a line stands under a mark: it has a lower one, or none and says a sentence; a few words alone head what comes next. */
function isItsText(line: string, mark: HeadingMark): boolean {
  const own = readHeadingMark(line);
  return own === undefined
    ? line.length > LONGEST_HEADING || SENTENCE.test(line)
    : RANKS[own.style] > RANKS[mark.style];
}

const SENTENCE = /[。！？；!?;，,：:]/u;

/** A line that is a time and nothing else heads what is to be done by then: 3月份, 四季度. */
const PERIOD_LINE =
  /^\s*[【〔[（(]?\s*((?:20\d{2}年)?(?:(?:1[0-2]|0?[1-9])月?(?:[-—–~～]+|至|到)(?:1[0-2]|0?[1-9])月份?|每(?:[日周月年]|季度|半年)|(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四]季度|[上下]半年)(?:[上中下]旬|底前?|末|前)?)(?:(?:主要|重点)?(?:工作|任务|事项)(?=[】〕\]）)]))?\s*[】〕\]）)]?\s*[：:]?\s*$/u;
/** 【全年】, 【其他】: a line in brackets as a whole ends the period above it. */
const BRACKETED_LINE = /^[【〔[][^【】〔〕[\]，。；]{1,12}[】〕\]]\s*[：:]?\s*$/u;

/** Such a line as a heading above all marks; its words stand for its number. */
function periodHeading(line: string): PlanHeading | undefined {
  const text = PERIOD_LINE.exec(line)?.[1];
  if (text === undefined) return undefined;
  return { mark: { style: 'chapter', ordinal: 0, printed: text, end: 0 }, text, units: undefined };
}

function isPeriod({ mark }: PlanHeading): boolean {
  return mark.ordinal === 0;
}

/** The headings that a period stands under: those that the one before it does, else all but items. */
function headingsOver(path: readonly PlanHeading[]): readonly PlanHeading[] {
  const before = path.findIndex(isPeriod);
  return before === -1 ? path.filter(({ mark }) => RANKS[mark.style] < RANKS.figure) : path.slice(0, before);
}

/** The headings that an item of a mark stands under; a period goes with the heading that it stands under itself. */
function headingsAbove(path: readonly PlanHeading[], mark: HeadingMark): readonly PlanHeading[] {
  const period = path.findIndex(isPeriod);
  const ends = path.slice(0, Math.max(period, 0)).some((heading) => RANKS[heading.mark.style] >= RANKS[mark.style]);
  return path.filter((heading) => (isPeriod(heading) ? !ends : RANKS[heading.mark.style] < RANKS[mark.style]));
}

interface ItemPlace {
  readonly planYear: number;
  readonly path: readonly PlanHeading[];
  readonly gridRow: number;
  readonly stopped: boolean;
  readonly textFollows: boolean;
}

function openItem(line: string, mark: HeadingMark, place: ItemPlace): OutlinePart {
  const above = headingsAbove(place.path, mark);
  const { heading, rest, isStage = false } = headOf(line, mark.end, place.planYear, place.textFollows);
  const text = heading === undefined ? '' : headingText(line, heading);
  const behind = heading === undefined ? rest : Math.max(rest, heading.end);
  const cut = cutSentences(
    line,
    { start: behind === line.length && heading ? heading.end : behind, end: line.length },
    place.planYear,
  );
  const [first, ...others] = cut;
  const isOwn = heading !== undefined && first?.kind === 'units';
  return {
    gridRow: place.gridRow,
    path: [...above, { mark, text, units: isOwn ? first.words : undefined, isStage }],
    pieces: isOwn ? others : cut,
    stopped: place.stopped,
    ...(heading === undefined ? {} : { heading }),
  };
}

/** Styles whose numbers run on across the headings above them (1. to 14.), so that the number alone is a path. */
function runningStyles(parts: readonly OutlinePart[]): ReadonlySet<MarkStyle> {
  const last = new Map<
    MarkStyle,
    { readonly ordinal: number; readonly parent: PlanHeading | undefined; readonly runs: boolean | undefined }
  >();
  for (const { path } of parts) {
    const heading = path.at(-1);
    if (!heading) continue;
    const { style, ordinal } = heading.mark;
    const parent = path.at(-2);
    const before = last.get(style);
    const changed = before !== undefined && before.parent !== parent;
    const runs = changed ? ordinal === before.ordinal + 1 && before.runs !== false : before?.runs;
    last.set(style, { ordinal, parent, runs });
  }
  return new Set([...last].filter(([style, { runs }]) => runs === true || style === 'article').map(([style]) => style));
}

/** Says how an item's number is printed: from the lowest heading whose number says where it stands, down to the item's own. */
export function numbersOf(parts: readonly OutlinePart[]): (path: readonly PlanHeading[]) => string {
  const running = runningStyles(parts);
  return (path) => {
    const from = path.findLastIndex(({ mark }) => running.has(mark.style));
    return path
      .slice(Math.max(from, 0))
      .map(({ mark }) => mark.printed)
      .join('');
  };
}

/** The task and the finer task that an item stands under; a heading that only says that tasks follow gives way to the one below it. */
export function labelsOf(path: readonly PlanHeading[]): { readonly task: string; readonly subtask: string } {
  const texts = path.map(({ text }) => text).filter((text) => text !== '');
  const [first = '', ...others] = texts;
  const named = others.length > 0 && isGenericHeading(first) ? others : texts;
  return { task: named[0] ?? '', subtask: named.slice(1).join('／') };
}

/** Whether an item stands under 总体要求 or the like. */
export function isFrame(path: readonly PlanHeading[]): boolean {
  return path.some(({ text }) => isFrameHeading(text));
}
