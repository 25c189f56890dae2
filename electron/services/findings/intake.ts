import type { Changed } from '../../contract/define.ts';
import type { FindingLineView, FindingsPreview } from '../../contract/findings.ts';
import type { OutputOf, ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import {
  matchFindings,
  NO_FINDING_CHOICES,
  type FindingChoices,
  type FindingLine,
  type IncomingFinding,
} from '../../domain/exchange/findingMatching.ts';
import { readFindingSheet, type FindingRow, type FindingSheet } from '../../domain/exchange/findingTable.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { ownerOf } from '../../domain/reading/tables/titleUnit.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile } from '../app/tableFiles.ts';
import { storedNames } from '../year/parties.ts';

/** A list as it was read. What its lines mean is worked out when asked: the record may move on. */
interface PendingList {
  readonly previewId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly grids: readonly Grid[];
  readonly notes: readonly string[];
}

interface ListMatch {
  readonly sheets: readonly FindingSheet[];
  readonly lines: readonly FindingLine[];
}

type Summary = OutputOf<'findings.confirm'>;

const MAX_LISTS = 6;
const GONE = '这份问题清单的预览已失效（读过别的文件，或程序已重启）。请重新选择文件。';

/** A list of findings in: read in the background, previewed line by line, put on record as one command. */
export function createIntake(
  context: ServiceContext,
): Pick<AreaHandlers<'findings'>, 'findings.read' | 'findings.preview' | 'findings.confirm'> {
  const kept = new LatestFew<PendingList>(MAX_LISTS);
  return {
    'findings.read': (input) => read(context, input, kept),
    'findings.preview'({ previewId, choices }) {
      const pending = kept.get(previewId);
      return pending ? succeed(previewOf(context, pending, match(context, pending, choices))) : fail('not-found', GONE);
    },
    async 'findings.confirm'(input) {
      const pending = kept.get(input.previewId);
      return pending ? confirm(context, pending, input) : fail('not-found', GONE);
    },
  };
}

function read(context: ServiceContext, { fileId, year }: ParsedInputOf<'findings.read'>, kept: LatestFew<PendingList>) {
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  return readTableFile(context, { fileId, reading: '正在读取问题清单' }, ({ fileName, grids, notes }) => {
    const previewId = context.ids.next();
    const pending = { previewId, fileName, year, grids, notes };
    const refusal = refuseUnread(pending, match(context, pending));
    if (refusal) return { ok: false, error: refusal };
    kept.put(previewId, pending);
    return succeed({ previewId });
  });
}

/** Reads a list's sheets, and sets every line beside what is on record. */
function match(
  { store, clock }: ServiceContext,
  { fileName, year, grids }: PendingList,
  choices?: ParsedInputOf<'findings.preview'>['choices'],
): ListMatch {
  const sheets = grids.map((grid, place) => readFindingSheet(grid, yearIn(fileName) ?? year, place));
  const names = storedNames(store);
  const record = {
    today: clock.today(),
    findings: store.findings.ofYear(year),
    names,
    ownerOf: ({ title, sheet }: FindingRow) =>
      names.find(sheet)?.kind === 'unit' ? sheet : ownerOf(title, sheet, fileName),
  };
  const rows = sheets.flatMap((sheet) => sheet.rows);
  return {
    sheets,
    lines: matchFindings(rows, record, choices === undefined ? NO_FINDING_CHOICES : choicesOf(choices)),
  };
}

function choicesOf({ units, left, ...rest }: ParsedInputOf<'findings.preview'>['choices']): FindingChoices {
  return { ...rest, units: new Map(Object.entries(units)), left: new Set(left) };
}

/** Why there is nothing to preview: no sheet lists findings. */
function refuseUnread({ fileName, grids }: PendingList, { sheets }: ListMatch): Failure | undefined {
  if (sheets.some(({ rows }) => rows.length > 0)) return undefined;
  const why = sheets.map(({ skipped }, at) => `工作表“${grids[at]?.sheet ?? ''}”${skipped ?? '没有问题的行'}`);
  const said = why.length > 0 ? why.join('；') : '文件里没有表格';
  return fail(
    'no-header',
    `“${fileName}”里没有读出问题清单：${said}。问题清单应是一张表，每行一个问题，写明单位、指标、扣分、失分原因。`,
    { place: { file: fileName } },
  ).error;
}

async function confirm(
  context: ServiceContext,
  pending: PendingList,
  { year, choices }: ParsedInputOf<'findings.confirm'>,
): Promise<Outcome<Summary>> {
  if (year !== pending.year) {
    return fail('conflict', `这份清单是按 ${pending.year} 年度核对的，不能导入到 ${year} 年度。请重新读取。`, {
      fields: { year: `预览属于 ${pending.year} 年度` },
    });
  }
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  if (nothingNew(match(context, pending, choices).lines)) {
    return succeed({ ...summaryOf(match(context, pending, choices).lines), changed: false });
  }
  const refusal = await backUpBefore(context, 'beforeImport');
  if (refusal) return { ok: false, error: refusal };
  // Others may have come in between.
  const { lines } = match(context, pending, choices);
  const summary = summaryOf(lines);
  if (nothingNew(lines)) return succeed({ ...summary, changed: false });
  const label = `导入问题清单《${pending.fileName}》（新增 ${summary.added}，补充 ${summary.filled}）`;
  const written = runCommand(context, { label }, () => {
    for (const line of lines) write(context, year, line);
    return {};
  });
  return written.ok ? succeed({ ...summary, ...(written.value satisfies Changed) }) : written;
}

function nothingNew(lines: readonly FindingLine[]): boolean {
  return lines.every(({ state }) => state === 'already' || state === 'left');
}

function write({ store, clock }: ServiceContext, year: Year, line: FindingLine): void {
  if (line.state === 'add') {
    const { reply, recheck, ...facts } = line.incoming;
    const id = store.findings.add(year, facts, clock.now());
    if (reply) store.findings.setReply(id, reply);
    if (recheck) store.findings.setRecheck(id, recheck);
  }
  if (line.state === 'fill') {
    const { reply, recheck, ...fill } = line.fill;
    const { id, reply: _reply, recheck: _recheck, ...facts } = line.finding;
    if (Object.keys(fill).length > 0) store.findings.update(id, { ...facts, ...fill });
    if (reply) store.findings.setReply(id, reply);
    if (recheck) store.findings.setRecheck(id, recheck);
  }
}

function summaryOf(lines: readonly FindingLine[]): Omit<Summary, keyof Changed> {
  const count = (state: FindingLine['state']) => lines.filter((line) => line.state === state).length;
  return { added: count('add'), filled: count('fill'), already: count('already'), left: count('left') };
}

function previewOf(
  { store }: ServiceContext,
  { previewId, fileName, year, notes }: PendingList,
  { sheets, lines }: ListMatch,
): FindingsPreview {
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const { added, filled, already, left } = summaryOf(lines);
  return {
    previewId,
    fileName,
    year,
    tables: sheets.flatMap(({ tables }) =>
      tables.map(({ sheet, title, headerLine, columns }) => ({ sheet, title, headerLine, columns })),
    ),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
    notes,
    leftOut: sheets.flatMap(({ leftOut }) => leftOut),
    lines: lines.map((line) => lineView(line, (incoming) => units.get(incoming.unitId) ?? '')),
    counts: { add: added, fill: filled, already, left },
  };
}

function lineView(line: FindingLine, unitOf: (incoming: IncomingFinding) => string): FindingLineView {
  const { key, row, unit } = line;
  const base = {
    key,
    sheet: row.sheet,
    line: row.line,
    unit,
    cause: row.cells.cause?.text ?? '',
    address: row.cells.cause?.address ?? '',
  };
  if (line.state === 'left') {
    const { reason, address, unknown } = line;
    return { ...base, state: 'left', address, reason, notes: [], ...(unknown === undefined ? {} : { unknown }) };
  }
  const { state, incoming, notes } = line;
  const { reply, recheck, unitId: _unit, cause: _cause, ...facts } = incoming;
  return {
    ...base,
    state,
    notes: line.state === 'fill' ? [`补充${filledWords(line.fill)}`, ...notes] : notes,
    read: {
      ...facts,
      unit: unitOf(incoming),
      reply: reply?.text ?? '',
      replyLink: reply?.link ?? '',
      ...(recheck ? { recheck: { on: recheck.on, result: recheck.result } } : {}),
    },
  };
}

const FILL_WORDS = { full: '分值', points: '扣分', rectifyBy: '整改时限', reply: '整改情况', recheck: '复核' } as const;

function filledWords(fill: object): string {
  return Object.entries(FILL_WORDS)
    .filter(([field]) => field in fill)
    .map(([, word]) => word)
    .join('、');
}
