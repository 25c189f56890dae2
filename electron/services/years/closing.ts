import type { ParsedInputOf } from '../../contract/index.ts';
import type { StandingView } from '../../contract/years.ts';
import type { Year } from '../../domain/brand.ts';
import { countToCheck } from '../../domain/duties/toCheck.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import { findingState, isSettled } from '../../domain/findings/state.ts';
import type { ItemState } from '../../domain/model/occurrence.ts';
import type { StandingKind, YearClosing } from '../../domain/model/yearClosing.ts';
import { STANDING_WORDS } from '../../domain/words/years.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { scoresOf } from '../assessment/scores.ts';
import { roundView } from '../fillIn/rounds.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { lookBackOf } from '../year/lookBack.ts';
import { refuseNoYear } from './records.ts';

/** Lines of the ledger that stand open, by their states: what is counted here is what the ledger then lists. */
const LINES = {
  toVerify: ['toVerify'],
  overdue: ['overdue', 'returned', 'reported'],
  notDue: ['upcoming', 'dueSoon'],
} as const satisfies Partial<Record<StandingKind, readonly ItemState[]>>;

const HREFS: Readonly<Record<StandingKind, string>> = {
  toVerify: `/ledger?state=${LINES.toVerify.join(',')}`,
  overdue: `/ledger?state=${LINES.overdue.join(',')}`,
  notDue: `/ledger?state=${LINES.notDue.join(',')}`,
  toCheck: '/tasks?check=1',
  findings: '/findings',
  unfrozen: '/scoreProcess',
  appeals: '/scoreProcess?tab=appeals',
  rounds: '/fill-in',
  lookBacks: '/look-back',
};

/** What stands open in a year, by kind; kinds of which nothing does are absent. */
export function standingOf(context: ServiceContext, year: Year): YearClosing['standing'] {
  const { store, clock } = context;
  const today = clock.today();
  const { facts, occurrences } = derivedYear(context, year);
  const findings = store.findings.ofYear(year).map((finding) => findingState(finding, today));
  const rounds = store.fillIn.roundsOfYear(year).map((round) => roundView({ store, clock }, round));
  const lines = (states: readonly ItemState[]) => occurrences.filter(({ state }) => states.includes(state)).length;
  const counts: Record<StandingKind, number> = {
    toVerify: lines(LINES.toVerify),
    overdue: lines(LINES.overdue),
    notDue: lines(LINES.notDue),
    toCheck: countToCheck(facts.duties),
    findings: findings.filter((state) => !isSettled(state)).length,
    unfrozen: unfrozenClasses(context, year).length,
    appeals: store.scoreProcess
      .appeals(year)
      .filter(({ decision, isVoid }) => decision === undefined && isVoid !== true).length,
    rounds: rounds.filter(({ units, returned }) => returned < units).length,
    lookBacks: lookBackOf(context, year).counts.undecided,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The names of the classes with units whose score is not frozen. */
function unfrozenClasses(context: ServiceContext, year: Year): readonly string[] {
  const frozen = new Set(context.store.scoreProcess.freezes(year).map(({ classId }) => classId));
  return scoresOf(context, year).scored.flatMap(({ of, rows }) =>
    rows.length === 0 || frozen.has(of.id) ? [] : [of.name],
  );
}

/** What stands open in a year before it is closed, each with its list. */
export function previewClosing(context: ServiceContext, { year }: ParsedInputOf<'years.previewClosing'>) {
  const missing = refuseNoYear(context, year);
  if (missing) return { ok: false as const, error: missing };
  const standing = Object.entries(standingOf(context, year)).map(([kind, count]): StandingView => {
    // The keys are those of `standingOf`.
    const own = kind as StandingKind;
    const href = HREFS[own];
    return {
      kind: own,
      count,
      text: STANDING_WORDS[own](count),
      href: `${href}${href.includes('?') ? '&' : '?'}year=${year}`,
    };
  });
  return succeed({ standing });
}

/** Makes a year read-only, with what stood open then on record. */
export function closeYear(context: ServiceContext, { year, reason, unfrozen }: ParsedInputOf<'years.close'>) {
  const refusal =
    refuseNoYear(context, year) ?? refuseClosedYear(context, year) ?? refuseUnfrozen(context, year, unfrozen);
  if (refusal) return { ok: false as const, error: refusal };
  const standing = standingOf(context, year);
  return runCommand(context, { label: `关闭 ${year} 年度` }, () => {
    writeClosing(context, { year, reason, standing });
    return {};
  });
}

/** Closes a year inside a command. */
export function writeClosing(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  closing: Pick<YearClosing, 'reason' | 'standing'> & { readonly year: Year },
): void {
  store.workspace.setYearState(closing.year, 'closed');
  store.yearClosings.add({ ...closing, act: 'closed', onDate: clock.today(), recordedAt: clock.now() });
}

function refuseUnfrozen(context: ServiceContext, year: Year, isConfirmed: boolean): Failure | undefined {
  const open = isConfirmed ? [] : unfrozenClasses(context, year);
  if (open.length === 0) return undefined;
  const names = open.map((name) => `“${name}”`).join('、');
  return fail(
    'conflict',
    `${year} 年度的考核类别${names}还没有定稿，关闭后得分不再能改，也不能定稿。请先定稿；仍要关闭的，请确认后再关闭。`,
    { fields: { unfrozen: '还没有定稿' } },
  ).error;
}

/** Lets a closed year be written to again. */
export function reopenYear(context: ServiceContext, { year, reason }: ParsedInputOf<'years.reopen'>) {
  const { store, clock } = context;
  const missing = refuseNoYear(context, year);
  if (missing) return { ok: false as const, error: missing };
  if (store.workspace.year(year)?.state === 'open') return fail('conflict', `${year} 年度没有关闭，不用重新打开。`);
  return runCommand(context, { label: `重新打开 ${year} 年度` }, () => {
    store.workspace.setYearState(year, 'open');
    const recordedAt = clock.now();
    store.yearClosings.add({ year, act: 'reopened', onDate: clock.today(), reason, standing: {}, recordedAt });
    return {};
  });
}
