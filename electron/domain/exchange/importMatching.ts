import type { DutyId, ImportId } from '../brand.ts';
import { comparable } from './importTexts.ts';
import type { DutyTexts } from '../model/duty.ts';
import { withoutYears } from '../years/namedYears.ts';
import { likestPairs } from './likeness.ts';

/** A place in an imported file that says a duty, with its words there. */
export interface ImportedFrom {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly sheet: string;
  readonly title: string;
  readonly address: string;
  readonly row: DutyTexts;
  /** A plan's text, not a table. */
  readonly isPlan: boolean;
}

/** A stored duty as a re-import compares it. */
export interface ImportedDuty extends DutyTexts {
  readonly id: DutyId;
  readonly sort: number;
  /** Every import that contains it, earliest first: what it was made from, then the others. None where the office wrote it. */
  readonly sources: readonly ImportedFrom[];
  /** Texts of the duty of an earlier year that it was copied from. */
  readonly carried?: DutyTexts;
}

/** The table that rows come from. */
export interface TableIdentity {
  readonly fileName: string;
  readonly sheet: string;
  readonly title: string;
  /** A plan's text, not a table. */
  readonly isPlan: boolean;
}

export interface Match {
  readonly duty: ImportedDuty;
  readonly by: 'number' | 'text';
  /** What an earlier state of this document said of it last; absent where none did. */
  readonly said?: ImportedFrom;
  /** Another document said it first: 序号 is of that one, and what this one counts is its own. */
  readonly numberedElsewhere?: true;
  /** It is the copy of an earlier year's duty, and no document of its own year has said it yet. */
  readonly carried?: true;
  /** The same measure in a plan's text and in a table: what the other document says elsewhere is no news. */
  readonly acrossKinds?: true;
}

/** A file's name without its extension and the marks of a copy: 「明细表 (1).xlsx」, 「明细表 - 副本.xlsx」. */
function fileStem(fileName: string): string {
  return comparable(fileName.replace(/\.[a-z0-9]{1,5}$/iu, '').replace(/(\s*[-－]?\s*副本)?\s*([(（]\d+[)）])?$/u, ''));
}

/** Pasted text has no name of its own: two pastes are one document only where they bear the same title. */
const PASTE = /^剪贴板\.(?:html|txt)$/u;

/** Finds what an earlier state of this document said of a duty last: one with the same title, or the same file and sheet. */
export function ofDocument(table: TableIdentity): (duty: Pick<ImportedDuty, 'sources'>) => ImportedFrom | undefined {
  const title = comparable(table.title);
  const sheet = comparable(table.sheet);
  const stem = fileStem(table.fileName);
  const isPaste = PASTE.test(table.fileName);
  const known = new Map<string, boolean>();
  const isSame = (source: ImportedFrom): boolean => {
    if (source.isPlan !== table.isPlan) return false;
    const key = [source.importId, source.sheet, source.title].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const same =
      (title !== '' && comparable(source.title) === title) ||
      (!isPaste && comparable(source.sheet) === sheet && fileStem(source.fileName) === stem);
    known.set(key, same);
    return same;
  };
  return ({ sources }) => sources.findLast(isSame);
}

type Texts = Pick<DutyTexts, 'number' | 'task' | 'subtask' | 'content'>;

const withNumber = (row: Texts) => [row.number, row.task, row.subtask, row.content].map(comparable).join('\n');
const fullText = (row: Texts) => [row.task, row.subtask, row.content].map(comparable).join('\n');
/** What a duty asks for with the tasks above it, as words are compared. */
export function dutyText(duty: Texts): string {
  return fullText(duty);
}

const ownText = (row: Texts) => comparable(row.content);

const asStored = (duty: ImportedDuty): Texts => duty;

/** Shorter ones (部门会议) may stand for different things in two documents. */
const TELLING_TEXT = 8;

/**
 * Finds the stored duty of each row, or `undefined` for new ones. `stored` are the duties of the same year and kind.
 *
 * Within the same document, by what it said last: by number and text, then text, then content alone, then number; the last two only where they
 * name one row and one duty. Text comes before number, so that a row put in between does not shift all that follow; a
 * number alone never finds a duty of another document. Then copies of an earlier year's duties, whatever years their words name: by number and text,
 * text, content, and last by likeness, each to the one that is likest to it and it to that one. Then duties of other documents by their whole text;
 * last, between a plan's text and a table, by the measure alone.
 */
export function matchRows(
  rows: readonly Texts[],
  table: TableIdentity,
  stored: readonly ImportedDuty[],
): readonly (Match | undefined)[] {
  const sourceOf = ofDocument(table);
  const own = new Map<ImportedDuty, ImportedFrom>();
  const others: ImportedDuty[] = [];
  const acrossKinds: ImportedDuty[] = [];
  const isSameKind = ({ isPlan }: ImportedFrom) => isPlan === table.isPlan;
  for (const duty of stored) {
    const source = sourceOf(duty);
    const { sources } = duty;
    if (source) own.set(duty, source);
    else if (sources.length === 0 || sources.some(isSameKind)) others.push(duty);
    if (!source && !sources.every(isSameKind)) acrossKinds.push(duty);
  }
  const asImported = (duty: ImportedDuty): Texts => own.get(duty)?.row ?? duty;
  const asFirst = (duty: ImportedDuty): Texts => duty.sources.find(isSameKind)?.row ?? duty;
  const asLast = (duty: ImportedDuty): Texts => duty.sources.findLast(isSameKind)?.row ?? duty;
  const asOtherKind = (duty: ImportedDuty): Texts => duty.sources.find((each) => !isSameKind(each))?.row ?? duty;
  const isElsewhere = ({ sources: [first] }: ImportedDuty): boolean =>
    first !== undefined && sourceOf({ sources: [first] }) === undefined;
  const matches = new Matches(rows, (duty) => ({ said: own.get(duty), elsewhere: isElsewhere(duty) }));
  const ofOwn = [...own.keys()];
  matches.inTurn(ofOwn, withNumber, asImported, 'number');
  matches.inTurn(ofOwn, fullText, asImported, 'text');
  matches.inTurn(ofOwn, fullText, asStored, 'text');
  matches.onlyPairs(ofOwn, ownText, asImported, 'text');
  matches.onlyPairs(ofOwn, ({ number }) => comparable(number), asImported, 'number');
  const copies = others.filter(({ carried, sources }) => carried !== undefined && sources.length === 0);
  const yearless = (key: (row: Texts) => string) => (row: Texts) => withoutYears(key(row));
  matches.inTurn(copies, yearless(withNumber), asStored, 'number');
  matches.inTurn(copies, yearless(fullText), asStored, 'text');
  matches.onlyPairs(copies, yearless(ownText), asStored, 'text');
  matches.likest(copies);
  matches.inTurn(others, fullText, asFirst, 'text');
  matches.inTurn(others, fullText, asLast, 'text');
  matches.onlyPairs(acrossKinds, (row) => tellingText(row.content), asOtherKind, 'text', true);
  return matches.result();
}

/** A measure's words where they are enough to know it by in another document; else nothing. */
export function tellingText(content: string): string {
  const text = comparable(content);
  return text.length < TELLING_TEXT ? '' : text;
}

/** What a document said of a duty last, and whether another said it first. */
type SayingOf = (duty: ImportedDuty) => { readonly said: ImportedFrom | undefined; readonly elsewhere: boolean };

class Matches {
  readonly #rows: readonly Texts[];
  readonly #sayingOf: SayingOf;
  readonly #found: (Match | undefined)[];
  readonly #taken = new Set<ImportedDuty>();

  constructor(rows: readonly Texts[], sayingOf: SayingOf) {
    this.#rows = rows;
    this.#sayingOf = sayingOf;
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

  /** Pairs what is likest to each other both ways, where that is like enough to be the same in other words. */
  likest(duties: readonly ImportedDuty[]): void {
    const waiting = this.#open(duties);
    const rows = [...this.#rows.entries()].filter(([index]) => this.#found[index] === undefined);
    const pairs = likestPairs(
      rows.map(([, row]) => row),
      waiting,
    );
    for (const [at, to] of pairs) {
      const [row, duty] = [rows[at], waiting[to]];
      if (row && duty) this.#pair(row[0], { duty, by: 'text' });
    }
  }

  #open(duties: readonly ImportedDuty[]): readonly ImportedDuty[] {
    return duties.filter((duty) => !this.#taken.has(duty));
  }

  #pair(index: number, match: Omit<Match, 'said' | 'numberedElsewhere' | 'carried'>): void {
    const { said, elsewhere } = this.#sayingOf(match.duty);
    const isCopy = match.duty.carried !== undefined && match.duty.sources.length === 0;
    this.#found[index] = {
      ...match,
      ...(said && { said }),
      ...(isCopy && { carried: isCopy }),
      ...(elsewhere && { numberedElsewhere: elsewhere }),
    };
    this.#taken.add(match.duty);
  }
}
