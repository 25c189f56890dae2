import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { fileNameOf } from '../../domain/papers/paper.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import type { ServiceContext } from '../app/context.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Heading {
  readonly district: string;
  /** Of what belongs to one. */
  readonly year: number | undefined;
  readonly asOf: PlainDate;
}

interface List {
  /** Of the sheet. */
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly footer: readonly string[];
}

export function textCell(text: string, tone?: 'alarm'): CellSpec {
  return text === '' ? { kind: 'empty' } : { kind: 'text', text, ...(tone === undefined ? {} : { tone }) };
}

/** A numbered list as a workbook to be printed. */
export function listWorkbook({ district, year, asOf }: Heading, list: List): WorkbookSpec {
  const title = `${district}${year === undefined ? '' : `${year}年`}${list.title}`;
  const columns: readonly ColumnSpec[] = [{ header: ['序号'], width: 5, align: 'center' }, ...list.columns];
  const numbered = list.rows.map((row, at): readonly CellSpec[] => [
    { kind: 'number', value: at + 1, format: '0' },
    ...row,
  ]);
  const empty = [textCell('没有内容。'), ...list.columns.map(() => textCell(''))];
  return {
    fileName: fileNameOf(`${title}（${chineseDate(asOf)}）`, 'xlsx'),
    sheets: [
      {
        name: list.name,
        title,
        caption: [list.caption, chineseDate(asOf)],
        columns,
        rows: numbered.length === 0 ? [empty] : numbered,
        merges: numbered.length === 0 ? [{ top: 0, left: 0, bottom: 0, right: columns.length - 1 }] : [],
        footer: list.footer,
        paper: 'A3',
      },
    ],
  };
}

/** Writes a workbook in the background; the job's `fileId` is the file. */
export function writeList(
  { store, clock, jobs, documents, files }: ServiceContext,
  year: number | undefined,
  make: (heading: Heading) => WorkbookSpec,
): Outcome<{ readonly jobId: string }> {
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const spec = make({ district, year, asOf: clock.today() });
  const jobId = jobs.start('正在生成表格', async (control) => {
    const written = await documents.writeWorkbook(spec, control);
    if (!written.ok) return written;
    const kept = files.put({ name: spec.fileName, mediaType: MEDIA_TYPE, bytes: written.value });
    return kept.ok ? succeed({ fileId: kept.value, fileName: spec.fileName }) : kept;
  });
  return succeed({ jobId });
}
