import type { LedgerSummary } from '../../contract/oldLedger.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Changed } from '../../contract/define.ts';
import type { Year } from '../../domain/brand.ts';
import type { LedgerLine } from '../../domain/exchange/ledgerMatching.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { countBefore } from '../../domain/occurrences/counts.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { backUpBefore } from '../app/backups.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile } from '../app/tableFiles.ts';
import { refuseRegistering, writeRegistrations } from '../registrations/fulfilments.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { matchWithStore, type LedgerMatch, type PendingLedger } from './match.ts';
import { previewOf } from './preview.ts';

const MAX_LEDGERS = 6;
const GONE = '这份旧台账的预览已失效（读过别的文件，或程序已重启）。请重新选择文件。';

/** An old ledger in: read in the background, previewed line by line, registered as one command. */
export function createOldLedger(context: ServiceContext): AreaHandlers<'oldLedger'> {
  const kept = new LatestFew<PendingLedger>(MAX_LEDGERS);
  return {
    'oldLedger.read': (input) => read(context, input, kept),
    'oldLedger.preview'({ ledgerId, choices }) {
      const pending = kept.get(ledgerId);
      if (!pending) return fail('not-found', GONE);
      return succeed(previewOf(context, pending, matchWithStore(context, pending, choices)));
    },
    async 'oldLedger.confirm'(input) {
      const pending = kept.get(input.ledgerId);
      return pending ? confirm(context, pending, input) : fail('not-found', GONE);
    },
  };
}

function read(
  context: ServiceContext,
  { fileId, year }: ParsedInputOf<'oldLedger.read'>,
  kept: LatestFew<PendingLedger>,
) {
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  return readTableFile(context, { fileId, reading: '正在读取旧台账' }, ({ fileName, grids, notes }) => {
    const ledgerId = context.ids.next();
    const pending = { ledgerId, fileName, year, grids, notes };
    const refusal = refuseUnread(pending, matchWithStore(context, pending));
    if (refusal) return { ok: false, error: refusal };
    kept.put(ledgerId, pending);
    return succeed({ previewId: ledgerId });
  });
}

/** Why there is nothing to preview: no sheet holds the lines of a ledger. */
function refuseUnread({ fileName, grids }: PendingLedger, { sheets }: LedgerMatch): Failure | undefined {
  if (sheets.some(({ rows }) => rows.length > 0)) return undefined;
  const why = sheets.map(({ skipped }, at) => `工作表“${grids[at]?.sheet ?? ''}”${skipped ?? '没有登记的行'}`);
  const said = why.length > 0 ? why.join('；') : '文件里没有表格';
  return fail(
    'no-header',
    `“${fileName}”里没有读出旧台账：${said}。旧台账应是一张表，每行一项，写明事项、单位、所属期或应办日期、办结日期。`,
    { place: { file: fileName } },
  ).error;
}

async function confirm(
  context: ServiceContext,
  pending: PendingLedger,
  { year, choices }: ParsedInputOf<'oldLedger.confirm'>,
): Promise<Outcome<LedgerSummary & Changed>> {
  if (year !== pending.year) {
    return fail(
      'conflict',
      `旧台账是按 ${pending.year} 年度核对的，不能登记到 ${year} 年度。请按 ${year} 年度重新读取。`,
      {
        fields: { year: `预览属于 ${pending.year} 年度` },
      },
    );
  }
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const before = matchWithStore(context, pending, choices);
  if (registrationsOf(before.lines).length === 0)
    return succeed({ ...summaryOf(context, year, before.lines), changed: false });
  const refusal = await backUpBefore(context, 'beforeImport');
  if (refusal) return { ok: false, error: refusal };
  // Others may have come in between.
  const { lines } = matchWithStore(context, pending, choices);
  const items = registrationsOf(lines);
  const [first] = items;
  if (!first) return succeed({ ...summaryOf(context, year, lines), changed: false });
  const { earlyReason } = choices;
  const why = earlyReason === undefined ? {} : { earlyReason };
  const input = { items, doneOn: first.doneOn, title: '', link: '', ...why };
  const stray = refuseRegistering(context, input);
  if (stray) return { ok: false, error: stray };
  const written = runCommand(context, { label: `导入旧台账《${pending.fileName}》（登记 ${items.length} 条）` }, () => {
    writeRegistrations(context, input);
    return {};
  });
  return written.ok ? succeed({ ...summaryOf(context, year, lines), ...written.value }) : written;
}

function registrationsOf(lines: readonly LedgerLine[]) {
  return lines.flatMap((line) => {
    if (line.state !== 'register') return [];
    const { occurrence, doneOn, title, link } = line.registers;
    return [{ ...occurrenceKey(occurrence), doneOn, title, link }];
  });
}

function summaryOf(context: ServiceContext, year: Year, lines: readonly LedgerLine[]): LedgerSummary {
  const count = (state: LedgerLine['state']) => lines.filter((line) => line.state === state).length;
  return {
    registered: count('register'),
    already: count('already'),
    open: count('open'),
    left: count('left'),
    before: countBefore(derivedYear(context, year).occurrences),
  };
}
