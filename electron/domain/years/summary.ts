import type { UnitId } from '../brand.ts';
import type { Duty } from '../model/duty.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Unit } from '../model/unit.ts';
import { countOf } from '../occurrences/counts.ts';
import { taskKey } from './taskKey.ts';

/** How far a duty is carried out: all that fell due, some of it, none of it; nothing has fallen due; nothing of it counts. */
export type CarriedOut = 'all' | 'part' | 'none' | 'notDue' | 'apart';

/**
 * What a year came to: occurrences by what became of them, every one in one column. `owed` = `done` + `open` + `notDue`; with `apart` they are all
 * occurrences of the ledger.
 */
export interface SummaryFigures {
  /** 应办: what counts, due or not yet. */
  readonly owed: number;
  /** 已落实: done, whenever. */
  readonly done: number;
  /** Of what is done: 迟办 and 撤早. */
  readonly late: number;
  readonly breach: number;
  /** 未落实: due and not done. */
  readonly open: number;
  readonly notDue: number;
  /** 不计: 此前, 免除, 不计入考核. */
  readonly apart: number;
  readonly exempt: number;
  /** Duties, or of a unit its shares in them, by how far they are carried out. */
  readonly duties: Readonly<Record<CarriedOut, number>>;
}

export interface SummaryTask extends SummaryFigures {
  readonly key: string;
  /** 一级任务; empty where duties have none. */
  readonly name: string;
}

export interface SummaryUnit extends SummaryFigures {
  readonly unitId: UnitId;
  readonly unit: string;
}

/** A duty that is not, or not wholly, carried out. */
export interface OpenDuty {
  readonly duty: Duty;
  readonly outcome: 'part' | 'none';
  /** What of it was due and is not done. */
  readonly open: readonly Occurrence[];
}

export interface YearSummary {
  readonly total: SummaryFigures;
  readonly tasks: readonly SummaryTask[];
  readonly units: readonly SummaryUnit[];
  readonly open: readonly OpenDuty[];
}

/** How far what is asked by some occurrences of a duty is carried out. */
function carriedOut(occurrences: readonly Occurrence[]): CarriedOut {
  const { due, overdue, unchecked, notDue } = countOf(occurrences);
  const missed = overdue + unchecked;
  if (due === 0) return notDue === 0 ? 'apart' : 'notDue';
  if (missed === 0) return 'all';
  return missed === due ? 'none' : 'part';
}

function figures(groups: Iterable<readonly Occurrence[]>): SummaryFigures {
  const all: Occurrence[] = [];
  const duties: Record<CarriedOut, number> = { all: 0, part: 0, none: 0, notDue: 0, apart: 0 };
  for (const group of groups) {
    all.push(...group);
    duties[carriedOut(group)] += 1;
  }
  const { due, onTime, late, breach, overdue, unchecked, notDue } = countOf(all);
  const apart = all.length - due - notDue;
  const exempt = all.filter(({ lamp }) => lamp === 'exempt').length;
  const done = onTime + late + breach;
  return { owed: due + notDue, done, late, breach, open: overdue + unchecked, notDue, apart, exempt, duties };
}

/** A year by key task and by unit. Every occurrence is counted once in each list; a duty without any is in the tasks' counts of duties. */
export function summarise(
  duties: readonly Duty[],
  occurrences: readonly Occurrence[],
  units: readonly Unit[],
): YearSummary {
  const ofDuty = Map.groupBy(occurrences, ({ dutyId }) => dutyId);
  const groupsOf = (some: readonly Duty[]) => some.map(({ id }) => ofDuty.get(id) ?? []);
  const tasks = [...Map.groupBy(duties, ({ task }) => taskKey(task))];
  const ofUnit = Map.groupBy(occurrences, ({ unitId }) => unitId);
  return {
    total: figures(groupsOf(duties)),
    tasks: tasks.map(([key, some]) => Object.assign({ key, name: some[0]?.task ?? '' }, figures(groupsOf(some)))),
    units: units.flatMap(({ id, name }) => {
      const own = ofUnit.get(id);
      return own ? [{ unitId: id, unit: name, ...figures(Map.groupBy(own, ({ dutyId }) => dutyId).values()) }] : [];
    }),
    open: duties.flatMap((duty): readonly OpenDuty[] => {
      const own = ofDuty.get(duty.id) ?? [];
      const outcome = carriedOut(own);
      return outcome === 'part' || outcome === 'none'
        ? [{ duty, outcome, open: own.filter(({ tally }) => tally === 'missed') }]
        : [];
    }),
  };
}
