import type { InputFile } from '../../domain/documentJobs.ts';
import { listedTasks } from '../../domain/exchange/taskList.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { returnedBook, type ReturnedBook } from '../../domain/fillIn/returned.ts';
import { returnedTasks } from '../../domain/fillIn/tasks.ts';
import { takeStamp } from '../../domain/reading/tables/hiddenKeys.ts';
import { recogniseSource, type SourceContent } from '../../domain/reading/recogniseSource.ts';
import { readSource } from '../reading/readSource.ts';
import { refuse } from '../refusals.ts';

/** Reads workbooks that came back, one after the other; each has an outcome of its own. `progress` counts files. */
export async function readFillIns(
  files: readonly InputFile[],
  progress: (done: number, total: number) => void,
): Promise<readonly Outcome<ReturnedBook>[]> {
  const books: Outcome<ReturnedBook>[] = [];
  for (const file of files) {
    books.push(await readOne(file));
    progress(books.length, files.length);
  }
  return books;
}

async function readOne(file: InputFile): Promise<Outcome<ReturnedBook>> {
  try {
    // A date that is none is one cell's trouble: the others are read all the same.
    const source = await readSource(file, () => {}, { impossibleDates: 'asNumbers' });
    return source.ok ? succeed(withTasks(returnedBook(source.value.grids), source.value)) : source;
  } catch {
    // One file that brings the parser down must not take the others with it.
    return refuse.notAWorkbook(file.name, '已损坏，或不是真正的表格文件');
  }
}

/** A file without any form of ours may be a unit's own list: it is read as the import reads tables. */
function withTasks(book: ReturnedBook, source: SourceContent): ReturnedBook {
  if (book.sheets.length > 0 || book.faults || book.requests || book.cases || book.scores) return book;
  // Our own empty list bears the stamp of a book that is no table of duties.
  const { sheets, stamp } = takeStamp(source.grids);
  const own = stamp === undefined ? undefined : returnedTasks(sheets, stamp);
  if (own) return { ...book, ...(own.tasks.length > 0 ? { tasks: own.tasks, taskTroubles: own.troubles } : {}) };
  const read = recogniseSource({ ...source, grids: sheets }, NO_YEAR);
  const tasks = read.ok ? listedTasks(read.value) : [];
  if (!read.ok || tasks.length === 0) return book;
  return { ...book, tasks, heading: [book.heading, ...read.value.tables.map(({ title }) => title)].join('\n') };
}

/** Only wordings are kept of a list: nothing is reckoned from its dates here. */
const NO_YEAR = { planYear: 2000, layouts: [] };
