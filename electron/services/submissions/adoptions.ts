import { submissionYear } from '../../domain/assessment/counting.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { dateParts, endOfMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { AdoptedPiece, AdoptionFigures, AdoptionUnit } from '../../domain/papers/adoptions.ts';
import { adoptionsOf, type AdoptionCounting, type CountedAdoption } from '../../domain/submissions/adoptions.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';

/** A month of 信息报送 with what was taken up in it, by its own day. */
export interface AdoptionMonth {
  readonly units: readonly AdoptionUnit[];
  readonly adopted: readonly AdoptedPiece[];
  /** The month's last day, or today while it runs. */
  readonly asOf: PlainDate;
}

/** The figures of every unit that owes pieces, sent some, or was taken up in the year so far. */
export function adoptionMonth(
  context: ServiceContext,
  year: Year,
  month: number,
  counting: AdoptionCounting,
): AdoptionMonth {
  const { store, clock } = context;
  const { facts } = derivedYear(context, year);
  const submissions = submissionYear(facts);
  const last = endOfMonth(year, month);
  const today = clock.today();
  const taken = adoptionsOf(store.pieces.all(), year, counting).filter(({ on }) => on <= last);
  const isOfMonth = ({ on }: CountedAdoption): boolean => dateParts(on).month === month;
  const months = Array.from({ length: month }, (_, index) => index + 1);
  const figures = (unitId: UnitId, of: readonly number[], adoptions: readonly CountedAdoption[]): AdoptionFigures => {
    const own = adoptions.filter((each) => each.unitId === unitId);
    const count = (level: CountedAdoption['level']) => own.filter((each) => each.level === level).length;
    return {
      sent: of.reduce((sum, each) => sum + submissions.sent(unitId, each), 0),
      taken: { district: count('district'), city: count('city'), province: count('province'), state: count('state') },
    };
  };
  const names = new Map(facts.units.map(({ id, name }) => [id, name]));
  return {
    asOf: last < today ? last : today,
    units: facts.units.flatMap((unit): readonly AdoptionUnit[] => {
      const { targets } = submissions.owed(unit);
      const own = figures(unit.id, months, taken);
      const isThere =
        targets.some((target) => target > 0) || own.sent > 0 || taken.some(({ unitId }) => unitId === unit.id);
      if (!isThere) return [];
      const now = figures(unit.id, [month], taken.filter(isOfMonth));
      const isSilent = submissions.counted(unit, today).some((each) => each.month === month && each.count === 0);
      return [{ name: unit.name, kind: unit.kind, month: now, year: own, isSilent }];
    }),
    adopted: taken.filter(isOfMonth).map(({ unitId, piece, level, on }) => ({
      unit: names.get(unitId) ?? '',
      title: piece.title,
      level,
      on,
      outlet: piece.adoptions.find((each) => each.level === level && each.on === on)?.outlet ?? '',
    })),
  };
}
