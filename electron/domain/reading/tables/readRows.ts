import { sameRules } from '../../rules/equal.ts';
import { readTimeWording, reportsYearBefore } from '../wording/time.ts';
import type { RuleReading, TimeReading, UnitsReading } from '../wording/reading.ts';
import { readUnitsWording } from '../wording/units.ts';
import { FIRST_LEADS } from '../wording/unitsLabels.ts';
import { cellSign } from './cellSigns.ts';
import type { ColumnsByRole } from './columnsOf.ts';
import { rowAsWentOut } from './hiddenKeys.ts';
import type { TableKind } from '../../model/documents.ts';
import type { TableRow } from './recognisedTable.ts';
import type { SideText } from './rowCells.ts';
import { numberSubRows, subItemReader, type SubItem } from './subItems.ts';
import { readStages, stageWording } from './stages.ts';
import type { RowDraft, StampOfRow, TableBody } from './tableBody.ts';

function addCheck<Reading extends TimeReading | UnitsReading>(reading: Reading, note: string | undefined): Reading {
  return note === undefined ? reading : { ...reading, check: note + (reading.check ?? '') };
}

/** Readers that remember: the same wordings stand in many rows of a table. */
interface Readers {
  readonly time: (wording: string, source: 'time' | 'content', subject: string) => TimeReading;
  readonly units: (wording: string) => UnitsReading;
}

function readersOf(planYear: number, firstLeads: boolean): Readers {
  const times = new Map<string, TimeReading>();
  const units = new Map<string, UnitsReading>();
  return {
    time: (wording, source, subject) => {
      // All that a reading takes from its subject is whether that reports on the year before.
      const key = `${source} ${reportsYearBefore(subject)} ${wording}`;
      const reading = times.get(key) ?? readTimeWording(wording, { planYear, source, subject });
      times.set(key, reading);
      return reading;
    },
    units: (wording) => {
      const reading = units.get(wording) ?? readUnitsWording(wording, { firstLeads });
      units.set(wording, reading);
      return reading;
    },
  };
}

function readTime({ timeWording, content }: RowDraft, kind: TableKind, readers: Readers): TimeReading {
  // In a schedule an empty limit is a gap; in a breakdown the measure itself says when.
  return kind === 'schedule' || timeWording !== ''
    ? readers.time(timeWording, 'time', content)
    : readers.time(content, 'content', '');
}

/** 「责任单位（第一个为牵头单位）」 in the header, or the same in a remark under the table. */
function saysFirstLeads(columns: ColumnsByRole, body: TableBody): boolean {
  const header = columns.units[0]?.header ?? '';
  return [header, ...body.leftOut.map(({ text }) => text)].some((text) => FIRST_LEADS.test(text));
}

export interface RowsTask {
  readonly planYear: number;
  /** Hidden keys by row of the sheet. */
  readonly keys: ReadonlyMap<number, string>;
  /** What a row of the sheet said when it went out from here. */
  readonly stamped: StampOfRow;
  readonly tell: (rows: number) => void;
}

/** What is proposed of a table as a whole, and stands as a question beside each of its rows. */
export interface TableDoubts {
  readonly time?: string;
  readonly units?: string;
}

/** What the rows of a table share. */
export interface SharedOfRows {
  readonly kind: TableKind;
  readonly columns: ColumnsByRole;
  readonly doubts: TableDoubts;
  /** The body whose table it is by its title, where no column names one. */
  readonly owner: string | undefined;
}

interface RowContext extends SharedOfRows {
  readonly readers: Readers;
  readonly planYear: number;
}

/** Reads the wordings of a table's rows; lists inside their cells become sub-items. */
export function readRows(body: TableBody, shared: SharedOfRows, task: RowsTask): TableRow[] {
  const { columns } = shared;
  const context = {
    ...shared,
    readers: readersOf(task.planYear, saysFirstLeads(columns, body)),
    planYear: task.planYear,
  };
  // Where columns say the role (牵头单位, 配合单位), a list in one of them parts its own units only.
  const hasLists = columns.leadUnits.length + columns.supportUnits.length === 0;
  const subItemsOf = subItemReader();
  const drafts = body.rows.map((row) => rowAsWentOut(row, task.stamped(row.gridRow)));
  return numberSubRows(drafts, ({ gridRow }) => task.keys.has(gridRow)).flatMap((draft) => {
    task.tell(1);
    const key = task.keys.get(draft.gridRow);
    // A row with a key went out from here as one duty, and comes back as one.
    const items = hasLists && key === undefined ? subItemsOf(draft) : [draft];
    return items.map((item) => rowOf(item, key, context));
  });
}

function rowOf(item: SubItem, key: string | undefined, context: RowContext): TableRow {
  const { timeCheck, unitsCheck, beside: _beside, stages: _stages, ...row } = item;
  const { doubts, owner, readers } = context;
  const time = timeOf(item, context);
  const unitsWording = owner !== undefined && item.unitsWording === '' ? owner : item.unitsWording;
  const ofTitle =
    unitsWording === item.unitsWording ? '' : `表中没有责任单位列，已按标题填入“${unitsWording}”，请核对。`;
  return {
    ...row,
    ...(key === undefined ? {} : { key }),
    timeWording: time.wording,
    unitsWording,
    timeReading: addCheck(time.reading, joined(timeCheck, key === undefined ? doubts.time : undefined)),
    unitsReading: addCheck(
      readers.units(unitsWording),
      joined(unitsCheck, ofTitle, key === undefined ? doubts.units : undefined),
    ),
  };
}

function joined(...notes: readonly (string | undefined)[]): string | undefined {
  const text = notes.join('');
  return text === '' ? undefined : text;
}

interface WordedTime {
  readonly wording: string;
  readonly reading: TimeReading;
}

/** When an item is due: by its limit, by the stages of its columns, by its own words, or as its remark says. */
function timeOf(item: SubItem, { kind, readers, planYear }: RowContext): WordedTime {
  const { timeWording: wording, content, beside = [], stages } = item;
  if (stages !== undefined && wording === '') {
    const staged = stageWording(stages);
    return {
      wording: staged,
      reading: withOwnLimit(readStages(stages, staged, planYear), readers.time(content, 'content', '')),
    };
  }
  const reading = withLimitOfContent(wording, readTime(item, kind, readers), () =>
    readers.time(content, 'content', ''),
  );
  const [found] = beside.flatMap((side) => limitBeside(side, readers) ?? []);
  if (found === undefined)
    return wording === '' && !setsLimit(reading) ? ofHeading(item, reading, readers) : { wording, reading };
  const { side, limit } = found;
  const name = `“${side.name.replaceAll('\n', '')}”`;
  if (wording === '' && !setsLimit(reading)) {
    return { wording: side.text, reading: addCheck(limit, `时限取自${name}列的“${brief(side.text)}”，请核对。`) };
  }
  const isNews = limit.rules.some(({ rule }) => !reading.rules.some((known) => sameRules([known.rule], [rule])));
  return {
    wording,
    reading: isNews ? addCheck(reading, `${name}列中另有时限“${brief(side.text)}”，没有读入，请核对。`) : reading,
  };
}

function setsLimit({ rules }: TimeReading): boolean {
  return rules.some(({ rule }) => rule.type !== 'continuous');
}

/** A limit that the content names besides stands first; it is no part of the stages' wording. */
function withOwnLimit(staged: TimeReading, own: TimeReading): TimeReading {
  const others = own.rules
    .filter(({ rule }) => rule.type !== 'continuous' && !staged.rules.some((known) => sameRules([known.rule], [rule])))
    .map(({ rule, confidence }): RuleReading => ({ rule, confidence, span: { start: 0, end: 0, text: '' } }));
  return { ...staged, rules: [...others, ...staged.rules] };
}

/** A limit that only says 全年 or 长期坚持 where the content names a number: the content's counts, proposed. */
function withLimitOfContent(wording: string, reading: TimeReading, ofContent: () => TimeReading): TimeReading {
  if (wording === '' || reading.rules.length === 0 || setsLimit(reading)) return reading;
  const own = ofContent();
  if (!setsLimit(own)) return reading;
  const rules = own.rules.map(
    ({ rule }): RuleReading => ({ rule, confidence: 'ask', span: { start: 0, end: 0, text: '' } }),
  );
  return { rules, check: `时限只写了“${brief(wording)}”，已按内容读出时限，请核对。${own.check ?? ''}` };
}

/** The limit that a heading sets for what stands under it: 一、每月10日前公开的事项. */
function ofHeading({ task, subtask, content }: SubItem, reading: TimeReading, readers: Readers): WordedTime {
  for (const text of [subtask, task]) {
    if (text === '' || text === content) continue;
    const found = limitBeside({ name: '', text }, readers);
    if (found) return { wording: text, reading: addCheck(found.limit, `时限取自标题“${brief(text)}”，请核对。`) };
  }
  return { wording: '', reading };
}

/** What stands beside a duty and says when; what it says is done sets no limit. */
function limitBeside(
  side: SideText,
  readers: Readers,
): { readonly side: SideText; readonly limit: TimeReading } | undefined {
  const { text } = side;
  if (/已|完毕/u.test(text)) return undefined;
  const limit = readers.time(text, cellSign(text) === 'limit' ? 'time' : 'content', '');
  return setsLimit(limit) ? { side, limit } : undefined;
}

function brief(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
