import type { EventLineView, EventsPreview } from '../../contract/scoreFacts.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import {
  matchEvents,
  readEventSheet,
  type EventLine,
  type EventSheet,
  type NewScoreEvent,
} from '../../domain/exchange/scoreEventTable.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { refuseLocked } from '../assessment/locks.ts';
import { storedNames } from '../year/parties.ts';
import { askingClasses } from './ofYear.ts';
import { unitsLike } from './sheets.ts';
import { createTables, type PendingTable } from './tables.ts';

type EventTables = Pick<
  AreaHandlers<'scoreFacts'>,
  'scoreFacts.readEvents' | 'scoreFacts.pasteEvents' | 'scoreFacts.previewEvents' | 'scoreFacts.saveEvents'
>;
type Choices = ParsedInputOf<'scoreFacts.previewEvents'>['choices'];

/** Tables of events in: read in the background or pasted, previewed line by line, recorded as one command. */
export function createEventTables(context: ServiceContext): EventTables {
  const tables = createTables(context, { reading: '正在读取考核事件', refuse: refuseUnread });
  return {
    'scoreFacts.readEvents': (input) => tables.read(input),
    'scoreFacts.pasteEvents': (input) => tables.paste(input),
    'scoreFacts.previewEvents'({ previewId, choices }) {
      const pending = tables.find(previewId);
      return pending.ok ? succeed(previewOf(context, pending.value, choices)) : pending;
    },
    async 'scoreFacts.saveEvents'({ previewId, year, choices }) {
      const pending = tables.find(previewId, year);
      return pending.ok ? save(context, pending.value, choices) : pending;
    },
  };
}

function sheetsOf({ grids, fileName, year }: PendingTable): readonly EventSheet[] {
  return grids.map((grid, place) => readEventSheet(grid, yearIn(fileName) ?? year, place));
}

function refuseUnread(pending: PendingTable): Failure | undefined {
  const sheets = sheetsOf(pending);
  if (sheets.some(({ rows }) => rows.length > 0)) return undefined;
  const { fileName } = pending;
  const what = fileName === '' ? '粘贴的内容' : `“${fileName}”`;
  const why = sheets.map(({ sheet, skipped }) => `“${sheet}”${skipped ?? '没有事件的行'}`).join('；');
  return fail(
    'no-header',
    `${what}里没有读出考核事件${why === '' ? '' : `：${why}`}。应是一张表，每行一件，写明单位、日期、事件类型和事由。`,
    fileName === '' ? {} : { place: { file: fileName } },
  ).error;
}

function linesOf(
  context: ServiceContext,
  pending: PendingTable,
  sheets: readonly EventSheet[],
  { units, left, another, by }: Choices,
): readonly EventLine[] {
  const { store, clock } = context;
  const { year, fileName } = pending;
  return matchEvents(
    sheets.flatMap(({ rows }) => rows),
    {
      year,
      fileName,
      names: storedNames(store),
      asked: askingClasses(context, year).flatMap(({ asked }) => asked.events),
      events: store.scoreFacts.events(year),
      today: clock.today(),
    },
    { units: new Map(Object.entries(units)), left: new Set(left), another: new Set(another), by },
  );
}

function countsOf(lines: readonly EventLine[]): EventsPreview['counts'] {
  const count = (state: EventLine['state']): number => lines.filter((line) => line.state === state).length;
  return { add: count('add'), already: count('already'), left: count('left'), fault: count('fault') };
}

function previewOf(context: ServiceContext, pending: PendingTable, choices: Choices): EventsPreview {
  const sheets = sheetsOf(pending);
  const lines = linesOf(context, pending, sheets, choices);
  const units = new Map(context.store.units.units().map(({ id, name }) => [id, name]));
  const view = (line: EventLine): EventLineView => {
    const { key, sheet, line: number } = line.row;
    const base = { key, sheet, line: number, unit: line.unit, state: line.state };
    if (line.state === 'left') return base;
    if (line.state === 'fault') {
      const { message, address, unknownUnit } = line;
      const unknown =
        unknownUnit === undefined ? {} : { unknownUnit, suggestions: unitsLike(context.store, unknownUnit) };
      return { ...base, fault: message, address, ...unknown };
    }
    const same = line.state === 'already' ? { same: line.same } : {};
    return { ...base, ...same, read: { ...line.event, unit: units.get(line.event.unitId) ?? '' } };
  };
  return {
    previewId: pending.previewId,
    fileName: pending.fileName,
    year: pending.year,
    lines: lines.map(view),
    counts: countsOf(lines),
    leftOut: sheets.flatMap(({ leftOut }) => leftOut),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
  };
}

interface Ready {
  readonly events: readonly NewScoreEvent[];
  readonly counts: EventsPreview['counts'];
}

/** The events to be recorded; refused where a line has a fault. */
function readyToSave(context: ServiceContext, pending: PendingTable, choices: Choices): Outcome<Ready> {
  const { year, fileName } = pending;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const lines = linesOf(context, pending, sheetsOf(pending), choices);
  for (const line of lines) {
    if (line.state !== 'fault') continue;
    const file = fileName === '' ? {} : { file: fileName };
    return fail('invalid-input', line.message, { place: { ...file, sheet: line.row.sheet, cell: line.address } });
  }
  const events = lines.flatMap((line) => (line.state === 'add' ? [line.event] : []));
  const frozen = refuseLocked(context, year, { unitIds: events.map(({ unitId }) => unitId) });
  return frozen ? { ok: false, error: frozen } : succeed({ events, counts: countsOf(lines) });
}

async function save(context: ServiceContext, pending: PendingTable, choices: Choices) {
  const first = readyToSave(context, pending, choices);
  if (!first.ok) return first;
  const { already, left } = first.value.counts;
  if (first.value.events.length === 0) return succeed({ added: 0, already, left, changed: false });
  if (pending.fileName !== '') {
    const refusal = await backUpBefore(context, 'beforeImport');
    if (refusal) return { ok: false as const, error: refusal };
  }
  // Others may have come in between.
  const ready = readyToSave(context, pending, choices);
  if (!ready.ok) return ready;
  const { store, clock } = context;
  const { events, counts } = ready.value;
  const name = pending.fileName === '' ? '粘贴考核事件' : `导入考核事件《${pending.fileName}》`;
  return runCommand(context, { label: `${name}（${events.length} 件）` }, () => {
    for (const event of events) store.scoreFacts.addEvent({ ...event, recordedAt: clock.now() });
    return { added: events.length, already: counts.already, left: counts.left };
  });
}
