import { parsePlainDate } from '../dates/plainDate.ts';
import { STATUS_WORDS, statusOf } from '../fillIn/form.ts';
import type { RoundAnswer } from '../fillIn/round.ts';
import type { OpenField } from '../model/documents.ts';
import type { RowDiff } from './bookCells.ts';
import type { RowWrite } from './bookWriting.ts';

/** What an answer says, without whose and when. */
type Said = Pick<RoundAnswer, 'status' | 'doneOn' | 'link' | 'progress'>;

interface Known {
  readonly write: RowWrite | undefined;
  /** The cells that are taken over. */
  readonly take: readonly OpenField[];
  /** What the unit said of it in this round before. */
  readonly before: Said | undefined;
}

/**
 * What a row says in its round. A cell that brings nothing new against what was printed, cannot be read, or is left, leaves what was said in the round
 * before as it is. Where nothing was said yet, a cell that cannot be read or was emptied stands as it was printed.
 */
export function roundAnswer({ cells, theirs, base }: RowDiff, { write, take, before }: Known): Said {
  const text = (field: OpenField, said: string | undefined): string => {
    const change = cells.find((cell) => cell.field === field);
    const taken = change !== undefined && change.barred === undefined && take.includes(field);
    if (taken) return theirs[field];
    const printed = base?.[field] ?? '';
    if (said !== undefined) {
      const isNews = change === undefined && theirs[field] !== printed;
      return isNews ? theirs[field] : said;
    }
    return change?.barred === 'unreadable' || change?.clears === true ? printed : theirs[field];
  };
  const dated = write?.doneOn;
  const { status: statusBefore, doneOn: doneBefore, link, progress } = before ?? {};
  const wordBefore = before === undefined ? undefined : statusBefore === undefined ? '' : STATUS_WORDS[statusBefore];
  return {
    // A date says that it was done.
    status: dated === undefined ? statusOf(text('status', wordBefore)) : 'done',
    doneOn: dated ?? parsePlainDate(text('doneOn', before && (doneBefore ?? ''))),
    link: text('link', link),
    progress: text('progress', progress),
  };
}
