import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why printing cannot be tried on this machine; `undefined` where LibreOffice and poppler are installed. */
export function missingPrinter(): string | undefined {
  for (const tool of ['soffice', 'pdftotext', 'pdfinfo']) {
    if (spawnSync(tool, ['--version'], { stdio: 'ignore' }).error)
      return `${tool} is not installed: printing is not tried`;
  }
  return undefined;
}

/** Why documents cannot be converted on this machine; `undefined` where LibreOffice is installed. */
export function missingOffice(): string | undefined {
  const { error } = spawnSync('soffice', ['--version'], { stdio: 'ignore' });
  return error ? 'soffice is not installed: .doc files cannot be made' : undefined;
}

export interface PrintedPage {
  readonly text: string;
}

export interface Printed {
  readonly pages: readonly PrintedPage[];
  /** Width and height in points, alike for all pages. */
  readonly size: readonly [number, number];
}

/** Only what hangs takes this long. */
const PATIENCE_MS = 600_000;

interface Office {
  readonly program: ChildProcess;
  readonly folder: string;
  /** Names its profile: a call with it is done by the program that is open. */
  readonly profile: string;
}

let office: Office | undefined;

/**
 * Starting takes most of the time of a conversion: one LibreOffice stays open for all of a test file, on a profile of
 * its own. An empty document keeps it from ending with the first conversion: the document must be open by then, which
 * its lock tells.
 */
function openOffice(): Office {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-office-'));
  const profile = `-env:UserInstallation=file://${folder}`;
  const open = path.join(folder, 'open.txt');
  writeFileSync(open, '');
  const args = [profile, '--headless', '--norestore', '--nologo', open];
  const program = spawn('soffice', args, { stdio: 'ignore' });
  const deadline = Date.now() + PATIENCE_MS;
  while (!existsSync(path.join(folder, '.~lock.open.txt#'))) {
    if (Date.now() > deadline) throw new Error('LibreOffice did not start');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  return { program, folder, profile };
}

/** Ends the LibreOffice that conversions opened: each test file that converts calls it after all its tests. */
export async function closeOffice(): Promise<void> {
  if (office === undefined) return;
  const { program, folder } = office;
  office = undefined;
  if (program.exitCode === null && program.signalCode === null) {
    program.kill();
    await once(program, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Opens a file with LibreOffice and converts it; answers what `take` finds in the folder. */
function converted<Value>(name: string, bytes: Uint8Array, to: string, take: (folder: string) => Value): Value {
  office ??= openOffice();
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-print-'));
  try {
    const source = path.join(folder, name);
    writeFileSync(source, bytes);
    // A table of text as its dialog proposes it for UTF-8: commas, quotes, dates and numbers recognised.
    const filter = name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,2052,false,true'] : [];
    const out = ['--outdir', path.join(folder, 'out')];
    const args = [office.profile, '--headless', ...filter, '--convert-to', to, ...out, source];
    execFileSync('soffice', args, { stdio: 'ignore', timeout: PATIENCE_MS });
    return take(path.join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A workbook, or a table of another format, as LibreOffice saves it: as .xlsx, where no other kind is named. */
export function resave(
  bytes: Uint8Array,
  name = 'table.xlsx',
  kind: 'xlsx' | 'xls' | 'ods' = 'xlsx',
): Uint8Array<ArrayBuffer> {
  const saved = `${path.parse(name).name}.${kind}`;
  return converted(name, bytes, kind, (out) => new Uint8Array(readFileSync(path.join(out, saved))));
}

/** A document of another format as LibreOffice saves it in the format of Word 97 (.doc). */
export function saveAsDoc(bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const saved = `${path.parse(name).name}.doc`;
  return converted(name, bytes, 'doc:MS Word 97', (out) => new Uint8Array(readFileSync(path.join(out, saved))));
}

/** A workbook or a document, by its name, as a PDF. */
export function saveAsPdf(bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  return converted(
    name,
    bytes,
    'pdf',
    (out) => new Uint8Array(readFileSync(path.join(out, `${path.parse(name).name}.pdf`))),
  );
}

/** Prints a workbook, or a document whose name is given, to PDF with LibreOffice and reads the pages back. */
export function print(bytes: Uint8Array, name = 'table.xlsx'): Printed {
  return converted(name, bytes, 'pdf', (out) => {
    const pdf = path.join(out, `${path.parse(name).name}.pdf`);
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    // Every page ends with a form feed.
    const pages = text.split('\f').slice(0, -1);
    return { pages: pages.map((page) => ({ text: page })), size: [Number(size?.[1]), Number(size?.[2])] };
  });
}
