import type { CheckReport } from '../../contract/checks.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { applicantFinder, type KnownApplicant } from '../../domain/checks/applicants.ts';
import { expressionFinder } from '../../domain/checks/expressions.ts';
import { placeAt, type PlacedText } from '../../domain/checks/texts.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { REQUESTS_NOT_CHECKED } from '../../domain/words/checks.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { JobResult } from '../app/jobRegistry.ts';
import { createKept } from '../app/kept.ts';
import type { JobControl } from '../app/ports.ts';
import { createExpressions } from './expressions.ts';
import { createLinks } from './links.ts';
import { itemRecords, registeredTexts } from './registeredTexts.ts';
import { exportReport } from './reportList.ts';
import { createTextCheck, type TextCheck } from './textCheck.ts';

/** Checks before and after publishing: texts (发布前检查) with the list of expressions (表述库), links (链接检查). */
export function createChecks(context: ServiceContext): AreaHandlers<'checks' | 'expressions' | 'links'> {
  const reports = createKept<Omit<CheckReport, 'reportId'>>(context.ids);
  const job = (phase: string, work: (control: JobControl) => Promise<Outcome<Omit<CheckReport, 'reportId'>>>) =>
    succeed({
      jobId: context.jobs.start(phase, async (control): Promise<Outcome<JobResult>> => {
        const report = await work(control);
        return report.ok ? succeed({ previewId: reports.put(report.value) }) : report;
      }),
    });
  const find = (reportId: string): Outcome<CheckReport> => {
    const report = reports.get(reportId);
    return report
      ? succeed({ ...report, reportId })
      : fail('not-found', '这次检查的结果已不在（程序可能已重启，结果从不保存）。请重新检查。');
  };
  return {
    'checks.text'({ text }) {
      const report = checkText(context, text);
      return succeed({ ...report, reportId: reports.put(report) });
    },
    'checks.file'({ fileId }) {
      const file = context.files.get(fileId);
      return file.ok ? job('正在检查文件', (control) => checkFile(context, file.value, control)) : file;
    },
    'checks.registered'(input) {
      if (!context.store.workspace.year(input.year)) return fail('not-found', `还没有 ${input.year} 年度。`);
      return job('正在检查已登记的内容', (control) => checkRegistered(context, input, control));
    },
    'checks.report': ({ reportId }) => find(reportId),
    'checks.export'({ reportId }) {
      const report = find(reportId);
      return report.ok ? exportReport(context, report.value) : report;
    },
    ...createExpressions(context),
    ...createLinks(context),
  };
}

function textCheck({ store }: ServiceContext): TextCheck {
  const list = store.expressions.all();
  return createTextCheck(
    { expressions: expressionFinder(list), applicants: applicantFinder(applicants(store)) },
    list.length,
  );
}

function applicants(store: ServiceContext['store']): readonly KnownApplicant[] {
  const texts = store.requests.allTexts();
  return store.requests.all().flatMap(({ id, number, applicantKind: kind }) => {
    const own = texts.get(id);
    return own === undefined ? [] : [{ ...own, id, number, kind }];
  });
}

/** A typed text as one: a number may be wrapped over its lines. */
function checkText(context: ServiceContext, text: string): Omit<CheckReport, 'reportId'> {
  const check = textCheck(context);
  const ends = [...text.matchAll(/\r\n?|\n/gu)].map(({ index }) => index);
  const lineAt = (at: number): string => {
    const line = ends.findIndex((end) => end >= at);
    return `第 ${(line === -1 ? ends.length : line) + 1} 段`;
  };
  check.look({ text, place: lineAt });
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '').length;
  return { ...check.report('粘贴的文字', []), texts: lines };
}

async function checkFile(
  { documents, ...context }: ServiceContext,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  control: JobControl,
): Promise<Outcome<Omit<CheckReport, 'reportId'>>> {
  const read = await documents.readTexts({ name, bytes }, control);
  if (!read.ok) return read;
  const check = textCheck({ ...context, documents });
  const looked = await lookThrough(read.value.texts.map(placed), check, control);
  return looked.ok ? succeed(check.report(name, read.value.notes)) : looked;
}

function placed(one: PlacedText) {
  return { text: one.text, place: (at: number) => placeAt(one, at) };
}

/** Texts between which others are answered. */
const AT_ONCE = 200;

async function lookThrough(
  texts: readonly Parameters<TextCheck['look']>[0][],
  check: TextCheck,
  control: JobControl,
): Promise<Outcome<undefined>> {
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    if (control.signal.aborted) return fail('cancelled', '已取消。');
    control.progress('正在检查文字', from, texts.length);
    for (const text of texts.slice(from, from + AT_ONCE)) check.look(text);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return succeed(undefined);
}

async function checkRegistered(
  context: ServiceContext,
  { year, parts }: ParsedInputOf<'checks.registered'>,
  control: JobControl,
): Promise<Outcome<Omit<CheckReport, 'reportId'>>> {
  const check = textCheck(context);
  const looked = await lookThrough(registeredTexts(context, year, new Set(parts)), check, control);
  if (!looked.ok) return looked;
  const notes = parts.includes('files') ? await checkFiles(context, year, check, control) : succeed([]);
  if (!notes.ok) return notes;
  const hasRequests = parts.includes('requests') && context.store.requests.all().length > 0;
  const said = hasRequests ? [REQUESTS_NOT_CHECKED, ...notes.value] : notes.value;
  return succeed(check.report(`${year}年已登记的内容`, said));
}

/** Files that the app can read the text of. */
const READABLE = /\.(?:docx?|wps|xlsx?|et|txt|csv|pdf)$/iu;

/** Looks through the files of a year's evidence; the sentences say which could not be read. */
async function checkFiles(
  context: ServiceContext,
  year: Year,
  check: TextCheck,
  control: JobControl,
): Promise<Outcome<readonly string[]>> {
  const { store, evidenceFolder, documents } = context;
  const record = itemRecords(context, year);
  const files = store.evidence.ofYear(year).flatMap((each) => (each.kind === 'file' ? [each] : []));
  const readable = files.filter(({ file }) => READABLE.test(file.name));
  const notes: string[] = [];
  for (const [at, each] of readable.entries()) {
    const { name, sha256 } = each.file;
    control.progress(`正在检查“${name}”`, at, readable.length);
    const bytes = await evidenceFolder.read(sha256);
    const read = bytes.ok
      ? await documents.readTexts({ name, bytes: bytes.value }, { signal: control.signal, progress: () => undefined })
      : bytes;
    if (control.signal.aborted) return fail('cancelled', '已取消。');
    if (read.ok)
      for (const one of read.value.texts)
        check.look({ text: one.text, place: (at) => `${name} ${placeAt(one, at)}`, ...record(each) });
    else
      notes.push(read.error.message.includes(name) ? read.error.message : `“${name}”没有检查：${read.error.message}`);
  }
  const others = files.length - readable.length;
  if (others > 0) notes.push(`另有 ${others} 个佐证文件不是 Word、Excel、PDF 或文本文件（图片、OFD 等），没有检查。`);
  return succeed(notes);
}
