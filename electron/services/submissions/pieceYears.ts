import type { Year } from '../../domain/brand.ts';
import { dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { Adoption, Piece } from '../../domain/model/piece.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

type Shape = Omit<Piece, 'id' | 'recordedAt'>;

function yearOf(day: PlainDate): Year {
  // The calendar's year of a day is the year that it counts in.
  return dateParts(day).year as Year;
}

/** The years whose figures a change of a piece changes: a piece counts in the year of its day, an adoption in that of its own. */
export function yearsTouched(before: Shape | undefined, after: Shape | undefined): ReadonlySet<Year> {
  const years = new Set<Year>();
  const fields = (piece: Shape | undefined): string =>
    JSON.stringify([piece?.unitId, piece?.title, piece?.on, piece?.channel, piece?.link]);
  if (fields(before) !== fields(after)) for (const one of [before, after]) if (one) years.add(yearOf(one.on));
  const text = ({ level, on, outlet }: Adoption): string => JSON.stringify([level, on, outlet]);
  const isMoved = before?.unitId !== after?.unitId;
  const was = new Set(before?.adoptions.map(text));
  const is = new Set(after?.adoptions.map(text));
  for (const adoption of [...(before?.adoptions ?? []), ...(after?.adoptions ?? [])]) {
    if (isMoved || was.has(text(adoption)) !== is.has(text(adoption))) years.add(yearOf(adoption.on));
  }
  return years;
}

/** Why figures of these years cannot be changed: one of them is closed, or the office keeps none of them. */
export function refuseYears(context: ServiceContext, years: ReadonlySet<Year>): Failure | undefined {
  const kept = [...years].filter((year) => context.store.workspace.year(year) !== undefined);
  const [first] = years;
  if (first !== undefined && kept.length === 0) {
    return fail('not-found', `还没有 ${[...years].join('、')} 年度，没有保存。请核对日期，或先在“设置”中新建该年度。`, {
      fields: { on: '没有这个年度' },
    }).error;
  }
  for (const year of kept) {
    const closed = refuseClosedYear(context, year);
    if (closed) return closed;
  }
  return undefined;
}
