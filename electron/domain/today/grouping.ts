import { assertNever, type UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { dutyPeriodText, type OccurrenceKey } from '../model/occurrenceKey.ts';

/** By whom or by what a list is grouped. */
export type GroupBy = 'unit' | 'duty';

/** One thing that is due, as lists of 今日 hold it. */
export interface DueLine extends OccurrenceKey {
  readonly dueOn: PlainDate;
  /** The part of the content that the rule stands in, where the content holds several. */
  readonly clause?: string;
}

/** A line of a grouped list: a unit, a duty (a series where it has several periods), or one period. */
export interface DueNode<Line> {
  /** Unique in the list. */
  readonly key: string;
  readonly level: 'unit' | 'duty' | 'period';
  /** The first of `lines`: what a node is named by. */
  readonly head: Line;
  /** What it counts, by due day. */
  readonly lines: readonly Line[];
  /** 期: different periods in it. */
  readonly periods: number;
  readonly units: readonly UnitId[];
  readonly oldest: PlainDate;
  readonly latest: PlainDate;
  /** What it opens to; empty for a unit with one line, and for one period of a duty whoever owes it. */
  readonly parts: readonly DueNode<Line>[];
}

/**
 * Hundreds of lines as a list that can be read. By unit: unit, then its duties, then the periods of each; by duty: duty, then its periods, each with all
 * its units. A duty's periods are a series, told in one line by its number, its oldest and its latest due day. The most numerous stands first, of
 * equals the one that is due longest; periods stand by due day.
 */
export function groupLines<Line extends DueLine>(lines: readonly Line[], by: GroupBy): readonly DueNode<Line>[] {
  switch (by) {
    case 'unit':
      return nodes(
        'unit',
        '',
        lines,
        ({ unitId }) => unitId,
        (unit) => (unit.lines.length > 1 ? series(unit.lines, unit.key) : []),
      );
    case 'duty':
      return series(lines, '');
    default:
      return assertNever(by);
  }
}

/** Duties, each with its periods where it has several. A rule that was changed from a day on is the same duty still. */
function series<Line extends DueLine>(lines: readonly Line[], under: string): readonly DueNode<Line>[] {
  return nodes(
    'duty',
    under,
    lines,
    ({ dutyId, clause = '' }) => `${dutyId} ${clause}`,
    (duty) => {
      const parts = nodes(
        'period',
        duty.key,
        duty.lines,
        (line) => `${dutyPeriodText(line)} ${line.dueOn}`,
        () => [],
      );
      return parts.length > 1 ? parts.toSorted(byDay) : [];
    },
  );
}

type Bare<Line> = Omit<DueNode<Line>, 'parts'>;

function nodes<Line extends DueLine>(
  level: DueNode<Line>['level'],
  under: string,
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  partsOf: (node: Bare<Line>) => readonly DueNode<Line>[],
): readonly DueNode<Line>[] {
  const all = [...Map.groupBy(lines, keyOf)].flatMap(([key, own]): readonly DueNode<Line>[] => {
    const sorted = own.toSorted((a, b) => compare(a.dueOn, b.dueOn));
    const [head] = sorted;
    const last = sorted.at(-1);
    if (head === undefined || last === undefined) return [];
    const node = {
      key: `${under}/${level} ${key}`,
      level,
      head,
      lines: sorted,
      periods: new Set(sorted.map(dutyPeriodText)).size,
      units: [...new Set(sorted.map(({ unitId }) => unitId))],
      oldest: head.dueOn,
      latest: last.dueOn,
    };
    return [{ ...node, parts: partsOf(node) }];
  });
  return all.toSorted((a, b) => b.lines.length - a.lines.length || byDay(a, b));
}

function compare(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : Number(a > b);
}

function byDay(a: DueNode<unknown>, b: DueNode<unknown>): number {
  return compare(a.oldest, b.oldest);
}
