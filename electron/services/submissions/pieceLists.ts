import type { Changed } from '../../contract/define.ts';
import type { OutputOf, ParsedInputOf } from '../../contract/index.ts';
import type { PieceLineView, PieceListPreview } from '../../contract/pieces.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { readDate } from '../../domain/dates/readDate.ts';
import { matchPieces, type PieceLine, type PieceWrites } from '../../domain/exchange/pieceMatching.ts';
import { readPieceSheet, type PieceRow, type PieceSheet } from '../../domain/exchange/pieceTable.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { ownerOf } from '../../domain/reading/tables/titleUnit.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import type { Grid, GridCell } from '../../domain/sheets/grid.ts';
import { PIECE_ROLE_WORDS } from '../../domain/words/pieces.ts';
import { backUpBefore } from '../app/backups.ts';
import { cleanText } from '../app/cleanText.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile } from '../app/tableFiles.ts';
import { storedNames } from '../year/parties.ts';
import { refuseYears, yearsTouched } from './pieceYears.ts';

const MAX_LISTS = 6;
const GONE = '这份清单的预览已失效（读过别的清单，或程序已重启）。请重新粘贴或选择文件。';

/** A list as it was read. What its lines mean is worked out when asked: the facts may move on. */
interface PendingList {
  readonly listId: string;
  /** Empty where it was pasted. */
  readonly fileName: string;
  readonly year: Year;
  readonly grids: readonly Grid[];
  readonly notes: readonly string[];
  /** Whose pieces they are where a line names no unit. */
  readonly unitId?: UnitId;
}

interface Matched {
  readonly sheets: readonly PieceSheet[];
  readonly lines: readonly PieceLine[];
  readonly writes: PieceWrites;
}

type Choices = ParsedInputOf<'pieces.preview'>['choices'];
type Lists = Pick<AreaHandlers<'pieces'>, 'pieces.read' | 'pieces.paste' | 'pieces.preview' | 'pieces.confirm'>;

/** Lists of pieces in: pasted or read in the background, previewed line by line, recorded as one command. */
export function createPieceLists(context: ServiceContext): Lists {
  const kept = new LatestFew<PendingList>(MAX_LISTS);
  return {
    'pieces.read': (input) => read(context, input, kept),
    'pieces.paste'({ year, unitId, block }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      const own = unitId === undefined ? {} : { unitId };
      const grids = [cleanText(pastedGrid(block, year))];
      const pending = { listId: context.ids.next(), fileName: '', year, grids, notes: [], ...own };
      const refusal = refuseUnread(pending, match(context, pending));
      if (refusal) return { ok: false, error: refusal };
      kept.put(pending.listId, pending);
      return succeed({ listId: pending.listId });
    },
    'pieces.preview'({ listId, choices }) {
      const pending = kept.get(listId);
      return pending ? succeed(previewOf(context, pending, match(context, pending, choices))) : fail('not-found', GONE);
    },
    async 'pieces.confirm'(input) {
      const pending = kept.get(input.listId);
      return pending ? confirm(context, pending, input) : fail('not-found', GONE);
    },
  };
}

function pastedGrid(block: readonly (readonly string[])[], year: number): Grid {
  const cell = (text: string): GridCell | undefined => {
    if (text.trim() === '') return undefined;
    const day = readDate(text, { year });
    return day.kind === 'date' ? { text, kind: 'date', date: day.date } : { text, kind: 'text' };
  };
  const columns = Math.max(...block.map((row) => row.length));
  return { sheet: '粘贴', columns, rows: block.map((row) => row.map(cell)), merges: [] };
}

function read(context: ServiceContext, input: ParsedInputOf<'pieces.read'>, kept: LatestFew<PendingList>) {
  const { fileId, year } = input;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  return readTableFile(context, { fileId, reading: '正在读取信息清单' }, ({ fileName, grids, notes }) => {
    const listId = context.ids.next();
    const pending = { listId, fileName, year, grids, notes };
    const refusal = refuseUnread(pending, match(context, pending));
    if (refusal) return { ok: false, error: refusal };
    kept.put(listId, pending);
    return succeed({ previewId: listId });
  });
}

/** Why there is nothing to preview: no table holds pieces. */
function refuseUnread({ fileName }: PendingList, { sheets }: Matched): Failure | undefined {
  if (sheets.some(({ rows }) => rows.length > 0)) return undefined;
  const why = sheets.map(({ sheet, skipped }) => `“${sheet}”${skipped ?? '没有信息的行'}`).join('；');
  const what = fileName === '' ? '粘贴的内容' : `“${fileName}”`;
  return fail(
    'no-header',
    `${what}里没有读出信息清单${why === '' ? '' : `：${why}`}。清单应是一张表，每行一篇，写明单位、标题和日期。`,
    fileName === '' ? {} : { place: { file: fileName } },
  ).error;
}

function match(context: ServiceContext, pending: PendingList, choices?: Choices): Matched {
  const { store, clock } = context;
  const { fileName, year, grids, unitId } = pending;
  const names = storedNames(store);
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const isUnit = (text: string): boolean => names.find(text)?.kind === 'unit';
  const known = { year: yearIn(fileName) ?? year, isUnit };
  const sheets = grids.map((grid, place) => readPieceSheet(grid, known, place));
  const titles = new Map(sheets.map(({ sheet, title }) => [sheet, title]));
  const owner = ({ sheet }: PieceRow): string | undefined => {
    if (unitId !== undefined) return units.get(unitId);
    return isUnit(sheet) ? sheet : ownerOf(titles.get(sheet) ?? '', sheet, fileName);
  };
  const matched = matchPieces(
    sheets.flatMap(({ rows }) => rows),
    {
      year,
      today: clock.today(),
      pieces: store.pieces.all(),
      names,
      unitName: (id) => units.get(id) ?? '',
      ownerOf: owner,
    },
    { units: new Map(Object.entries(choices?.units ?? {})), left: new Set(choices?.left) },
  );
  return { sheets, ...matched };
}

function countsOf(lines: readonly PieceLine[]): PieceListPreview['counts'] {
  const count = (state: PieceLine['state']) => lines.filter((line) => line.state === state).length;
  return { add: count('add'), adopt: count('adopt'), already: count('already'), left: count('left') };
}

function previewOf({ store }: ServiceContext, pending: PendingList, { sheets, lines }: Matched): PieceListPreview {
  const { listId, fileName, year, notes } = pending;
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const named = [fileName, ...sheets.map(({ title }) => title)].map(yearIn);
  const other = named.find((one) => one !== undefined && one !== year);
  return {
    listId,
    fileName,
    year,
    tables: sheets.flatMap(({ sheet, headerLine, columns, skipped }) =>
      skipped === undefined
        ? [
            {
              sheet,
              headerLine,
              columns: columns.map(({ letters, header, role }) => ({ letters, header, role: PIECE_ROLE_WORDS[role] })),
            },
          ]
        : [],
    ),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
    notes: [
      ...(other === undefined
        ? []
        : [`清单写的是 ${other} 年，现在打开的是 ${year} 年度：没有写年份的日期按 ${other} 年读。`]),
      ...notes,
    ],
    leftOut: sheets.flatMap(({ leftOut }) => leftOut),
    lines: lines.map((line) => lineView(line, (id) => units.get(id) ?? '')),
    counts: countsOf(lines),
  };
}

function lineView(line: PieceLine, unitName: (id: UnitId) => string): PieceLineView {
  const { row, unit } = line;
  const { title, day } = row.cells;
  const base = {
    key: row.key,
    sheet: row.sheet,
    line: row.line,
    address: title?.address ?? '',
    unit,
    title: title?.text ?? '',
    day: day?.text ?? '',
  };
  if (line.state === 'left') {
    const { reason, address, unknown } = line;
    return { ...base, state: 'left', address, notes: [], reason, ...(unknown === undefined ? {} : { unknown }) };
  }
  const { unitId, on, adoptions } = line.piece;
  return {
    ...base,
    state: line.state,
    meant: { unit: unitName(unitId), on, adoptions: line.state === 'adopt' ? line.adoptions : adoptions },
    notes: line.notes,
    ...(line.state !== 'already' && line.isProposed ? { isProposed: true as const } : {}),
  };
}

async function confirm(
  context: ServiceContext,
  pending: PendingList,
  { year, choices }: ParsedInputOf<'pieces.confirm'>,
): Promise<Outcome<OutputOf<'pieces.confirm'> & Changed>> {
  if (year !== pending.year) {
    return fail('conflict', `清单是按 ${pending.year} 年度核对的，不能记入 ${year} 年度。请按 ${year} 年度重新读取。`, {
      fields: { year: `预览属于 ${pending.year} 年度` },
    });
  }
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const first = match(context, pending, choices);
  if (first.writes.add.length + first.writes.adopt.length === 0) {
    const { already, left } = countsOf(first.lines);
    return succeed({ added: 0, adopted: 0, already, left, changed: false });
  }
  if (pending.fileName !== '') {
    const refusal = await backUpBefore(context, 'beforeImport');
    if (refusal) return { ok: false, error: refusal };
  }
  const { store, clock } = context;
  // Others may have come in between.
  const { lines, writes } = match(context, pending, choices);
  const before = new Map(store.pieces.all().map((piece) => [piece.id, piece]));
  const years = new Set([
    ...writes.add.flatMap((piece) => [...yearsTouched(undefined, piece)]),
    ...writes.adopt.flatMap((piece) => [...yearsTouched(before.get(piece.id), piece)]),
  ]);
  const refusal = refuseYears(context, years);
  if (refusal) return { ok: false, error: refusal };
  const { add, adopt, already, left } = countsOf(lines);
  const name = pending.fileName === '' ? '粘贴信息清单' : `导入信息清单《${pending.fileName}》`;
  return runCommand(context, { label: `${name}（${add} 篇${adopt > 0 ? `，采用 ${adopt} 篇` : ''}）` }, () => {
    for (const piece of writes.add) store.pieces.add({ ...piece, recordedAt: clock.now() });
    for (const piece of writes.adopt) store.pieces.update(piece);
    return { added: writes.add.length, adopted: writes.adopt.length, already, left };
  });
}
