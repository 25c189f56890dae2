import type { Year } from '../../domain/brand.ts';
import { readDate } from '../../domain/dates/readDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Grid, GridCell } from '../../domain/sheets/grid.ts';
import { cleanText } from '../app/cleanText.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile, type TableFile } from '../app/tableFiles.ts';

/** A table as it was read; of what was pasted without a name, the text as its bytes. What it means is worked out when asked: the facts may move on. */
export interface PendingTable extends TableFile {
  readonly previewId: string;
  readonly year: Year;
}

interface Manner {
  /** What the job says that it does. */
  readonly reading: string;
  /** Why there is nothing to preview. */
  readonly refuse: (pending: PendingTable) => Failure | undefined;
}

/** Tables that were read and wait to be taken. */
export interface Tables {
  read(input: { readonly year: Year; readonly fileId: string }): Outcome<{ readonly jobId: string }>;
  paste(input: {
    readonly year: Year;
    readonly block: readonly (readonly string[])[];
  }): Outcome<{ readonly previewId: string }>;
  /** `year`: the one that it is to be taken for. */
  find(previewId: string, year?: Year): Outcome<PendingTable>;
}

const MOST = 6;
const GONE = '这份表的预览已失效（读过别的文件，或程序已重启）。请重新粘贴或选择文件。';

export function createTables(context: ServiceContext, { reading, refuse }: Manner): Tables {
  const kept = new LatestFew<PendingTable>(MOST);
  const keep = (pending: PendingTable): Outcome<{ readonly previewId: string }> => {
    const refusal = refuse(pending);
    if (refusal) return { ok: false, error: refusal };
    kept.put(pending.previewId, pending);
    return succeed({ previewId: pending.previewId });
  };
  return {
    read({ year, fileId }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      return readTableFile(context, { fileId, reading }, (file) =>
        keep({ previewId: context.ids.next(), year, ...file }),
      );
    },
    paste({ year, block }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      const bytes = new TextEncoder().encode(block.map((row) => row.join('\t')).join('\n'));
      const grids = [cleanText(pastedGrid(block, year))];
      return keep({ previewId: context.ids.next(), fileName: '', year, grids, notes: [], bytes });
    },
    find(previewId, year) {
      const pending = kept.get(previewId);
      if (pending === undefined) return fail('not-found', GONE);
      if (year === undefined || year === pending.year) return succeed(pending);
      return fail('conflict', `这份表是按 ${pending.year} 年度核对的，不能记入 ${year} 年度。请重新读取。`, {
        fields: { year: `预览属于 ${pending.year} 年度` },
      });
    },
  };
}

function pastedGrid(block: readonly (readonly string[])[], year: number): Grid {
  const cell = (text: string): GridCell | undefined => {
    if (text.trim() === '') return undefined;
    const day = readDate(text, { year });
    // 8.5 is a figure as well as a day of May: only what names its year is a date.
    return day.kind === 'date' && day.spelling === 'full'
      ? { text, kind: 'date', date: day.date }
      : { text, kind: 'text' };
  };
  const columns = Math.max(...block.map((row) => row.length));
  return { sheet: '粘贴', columns, rows: block.map((row) => row.map(cell)), merges: [] };
}
