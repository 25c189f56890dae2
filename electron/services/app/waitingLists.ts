import { dateParts } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import type { ServiceContext } from './context.ts';
import { LatestFew } from './kept.ts';
import { readTableFile } from './tableFiles.ts';

/** A list that was read and waits to be taken in: in memory alone, as it may name people. */
export interface WaitingList {
  readonly previewId: string;
  readonly fileName: string;
  readonly grids: readonly Grid[];
}

/** Lists that wait, the latest few. */
export interface WaitingLists {
  readonly get: (previewId: string) => Outcome<WaitingList>;
  readonly drop: (previewId: string) => void;
  /** Reads a file in the background; the job's `previewId` names the list. `nothing`: what the file holds instead of lines, where it has none. */
  readonly read: (
    fileId: string,
    nothing: (list: WaitingList) => string | undefined,
  ) => Outcome<{ readonly jobId: string }>;
}

const MOST = 4;

export function waitingLists(context: ServiceContext): WaitingLists {
  const kept = new LatestFew<WaitingList>(MOST);
  return {
    get(previewId) {
      const list = kept.get(previewId);
      return list
        ? succeed(list)
        : fail('not-found', '这份登记表的预览已失效（读过别的文件，或程序已重启）。请重新选择文件。');
    },
    drop(previewId) {
      kept.drop(previewId);
    },
    read(fileId, nothing) {
      return readTableFile(context, { fileId, reading: '正在读取登记表' }, ({ fileName, grids }) => {
        const previewId = context.ids.next();
        const list = { previewId, fileName, grids };
        const why = nothing(list);
        if (why !== undefined)
          return fail('no-header', `“${fileName}”里没有读出${why}。`, { place: { file: fileName } });
        kept.put(previewId, list);
        return succeed({ previewId });
      });
    },
  };
}

/** The year of a sheet's dates that name none: that of its title, of the file's name, or this one. */
export function yearOfSheet({ clock }: ServiceContext, grid: Grid, fileName: string): number {
  const [title = ''] = (grid.rows[0] ?? []).map((cell) => cell?.text ?? '');
  return yearIn(title) ?? yearIn(fileName) ?? dateParts(clock.today()).year;
}

/** What the sheets of a list hold instead of lines; `undefined` where there are some. `what`: what a line is. */
export function nothingIn(
  sheets: readonly { readonly sheet: string; readonly lines: readonly unknown[]; readonly skipped?: string }[],
  what: string,
): string | undefined {
  if (sheets.some(({ lines }) => lines.length > 0)) return undefined;
  return `${what}：${sheets.map(({ sheet, skipped }) => `工作表“${sheet}”${skipped ?? `没有${what}的行`}`).join('；')}`;
}
