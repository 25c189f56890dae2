import type { InputFile } from '../../domain/documentJobs.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import { returnedBook, type ReturnedBook } from '../../domain/fillIn/returned.ts';
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
    return source.ok ? succeed(returnedBook(source.value.grids)) : source;
  } catch {
    // One file that brings the parser down must not take the others with it.
    return refuse.notAWorkbook(file.name, '已损坏，或不是真正的表格文件');
  }
}
