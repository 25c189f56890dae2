import type { UnitId } from '../brand.ts';
import { columnSteps } from '../columns.ts';
import type { Publication } from '../model/publication.ts';
import type { MatchDoubt, UnitReason } from '../model/publicationMatch.ts';
import type { FoundUnit, UnitNames, WrittenUnit } from './unitNames.ts';

/** A unit that may have published, and how far that goes. */
export interface UnitOption {
  readonly unitId: UnitId;
  readonly reason: UnitReason;
  readonly weight: number;
  readonly doubts: readonly MatchDoubt[];
}

export interface Whose {
  readonly options: readonly UnitOption[];
  /** Nobody of ours published it: another place, a higher level, the press. */
  readonly isElsewhere: boolean;
  /** The list names nobody, or whoever puts things on the site. */
  readonly isOpen: boolean;
  readonly inTitle: readonly FoundUnit[];
  /** Units that the title names in place of the one that the list names: where they owe the same duty, a person looks. */
  readonly rivals: ReadonlySet<UnitId>;
}

/** Offices that put up what others did. */
export const POSTS_FOR_OTHERS = /(?:政府|党政)办(?:公室|公厅)?$|政务公开办|(?:信息|融媒体|大数据|网信|电子政务)/u;

function doubtsOf(found: FoundUnit): readonly MatchDoubt[] {
  return found.name === 'section' || found.name === 'mirror' ? ['section'] : [];
}

interface Written {
  readonly found: readonly FoundUnit[];
  readonly index: number;
  readonly text: string;
}

function writtenIn(units: readonly string[], names: UnitNames) {
  const read = units.map((text): readonly [string, WrittenUnit] => [text, names.written(text)]);
  const index = read.findIndex(([, { kind }]) => kind === 'units');
  const [text, first] = read[index] ?? [];
  const written: Written | undefined =
    text !== undefined && first?.kind === 'units' ? { found: first.found, index, text } : undefined;
  const kinds = new Set(read.map(([, { kind }]) => kind));
  return { written, kinds };
}

function option(found: FoundUnit, reason: UnitReason, weight: number, more: readonly MatchDoubt[] = []): UnitOption {
  return { unitId: found.unitId, reason, weight, doubts: [...doubtsOf(found), ...more] };
}

function doubting(one: UnitOption, doubts: readonly MatchDoubt[]): UnitOption {
  return { ...one, doubts: [...one.doubts, ...doubts] };
}

function inUnit(found: FoundUnit, index: number): UnitReason {
  const span = { in: 'unit', index, start: found.start, end: found.end } as const;
  return { kind: 'unit', by: 'written', name: found.name, span };
}

function inTitle(found: FoundUnit, by: 'title' | 'mention'): UnitReason {
  return { kind: 'unit', by, name: found.name, span: { in: 'title', start: found.start, end: found.end } };
}

function inColumn(column: string, names: UnitNames): UnitOption[] {
  return columnSteps(column).flatMap(({ text, start }) => {
    const read = names.written(text);
    if (read.kind !== 'units') return [];
    return read.found.map((found) => {
      const span = { in: 'column', start: start + found.start, end: start + found.end } as const;
      return option(found, { kind: 'unit', by: 'column', name: found.name, span }, 0.92);
    });
  });
}

/** A title begins with a unit's name where nothing but dates and marks stands before it. */
function beginsTitle(title: string, found: FoundUnit): boolean {
  const before = title
    .slice(0, found.start)
    .replace(/[\d年月日度份第季周上下半\s【】（）()［］《“"\-—]|关于|公[布示开]|发布|印发|清单/gu, '');
  return before.length === 0;
}

function withoutDoubles(options: readonly UnitOption[]): readonly UnitOption[] {
  const seen = new Set<UnitId>();
  return options.filter(({ unitId }) => {
    const isNew = !seen.has(unitId);
    seen.add(unitId);
    return isNew;
  });
}

function rivalsOf(written: Written | undefined, titled: readonly FoundUnit[]): ReadonlySet<UnitId> {
  const named = new Set(titled.map(({ unitId }) => unitId));
  return written === undefined || written.found.some(({ unitId }) => named.has(unitId)) ? new Set() : named;
}

/**
 * Whose a publication may be, the likeliest first. What the list names goes first; a name that the title begins with stands beside it, or in its
 * place where the list names only whoever puts things on the site; then the column's owner, and names further in, which are only proposed.
 */
export function whose(publication: Publication, names: UnitNames): Whose {
  const { title, column } = publication;
  const { written, kinds } = writtenIn(publication.units, names);
  const titled = names.inTitle(title);
  const first = titled.find((found) => beginsTitle(title, found));
  const isElsewhere = kinds.has('elsewhere') && written === undefined;
  const options: UnitOption[] = [];
  const ofColumn = inColumn(column, names);
  if (written !== undefined) {
    const { found, index, text } = written;
    const isSame = first === undefined || found.some(({ unitId }) => unitId === first.unitId);
    const puts = POSTS_FOR_OTHERS.test(text);
    const own = found.map((one) =>
      option(one, inUnit(one, index), 1, [
        ...(isSame || puts ? [] : (['twoUnits'] as const)),
        ...(found.length > 1 ? (['twoUnits'] as const) : []),
      ]),
    );
    if (first !== undefined && !isSame)
      options.push(option(first, inTitle(first, 'title'), 1, puts ? [] : ['twoUnits']));
    options.push(...own);
    if (puts) options.push(...ofColumn.map((one) => doubting(one, ['unitInferred'])));
  } else {
    const doubt: readonly MatchDoubt[] = isElsewhere ? ['otherPlace'] : [];
    if (first !== undefined) options.push(option(first, inTitle(first, 'title'), 1, doubt));
    const more: readonly MatchDoubt[] =
      first !== undefined && ofColumn.some(({ unitId }) => unitId !== first.unitId) ? ['twoUnits'] : [];
    options.push(...ofColumn.map((one) => doubting(one, [...doubt, ...more])));
  }
  const mentions = titled.filter((found) => found !== first);
  const mentionDoubt: MatchDoubt = written === undefined ? 'unitInferred' : 'twoUnits';
  options.push(...mentions.map((found) => option(found, inTitle(found, 'mention'), 0.7, [mentionDoubt])));
  return {
    options: withoutDoubles(options),
    isElsewhere,
    isOpen: written === undefined ? !isElsewhere : POSTS_FOR_OTHERS.test(written.text),
    inTitle: titled,
    rivals: rivalsOf(written, titled),
  };
}
