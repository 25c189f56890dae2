import { foldLookAlikes } from '../lookAlikes.ts';
import type { DutyTexts } from '../model/duty.ts';
import type { TableRow } from '../reading/tables/recognisedTable.ts';

/** The texts of a row as they are stored and compared. */
export function textsOf(row: TableRow): DutyTexts {
  const { number, task, subtask, timeWording, unitsWording } = row;
  // A row that names only its task asks for the task itself.
  const content = row.content.trim() || subtask.trim() || task.trim();
  return { number, task, subtask, content, timeWording, unitsWording };
}

const remembered = new Map<string, string>();
const MOST_REMEMBERED = 50_000;

/** Text as it is compared: look-alikes folded, full-width and half-width alike, without blanks and closing punctuation. */
export function comparable(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const made = foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[。;；,，、.]+$/u, '');
  // The same wordings stand in many rows, and each is compared several times.
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, made);
  return made;
}

/** Whether two texts say the same to a reader. */
export function sameText(a: string, b: string): boolean {
  return a === b || comparable(a) === comparable(b);
}
