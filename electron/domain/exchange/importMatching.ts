import type { DutyId, ImportId } from '../brand.ts';
import { comparable } from './importTexts.ts';
import type { DutyTexts } from '../model/duty.ts';

/** A stored duty as a re-import compares it. */
export interface ImportedDuty extends DutyTexts {
  readonly id: DutyId;
  readonly sort: number;
  readonly source?: {
    readonly importId: ImportId;
    readonly fileName: string;
    readonly sheet: string;
    readonly title: string;
    readonly address: string;
    readonly row: DutyTexts;
  };
}

/** The table that rows come from. */
export interface TableIdentity {
  readonly fileName: string;
  readonly sheet: string;
  readonly title: string;
  /** A plan's text, not a table. */
  readonly isPlan: boolean;
}

/** A stored duty, and whether it came from a plan's text. */
export interface Candidate {
  readonly duty: ImportedDuty;
  readonly fromPlan: boolean;
}

export interface Match {
  readonly duty: ImportedDuty;
  readonly by: 'number' | 'text';
  /** The same measure in a plan's text and in a table: what the other document says elsewhere is no news. */
  readonly acrossKinds?: true;
}

/** A file's name without its extension and the marks of a copy: 「明细表 (1).xlsx」, 「明细表 - 副本.xlsx」. */
function fileStem(fileName: string): string {
  return comparable(fileName.replace(/\.[a-z0-9]{1,5}$/iu, '').replace(/(\s*[-－]?\s*副本)?\s*([(（]\d+[)）])?$/u, ''));
}

/** Pasted text has no name of its own: two pastes are one document only where they bear the same title. */
const PASTE = /^剪贴板\.(?:html|txt)$/u;

/** Tells whether a stored duty comes from an earlier state of this document: same title, or same file and sheet. */
export function ofDocument(table: TableIdentity): (candidate: Candidate) => boolean {
  const title = comparable(table.title);
  const sheet = comparable(table.sheet);
  const stem = fileStem(table.fileName);
  const isPaste = PASTE.test(table.fileName);
  const known = new Map<string, boolean>();
  return ({ duty: { source }, fromPlan }) => {
    if (!source || fromPlan !== table.isPlan) return false;
    const key = [source.importId, source.sheet, source.title].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const same =
      (title !== '' && comparable(source.title) === title) ||
      (!isPaste && comparable(source.sheet) === sheet && fileStem(source.fileName) === stem);
    known.set(key, same);
    return same;
  };
}

type Texts = Pick<DutyTexts, 'number' | 'task' | 'subtask' | 'content'>;

const withNumber = (row: Texts) => [row.number, row.task, row.subtask, row.content].map(comparable).join('\n');
const fullText = (row: Texts) => [row.task, row.subtask, row.content].map(comparable).join('\n');
const ownText = (row: Texts) => comparable(row.content);

/** The stored text that a row is compared by: as the file had it, whatever the office changed since. */
const asImported = (duty: ImportedDuty): Texts => duty.source?.row ?? duty;
const asStored = (duty: ImportedDuty): Texts => duty;

/** Shorter ones (部门会议) may stand for different things in two documents. */
const TELLING_TEXT = 8;

/**
 * Finds the stored duty of each row, or `undefined` for new ones. `stored` are the duties of the same year and kind.
 *
 * Within the same document by number and text, then text, then content alone, then number; the last two only where they
 * name one row and one duty. Text comes before number, so that a row put in between does not shift all that follow; a
 * number alone never finds a duty of another document. Then duties of other documents by their whole text; last, between
 * a plan's text and a table, by the measure alone.
 */
export function matchRows(
  rows: readonly Texts[],
  table: TableIdentity,
  stored: readonly Candidate[],
): readonly (Match | undefined)[] {
  const isOwn = ofDocument(table);
  const own: ImportedDuty[] = [];
  const others: ImportedDuty[] = [];
  const acrossKinds: ImportedDuty[] = [];
  for (const candidate of stored) {
    const { duty, fromPlan } = candidate;
    if (isOwn(candidate)) own.push(duty);
    else if (duty.source && fromPlan !== table.isPlan) acrossKinds.push(duty);
    else others.push(duty);
  }
  const matches = new Matches(rows);
  matches.inTurn(own, withNumber, asImported, 'number');
  matches.inTurn(own, fullText, asImported, 'text');
  matches.inTurn(own, fullText, asStored, 'text');
  matches.onlyPairs(own, ownText, asImported, 'text');
  matches.onlyPairs(own, ({ number }) => comparable(number), asImported, 'number');
  matches.inTurn(others, fullText, asImported, 'text');
  matches.onlyPairs(acrossKinds, (row) => tellingText(row.content), asImported, 'text', true);
  return matches.result();
}

/** A measure's words where they are enough to know it by in another document; else nothing. */
export function tellingText(content: string): string {
  const text = comparable(content);
  return text.length < TELLING_TEXT ? '' : text;
}

class Matches {
  readonly #rows: readonly Texts[];
  readonly #found: (Match | undefined)[];
  readonly #taken = new Set<ImportedDuty>();

  constructor(rows: readonly Texts[]) {
    this.#rows = rows;
    this.#found = rows.map(() => undefined);
  }

  result(): readonly (Match | undefined)[] {
    return this.#found;
  }

  /** Pairs equal keys in order: the first with the first, the second with the second. */
  inTurn(
    duties: readonly ImportedDuty[],
    key: (row: Texts) => string,
    textOf: (duty: ImportedDuty) => Texts,
    by: Match['by'],
  ): void {
    const waiting = Map.groupBy(this.#open(duties), (duty) => key(textOf(duty)));
    if (waiting.size === 0) return;
    const next = new Map<string, number>();
    for (const [index, row] of this.#rows.entries()) {
      if (this.#found[index]) continue;
      const text = key(row);
      const place = next.get(text) ?? 0;
      const duty = waiting.get(text)?.[place];
      if (!duty) continue;
      next.set(text, place + 1);
      this.#pair(index, { duty, by });
    }
  }

  /** Pairs keys that one open row and one open duty have. Empty keys are none. */
  onlyPairs(
    duties: readonly ImportedDuty[],
    key: (row: Texts) => string,
    textOf: (duty: ImportedDuty) => Texts,
    by: Match['by'],
    acrossKinds = false,
  ): void {
    const waiting = Map.groupBy(this.#open(duties), (duty) => key(textOf(duty)));
    if (waiting.size === 0) return;
    const open = this.#rows.flatMap((row, index) => (this.#found[index] ? [] : [{ index, key: key(row) }]));
    for (const [text, rows] of Map.groupBy(open, (row) => row.key)) {
      const [row] = rows;
      const [duty, second] = waiting.get(text) ?? [];
      if (text === '' || !row || !duty || second || rows.length > 1) continue;
      this.#pair(row.index, acrossKinds ? { duty, by, acrossKinds } : { duty, by });
    }
  }

  #open(duties: readonly ImportedDuty[]): readonly ImportedDuty[] {
    return duties.filter((duty) => !this.#taken.has(duty));
  }

  #pair(index: number, match: Match): void {
    this.#found[index] = match;
    this.#taken.add(match.duty);
  }
}
