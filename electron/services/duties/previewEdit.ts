import type { ParsedInputOf } from '../../contract/index.ts';
import type { Duty, DutyKind } from '../../domain/model/duty.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { DUTY_KIND_WORDS, FOLLOWING_WORDS } from '../../domain/words/duties.ts';
import type { ServiceContext } from '../app/context.ts';
import { deriveYear, derivedYear } from '../year/derivedYear.ts';
import { openDuty } from '../year/openDuty.ts';

type Input = ParsedInputOf<'duties.previewEdit'>;

/** What changing start, way of following or kind of duties would do to what is owed and what is on record. */
export function previewEdit(context: ServiceContext, input: Input): Outcome<{ readonly sentences: readonly string[] }> {
  const duties: Duty[] = [];
  for (const id of new Set(input.ids)) {
    const found = openDuty(context, id);
    if (!found.ok) return found;
    duties.push(found.value);
  }
  const byYear = [...Map.groupBy(duties, ({ year }) => year)];
  return succeed({
    sentences: byYear.flatMap(([year, own]) => sentencesOf(context, context.store.facts(year), own, input)),
  });
}

function changed(duty: Duty, { kind, startsOn, following }: Input): Duty {
  const { startsOn: _start, following: _following, isFollowingUndecided: _open, ...rest } = duty;
  const start = startsOn === undefined ? duty.startsOn : startsOn;
  const way = following === undefined ? duty.following : following;
  return {
    ...rest,
    kind: kind ?? duty.kind,
    ...(start === undefined || start === null ? {} : { startsOn: start }),
    ...(way === undefined || way === null ? {} : { following: way }),
  };
}

function sentencesOf(
  context: ServiceContext,
  facts: YearFacts,
  duties: readonly Duty[],
  input: Input,
): readonly string[] {
  const ids = new Set(duties.map(({ id }) => id));
  const today = context.clock.today();
  const own = ({ dutyId }: Occurrence): boolean => ids.has(dutyId);
  const before = derivedYear(context, facts.year).occurrences.filter(own);
  const next = { ...facts, duties: facts.duties.map((duty) => (ids.has(duty.id) ? changed(duty, input) : duty)) };
  const after = deriveYear(next, today, context).occurrences.filter(own);
  const registered = facts.fulfilments.filter(({ dutyId }) => ids.has(dutyId)).length;
  return [
    ...owedSentences(before, after),
    ...keptSentences(after, input, registered),
    ...kindSentences(duties, input.kind, registered),
  ];
}

const overdueOf = (list: readonly Occurrence[]): number => list.filter(({ lamp }) => lamp === 'overdue').length;

function owedSentences(before: readonly Occurrence[], after: readonly Occurrence[]): readonly string[] {
  const counts = (list: readonly Occurrence[]) => list.filter(({ tally }) => tally !== 'apart').length;
  const [owed, then] = [counts(before), counts(after)];
  if (owed === then && overdueOf(before) === overdueOf(after)) return [];
  return [
    `计入的应办由 ${owed} 项次变为 ${then} 项次，其中逾期由 ${overdueOf(before)} 项次变为 ${overdueOf(after)} 项次。`,
  ];
}

/** What is on record stays, wherever the new start lies and whether or not it is followed. */
function keptSentences(
  after: readonly Occurrence[],
  { startsOn, following }: Input,
  registered: number,
): readonly string[] {
  const sentences: string[] = [];
  if (startsOn !== undefined && startsOn !== null) {
    // What is due before the start by its rule is there for its record alone.
    const kept = after.filter(
      ({ dueOn, originalDueOn = dueOn }) => originalDueOn !== undefined && originalDueOn < startsOn,
    );
    if (kept.length > 0) sentences.push(`施行日之前已有登记的 ${kept.length} 项次照旧保留并计入。`);
  }
  if (following === 'none' && registered > 0) {
    sentences.push(`已有 ${registered} 条办结登记照旧保留，标为“${FOLLOWING_WORDS.none}”。`);
  }
  return sentences;
}

function kindSentences(duties: readonly Duty[], kind: DutyKind | undefined, registered: number): readonly string[] {
  if (kind === undefined || duties.every((duty) => duty.kind === kind)) return [];
  const becomes = kind === 'submission';
  const leaves = duties.some((duty) => duty.kind === 'submission');
  if (registered === 0 || becomes === (leaves && duties.every((duty) => duty.kind === 'submission'))) return [];
  return [
    becomes
      ? `已有 ${registered} 条办结登记照旧保留，改为“${DUTY_KIND_WORDS.submission}”后按所属月份计为报送篇数；表中已填的篇数更多时以表中为准。`
      : `已有 ${registered} 条办结登记照旧保留；“${DUTY_KIND_WORDS.submission}”表中的篇数不再计入这些事项。`,
  ];
}
