import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

export interface PrintedPage {
  readonly text: string;
}

export interface Printed {
  readonly pages: readonly PrintedPage[];
  /** Width and height in points, alike for all pages. */
  readonly size: readonly [number, number];
}

/** Prints a workbook to PDF with LibreOffice, on a profile of its own, and reads the pages back. */
export function print(bytes: Uint8Array): Printed {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-print-'));
  try {
    const workbook = path.join(folder, 'table.xlsx');
    const pdf = path.join(folder, 'table.pdf');
    writeFileSync(workbook, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, workbook], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    // Every page ends with a form feed.
    const pages = text.split('\f').slice(0, -1);
    return { pages: pages.map((page) => ({ text: page })), size: [Number(size?.[1]), Number(size?.[2])] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
