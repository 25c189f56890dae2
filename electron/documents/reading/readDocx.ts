import type { Outcome } from '../../domain/failure.ts';
import type { SourceContent } from '../../domain/reading/recogniseSource.ts';
import { BrokenDocument } from './brokenDocument.ts';
import { contentOf } from './documentContent.ts';
import { refuse } from '../refusals.ts';
import type { ReportPhase } from './readWorkbook.ts';
import type { PackedPart } from './unpack.ts';
import { readNumbering } from './wordNumbering.ts';
import { readWordBody } from './wordBody.ts';
import { readWordRemarks } from './wordRemarks.ts';
import { readTextStyles } from './wordStyles.ts';

const READING = '正在读取文档';
const BODY = /^word\/document\d*\.xml$/i;

/** Whether a package is a Word document, and not a workbook or a presentation. */
export function isDocx(parts: readonly PackedPart[]): boolean {
  return parts.some(({ name }) => /^word\//i.test(name));
}

/**
 * Reads a Word document (.docx, .docm, .dotx): its tables with their merged cells, and the text outside them. Errors:
 * `not-a-document` where its text is missing or cut off, `empty-workbook`, `too-many-rows`.
 *
 * The body is walked here and not by a converter to HTML: those leave out the formats of automatic numbers (一、（一）) and the
 * widths that say which cells stand in one column.
 */
export function readDocx(file: string, parts: readonly PackedPart[], report: ReportPhase): Outcome<SourceContent> {
  const body = parts.find(({ name }) => BODY.test(name));
  if (!body) return refuse.damagedDocument(file);
  const bytesOf = (name: string): Uint8Array | undefined =>
    parts.find((part) => part.name.toLowerCase() === name)?.bytes;
  try {
    const numbering = readNumbering(bytesOf('word/numbering.xml'), bytesOf('word/styles.xml'));
    return contentOf(
      file,
      readWordBody(
        body.bytes,
        numbering,
        readTextStyles(bytesOf('word/styles.xml')),
        readWordRemarks(bytesOf),
        (done, total) => report(READING, done, total),
      ),
    );
  } catch (error) {
    if (error instanceof BrokenDocument) return refuse.damagedDocument(file);
    throw error;
  }
}
