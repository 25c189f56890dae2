import type { SourceRow, ImportedDuty } from '../../store/dutyRecords.ts';

/** The table that rows come from. */
export interface TableIdentity {
  readonly fileName: string;
  readonly sheet: string;
  readonly title: string;
}

/** Text as it is compared: full-width and half-width alike, without blanks and closing punctuation. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[。;；,，、.]+$/u, '');
}

/** A file's name without its extension and the marks of a copy: 「明细表 (1).xlsx」, 「明细表 - 副本.xlsx」. */
function fileStem(fileName: string): string {
  return comparable(fileName.replace(/\.[a-z0-9]{1,5}$/iu, '').replace(/(\s*[-－]?\s*副本)?\s*([(（]\d+[)）])?$/u, ''));
}

/** Whether a stored duty comes from an earlier state of this document: same title, or same file and sheet. */
function sameDocument(source: NonNullable<ImportedDuty['source']>, table: TableIdentity): boolean {
  const title = comparable(table.title);
  if (title !== '' && comparable(source.title) === title) return true;
  return comparable(source.sheet) === comparable(table.sheet) && fileStem(source.fileName) === fileStem(table.fileName);
}

type Texts = Pick<SourceRow, 'number' | 'task' | 'subtask' | 'content'>;

const withNumber = (row: Texts) => [row.number, row.task, row.subtask, row.content].map(comparable).join('\n');
const fullText = (row: Texts) => [row.task, row.subtask, row.content].map(comparable).join('\n');
const ownText = (row: Texts) => comparable(row.content);

/** The stored text that a row is compared by: as the file had it, whatever the office changed since. */
const asImported = (duty: ImportedDuty): Texts => duty.source?.row ?? duty;

/**
 * Finds the stored duty of each row, or `undefined` for new ones. `stored` are the duties of the same year and kind.
 *
 * Within the same document by number and text, then text, then content alone, then number; the last two only where they
 * name one row and one duty. Text comes before number, so that a row put in between does not shift all that follow; a
 * number alone never finds a duty of another document. Last, duties of other documents by their whole text.
 */
export function matchRows(
  rows: readonly Texts[],
  table: TableIdentity,
  stored: readonly ImportedDuty[],
): readonly (ImportedDuty | undefined)[] {
  const own: ImportedDuty[] = [];
  const others: ImportedDuty[] = [];
  for (const duty of stored) (duty.source && sameDocument(duty.source, table) ? own : others).push(duty);
  const matches = new Matches(rows);
  matches.inTurn(own, withNumber, asImported);
  matches.inTurn(own, fullText, asImported);
  matches.inTurn(own, fullText, (duty) => duty);
  matches.onlyPairs(own, ownText, asImported);
  matches.onlyPairs(own, ({ number }) => comparable(number), asImported);
  matches.inTurn(others, fullText, asImported);
  return matches.result();
}

class Matches {
  readonly #rows: readonly Texts[];
  readonly #found: (ImportedDuty | undefined)[];
  readonly #taken = new Set<ImportedDuty>();

  constructor(rows: readonly Texts[]) {
    this.#rows = rows;
    this.#found = rows.map(() => undefined);
  }

  result(): readonly (ImportedDuty | undefined)[] {
    return this.#found;
  }

  /** Pairs equal keys in order: the first with the first, the second with the second. */
  inTurn(duties: readonly ImportedDuty[], key: (row: Texts) => string, textOf: (duty: ImportedDuty) => Texts): void {
    const waiting = this.#byKey(duties, key, textOf);
    for (const [index, row] of this.#rows.entries()) {
      if (this.#found[index]) continue;
      const duty = waiting.get(key(row))?.shift();
      if (duty) this.#pair(index, duty);
    }
  }

  /** Pairs keys that one open row and one open duty have. Empty keys are none. */
  onlyPairs(duties: readonly ImportedDuty[], key: (row: Texts) => string, textOf: (duty: ImportedDuty) => Texts): void {
    const waiting = this.#byKey(duties, key, textOf);
    const open = this.#rows.flatMap((row, index) => (this.#found[index] ? [] : [{ index, key: key(row) }]));
    for (const [text, rows] of Map.groupBy(open, (row) => row.key)) {
      const [row] = rows;
      const [duty] = waiting.get(text) ?? [];
      if (text !== '' && row && duty && rows.length === 1 && waiting.get(text)?.length === 1)
        this.#pair(row.index, duty);
    }
  }

  #byKey(duties: readonly ImportedDuty[], key: (row: Texts) => string, textOf: (duty: ImportedDuty) => Texts) {
    return Map.groupBy(
      duties.filter((duty) => !this.#taken.has(duty)),
      (duty) => key(textOf(duty)),
    );
  }

  #pair(index: number, duty: ImportedDuty): void {
    this.#found[index] = duty;
    this.#taken.add(duty);
  }
}
