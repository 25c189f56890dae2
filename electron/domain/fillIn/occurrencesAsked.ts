import { assertNever } from '../brand.ts';
import { ruleOf, type Duty } from '../model/duty.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { TimeRule } from '../model/timeRule.ts';
import { isFrequent } from '../rules/rhythm.ts';
import { registrationMeant, wantsPieces } from '../registrations/mayRegister.ts';
import { NOTHING_FILLED, STATUS_WORDS, type OpenCells } from './form.ts';
import type { Asking, UnitReport } from './round.ts';
import { LAMP_WORDS } from '../words/states.ts';

/**
 * The occurrences of one unit that a round asks about, in their order. Exempt ones are never asked about. With `all`, recurring
 * duties are asked about as far as they fall due by the day of the round; of duties that run on (持续推进, 年内不少于2次) the next
 * look comes along where none is open by then, so that their progress is asked for; single dates and triggered work are all there.
 */
export function occurrencesAsked(
  occurrences: readonly Occurrence[],
  dutyOf: (occurrence: Occurrence) => Duty | undefined,
  asking: Pick<Asking, 'through' | 'duties' | 'frequent'>,
): readonly Occurrence[] {
  // Lines of which something open is asked already.
  const asked = new Set<string>();
  return occurrences.filter((occurrence) => {
    const duty = dutyOf(occurrence);
    const rule = duty && ruleOf(duty, occurrence)?.rule;
    // A case is told of on a sheet of its register.
    if (occurrence.lamp === 'exempt' || rule === undefined || duty?.register !== undefined) return false;
    if (isFrequent(rule) && !asking.frequent) return false;
    const due = occurrence.dueOn !== undefined && occurrence.dueOn <= asking.through;
    if (asking.duties === 'open') return due && occurrence.done < occurrence.needed;
    const line = `${occurrence.dutyId} ${occurrence.ruleId}`;
    const isOpen = occurrence.done < occurrence.needed;
    if (due) {
      if (isOpen) asked.add(line);
      return true;
    }
    const ahead = askedAhead(rule);
    if (ahead !== 'next') return ahead === 'all';
    if (asked.has(line)) return false;
    asked.add(line);
    return true;
  });
}

/** What is asked of a rule's dates that lie behind the day of the round. */
function askedAhead(rule: TimeRule): 'all' | 'next' | 'none' {
  switch (rule.type) {
    case 'once':
    case 'triggered':
      return 'all';
    case 'quota':
    case 'continuous':
      return 'next';
    case 'recurring':
    case 'interval':
    case 'minimumDuration':
      return 'none';
    default:
      return assertNever(rule);
  }
}

/** Every week or more often. */
/** 当前情况: the lamp in words, with the pieces where several are wanted. */
export function stateWords({ lamp, needed, done }: Occurrence): string {
  return needed > 1 ? `${LAMP_WORDS[lamp]}\n${done}/${needed}` : LAMP_WORDS[lamp];
}

/**
 * What is on record of an occurrence, as its open cells would say it. Where several pieces are wanted every date that comes back is a
 * piece of its own: `doneOn` names the one that is meant.
 */
export function recordedCells(
  occurrence: Pick<Occurrence, 'needed' | 'done'>,
  fulfilments: readonly Fulfilment[],
  report: UnitReport | undefined,
  doneOn = '',
): OpenCells {
  const pieces = wantsPieces(occurrence);
  const meant = registrationMeant(occurrence, fulfilments, doneOn);
  const isDone = occurrence.done >= occurrence.needed;
  // A unit that says 已完成 of one piece has not done all of them: the pieces count.
  const said = pieces && report?.status === 'done' ? 'inProgress' : report?.status;
  const status = isDone || (pieces && meant) ? 'done' : said;
  return {
    ...NOTHING_FILLED,
    status: status === undefined ? '' : STATUS_WORDS[status],
    doneOn: meant?.doneOn ?? '',
    // What was reported with another piece is not this one's.
    link: meant?.link || (pieces ? '' : (report?.link ?? '')),
    progress: report?.progress ?? '',
    remarks: report?.remarks ?? '',
  };
}
