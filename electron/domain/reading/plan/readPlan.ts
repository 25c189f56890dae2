import { cellAddress, type Grid } from '../../sheets/grid.ts';
import type { LeftOut, RecognisedTable, TableRow } from '../tables/recognisedTable.ts';
import type { TimeReading, UnitsReading } from '../wording/reading.ts';
import { readTimeWording } from '../wording/time.ts';
import { readUnitsWording } from '../wording/units.ts';
import { endsAsName, startsAsName } from '../wording/unitsLexicon.ts';
import { asksAnywhere, asksInPlan, isTitle, wantedInLetter, wantsAnAnswer } from './asks.ts';
import { hasOwnTime, itemTimes, type HeadingTime } from './itemTimes.ts';
import { contentsLists } from './contents.ts';
import { planSentences, type PlanSentence } from './planSentences.ts';
import { addresseesOf, annexStart, titleOf } from './frame.ts';
import { readHeadingMark } from './marks.ts';
import { isFrame, labelsOf, numbersOf, outlineOf, type PlanHeading, type OutlinePart } from './outline.ts';
import { planLines, type PlanLine } from './paragraphs.ts';
import { subjectOf } from './subjects.ts';
import type { TextDocument, WordsLeft } from './textDocument.ts';

export interface PlanOptions {
  /** The year of the plan: dates without a year fall in it. */
  readonly planYear: number;
}

interface Plan extends PlanOptions {
  readonly lines: readonly string[];
  readonly addressees: string | undefined;
  readonly numberOf: (path: readonly PlanHeading[]) => string;
  readonly timeOf: (path: readonly PlanHeading[]) => HeadingTime | undefined;
  /** Remembers: the same bracket stands behind many sentences. */
  readonly readUnits: (wording: string) => UnitsReading;
}

/**
 * Reads an annual plan's text (工作要点) as tasks: each sentence that asks for something is a row, with its heading, its place in the paragraph, and
 * the units and times that the text names for it. What does not ask is in `leftOut`. `undefined` where the text asks for nothing.
 *
 * The grid has one column, a paragraph a row; lines that were broken inside a sentence are put together in it. There is no header row
 * (`headerRows` is [-1, -1]). Units come from the brackets behind the sentences; without one from the sentence's own subject or, proposed, the
 * addressees; both leave a check. A table that was dumped into the text is left out as a whole.
 */
export function readPlan(document: TextDocument, { planYear }: PlanOptions): RecognisedTable | undefined {
  const annex = annexStart(document.paragraphs);
  const apart = linesApart(document, annex);
  const lines = planLines(document.paragraphs.slice(0, annex), (index) => apart.has(index));
  const shown = lines.map(({ text }) => text);
  // A contents list keeps its place, and says nothing.
  const text = lines.map((line) => (apart.has(line.from) ? '' : line.text));
  const annexLines = document.paragraphs.slice(annex);
  const firstMark = text.findIndex((line) => readHeadingMark(line) !== undefined);
  const head = firstMark === -1 ? text : text.slice(0, firstMark);
  const { parts, timeOf } = itemTimes(outlineOf(text, planYear), text, planYear);
  const plan: Plan = {
    planYear,
    lines: text,
    addressees: addresseesOf(head),
    numberOf: numbersOf(parts),
    timeOf,
    readUnits: unitsReader(),
  };
  const title = titleOf(head, document.name);
  const rows: TableRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const asked of planSentences(parts)) {
    const words = wordsOf(asked, plan);
    if (asks(asked, words, plan, firstMark !== -1)) rows.push(readRow(asked, words, plan));
    else if (words !== '') leftOut.push({ address: cellAddress(asked.gridRow, 0), text: words });
  }
  if (rows.length === 0) return undefined;
  leftOut.unshift(
    ...frameHeadings(parts, text),
    ...idleHeadings(parts, text, [...rows, ...leftOut]),
    ...contentsLeft(lines, apart),
    ...wordsLeft(lines, document.left ?? []),
  );
  leftOut.sort((a, b) => Number(a.address.slice(1)) - Number(b.address.slice(1)));
  if (annexLines.length > 0) leftOut.push({ address: cellAddress(text.length, 0), text: annexNote(annexLines) });
  return {
    grid: gridOf([...shown, ...annexLines]),
    title,
    kind: 'plan',
    headerRows: [-1, -1],
    columns: [{ column: 0, header: '正文', role: 'content' }],
    rows: withRemarks(rows, lines, document.left ?? []),
    measures: rows.length,
    tasks: new Set(rows.map(({ task }) => task).filter((task) => task !== '')).size,
    leftOut,
    unreadColumns: [],
  };
}

/** The paragraphs before the annex that list what the document holds. */
function linesApart({ paragraphs, contents = [] }: TextDocument, annex: number): ReadonlySet<number> {
  return new Set(
    contentsLists(paragraphs.slice(0, annex), contents).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    ),
  );
}

/** A line for each contents list, at its first. */
function contentsLeft(lines: readonly PlanLine[], apart: ReadonlySet<number>): LeftOut[] {
  const left: LeftOut[] = [];
  for (let row = 0; row < lines.length; row++) {
    let end = row;
    while (apart.has(lines[end]?.from ?? -1)) end += 1;
    if (end === row) continue;
    const named = lines.slice(row, end).map(({ text }) => text.trim());
    const entry = named.find((text) => readHeadingMark(text)) ?? named[0] ?? '';
    left.push({ address: cellAddress(row, 0), text: `“${entry}”等 ${end - row} 行`, reason: '目录，不作为任务读入' });
    row = end;
  }
  return left;
}

const WHY_LEFT = {
  struck: '删除线文字',
  hidden: '隐藏文字',
  comment: '批注，没有读入',
  footnote: '脚注，没有读入',
} as const;

/** The line that the words at a paragraph stand in. */
function lineOf(lines: readonly PlanLine[], at: number): number {
  return Math.max(
    lines.findLastIndex(({ from }) => from <= at),
    0,
  );
}

/** What a comment or a footnote says may change a row of its paragraph. */
function withRemarks(rows: readonly TableRow[], lines: readonly PlanLine[], left: readonly WordsLeft[]): TableRow[] {
  const remarks = Map.groupBy(
    left.filter(({ why }) => why === 'comment' || why === 'footnote'),
    ({ at }) => lines[lineOf(lines, at)]?.from,
  );
  return rows.map((row) => {
    const said = remarks.get(lines[row.gridRow]?.from);
    if (said === undefined) return row;
    const asked = said.map(
      ({ text, why }) => `这一段有${why === 'comment' ? '批注' : '脚注'}“${text}”，没有读入，请核对。`,
    );
    const check = asked.join('') + (row.timeReading.check ?? '');
    return Object.assign({}, row, { timeReading: { ...row.timeReading, check } });
  });
}

function wordsLeft(lines: readonly PlanLine[], left: readonly WordsLeft[]): LeftOut[] {
  return left.map(({ at, text, why }) => ({
    address: cellAddress(lineOf(lines, at), 0),
    text,
    reason: WHY_LEFT[why],
  }));
}

/** Headings of parts that were left out as a whole. */
function frameHeadings(parts: readonly OutlinePart[], lines: readonly string[]): { address: string; text: string }[] {
  return parts.flatMap(({ gridRow, path, heading }) =>
    heading && isFrame(path)
      ? [{ address: cellAddress(gridRow, 0), text: (lines[gridRow] ?? '').slice(0, heading.end).trim() }]
      : [],
  );
}

/** Headings of items of which nothing else stands anywhere, neither as a task nor as what was left out. */
function idleHeadings(
  parts: readonly OutlinePart[],
  lines: readonly string[],
  said: readonly { readonly address: string }[],
): LeftOut[] {
  const rows = new Set(said.map(({ address }) => Number(address.slice(1)) - 1));
  const under = new Set(parts.flatMap(({ gridRow, path }) => (rows.has(gridRow) ? path : [])));
  return parts.flatMap(({ gridRow, path, heading }) => {
    const own = path.at(-1);
    if (!heading || !own || isFrame(path) || under.has(own)) return [];
    return [{ address: cellAddress(gridRow, 0), text: (lines[gridRow] ?? '').slice(0, heading.end).trim() }];
  });
}

function gridOf(lines: readonly string[]): Grid {
  return { sheet: '正文', columns: 1, rows: lines.map((text) => [{ text, kind: 'text' }]), merges: [] };
}

function annexNote(lines: readonly string[]): string {
  const name =
    lines
      .slice(0, 3)
      .map((line) => line.trim())
      .find((line) => line.length > 4) ?? '附件';
  return `${name}（此处起${lines.length}段是附件表格，没有作为正文读取）`;
}

function wordsOf({ gridRow, start, end }: PlanSentence, { lines }: Plan): string {
  return (lines[gridRow] ?? '').slice(start, end);
}

function asks(asked: PlanSentence, words: string, { planYear }: Plan, isNumbered: boolean): boolean {
  if (isFrame(asked.path)) return false;
  const isSentence = !asked.isHeading && (asked.stopped || /[。！？]$/u.test(words));
  if (asked.path.length > 0) return isSentence ? asksInPlan(words) : asksAnywhere(words);
  if (asked.gridRow === 0 && asked.words === undefined && isTitle(words)) return false;
  if (isWanted(words, planYear, isNumbered) || (!isNumbered && asksAnywhere(words))) return true;
  if (!isNumbered) return false;
  // Before the first number stand title, addressees and background; only a task with a date of its own counts there.
  return (
    (asksAnywhere(words) || wantsAnAnswer(words)) &&
    readTimeWording(words, { planYear, source: 'content' }).rules.length > 0
  );
}

/** 「现将《…》印发给你们，请于4月10日前报备」: what a covering letter wants, by a day where items with numbers follow it. */
function isWanted(words: string, planYear: number, isNumbered: boolean): boolean {
  const from = wantedInLetter(words);
  if (from !== undefined && from > 0 && !isNumbered) return true;
  return from !== undefined && hasOwnTime(readTimeWording(words.slice(from), { planYear, source: 'content' }));
}

function readRow(asked: PlanSentence, words: string, plan: Plan): TableRow {
  const { gridRow, start, end, path, item, isHeading } = asked;
  const { task, subtask } = labelsOf(isHeading ? path.slice(0, -1) : path);
  return {
    gridRow,
    address: cellAddress(gridRow, 0),
    span: { start, end, text: words },
    number: plan.numberOf(path) + item,
    task,
    subtask,
    content: words,
    ...timeOf(asked, words, plan),
    ...unitsOf(asked, words, plan),
  };
}

/** When a sentence is due: its bracket's words, else its own, else those of the heading that it stands under. */
function timeOf(asked: PlanSentence, words: string, { planYear, timeOf: ofHeading }: Plan) {
  const inBracket = asked.words?.timeWording ?? '';
  if (inBracket !== '') return timeRead(inBracket, words, planYear);
  const own = readTimeWording(words, { planYear, source: 'content' });
  const above = hasOwnTime(own) ? undefined : ofHeading(asked.path);
  if (above === undefined) return { timeWording: '', timeReading: underYear(own, ofHeading(asked.path)) };
  if (own.rules.length === 0) {
    const read = withYear(timeRead(above.words, words, planYear), above);
    if (!above.proposed) return read;
    const asked = `时间取自标题“${quoted(above.words)}”，请核对。${read.timeReading.check ?? ''}`;
    return { ...read, timeReading: { ...read.timeReading, check: asked } };
  }
  // How many and how long are the sentence's own; by when is its heading's, and one reading has one wording.
  const check = `${own.check ?? ''}标题写明时间“${quoted(above.words)}”，没有计入时限，请一并核对。`;
  return { timeWording: '', timeReading: { ...own, check } };
}

function leavesYearOut({ rules }: TimeReading): boolean {
  return rules.some(({ rule }) => rule.type === 'once' && rule.year === undefined);
}

/** A sentence's own date without a year, under a heading of another year than the plan's, may fall in either. */
function underYear(own: TimeReading, above: HeadingTime | undefined): TimeReading {
  if (above?.year === undefined || !leavesYearOut(own)) return own;
  const check = `没有写年份，标题“${quoted(above.words)}”是${above.year}年的，请核对年份。${own.check ?? ''}`;
  return { ...own, check };
}

/** Dates without a year fall in the year that the headings before theirs say: proposed. */
function withYear(read: ReturnType<typeof timeRead>, { words, year }: HeadingTime): ReturnType<typeof timeRead> {
  if (year === undefined || !leavesYearOut(read.timeReading)) return read;
  const rules = read.timeReading.rules.map((found) =>
    found.rule.type === 'once' && found.rule.year === undefined ? { ...found, rule: { ...found.rule, year } } : found,
  );
  const check = `“${quoted(words)}”没有写年份，承前面的标题按${year}年认定，请核对。${read.timeReading.check ?? ''}`;
  return { ...read, timeReading: { ...read.timeReading, rules, check } };
}

function timeRead(wording: string, subject: string, planYear: number) {
  return { timeWording: wording, timeReading: readTimeWording(wording, { planYear, source: 'time', subject }) };
}

function unitsReader(): Plan['readUnits'] {
  const known = new Map<string, UnitsReading>();
  return (wording) => {
    const reading = known.get(wording) ?? readUnitsWording(wording);
    known.set(wording, reading);
    return reading;
  };
}

interface UnitsFound {
  readonly unitsWording: string;
  readonly unitsReading: UnitsReading;
}

function withCheck(wording: string, reading: UnitsReading, check: string): UnitsFound {
  return { unitsWording: wording, unitsReading: { ...reading, check: check + (reading.check ?? '') } };
}

/** A heading that holds nothing but bodies' names: 一、区财政局. */
function namesBodies(heading: string, readUnits: Plan['readUnits']): boolean {
  const { parties, check } = readUnits(heading);
  const said = parties.reduce((sum, { span }) => sum + span.text.length, 0);
  return (
    startsAsName(heading) &&
    parties.length > 0 &&
    check === undefined &&
    said + parties.length - 1 >= heading.length &&
    parties.every(({ kind, name }) => kind !== 'function' && endsAsName(name))
  );
}

/** Who answers for a sentence: its bracket, its own subject, a heading that is a body's name, or else all addressees. */
function unitsOf(asked: PlanSentence, words: string, { addressees, readUnits }: Plan): UnitsFound {
  if (asked.words && asked.words.unitsWording !== '') {
    const { unitsWording } = asked.words;
    return asked.shared
      ? withCheck(unitsWording, readUnits(unitsWording), '责任单位写在后面的条目末尾，暂按各条共用认定，请确认。')
      : { unitsWording, unitsReading: readUnits(unitsWording) };
  }
  const subject = subjectOf(words);
  if (subject !== undefined)
    return withCheck(
      subject,
      readUnits(subject),
      `文件没有另写责任单位，暂按句中所写的“${quoted(subject)}”认定，请确认。`,
    );
  const ofHeading = asked.path.map(({ text }) => text.trim()).findLast((text) => namesBodies(text, readUnits));
  if (ofHeading !== undefined)
    return withCheck(ofHeading, readUnits(ofHeading), `责任单位取自标题“${quoted(ofHeading)}”，请确认。`);
  if (addressees !== undefined)
    return withCheck(
      addressees,
      readUnits(addressees),
      `文件没有在此处写明责任单位，暂按全部主送单位（${addressees}）认定，请确认。`,
    );
  return { unitsWording: '', unitsReading: readUnits('') };
}

function quoted(words: string): string {
  return words.replaceAll('“', '‘').replaceAll('”', '’');
}
