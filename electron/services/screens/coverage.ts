import type { CoverageView, CoverageFindingView } from '../../contract/coverage.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import { coverage } from '../../domain/coverage/check.ts';
import type { CoverageFinding, GapCause, NoteCause } from '../../domain/coverage/finding.ts';
import { stretchLabel, stretchOfKey } from '../../domain/dates/stretch.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { succeed } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** 覆盖检查: whether everything that is owed stands somewhere. */
export function createCoverage(context: ServiceContext): AreaHandlers<'coverage'> {
  return { 'coverage.check': ({ year }) => succeed(check(context, year)) };
}

/** Parties that a wording names and that nobody bears yet, by duty. */
type Unresolved = ReadonlyMap<DutyId, readonly string[]>;

function check(context: ServiceContext, year: Year): CoverageView {
  const { clock, calendar, store } = context;
  const { facts, occurrences } = derivedYear(context, year);
  const { found, notes, ...sums } = coverage(facts, occurrences, { today: clock.today(), calendar });
  const groups = Map.groupBy(store.duties.awaiting(), ({ dutyId }) => dutyId);
  const unresolved: Unresolved = new Map([...groups].map(([id, parties]) => [id, parties.map(({ name }) => name)]));
  return {
    ...sums,
    units: new Set(occurrences.map(({ unitId }) => unitId)).size,
    duties: facts.duties.length,
    found: found.map((finding) => findingView(finding, facts, unresolved)),
    notes: [...untold(notes, found), ...unnamed(notes, found, facts, unresolved)].map((finding) =>
      findingView(finding, facts, unresolved),
    ),
  };
}

/** What is to be decided about a duty is told once: where it leaves a gap, with the gap. */
function untold(notes: readonly CoverageFinding<NoteCause>[], found: readonly CoverageFinding<GapCause>[]) {
  const has = (cause: GapCause, dutyId: DutyId | undefined) =>
    found.some((gap) => gap.cause === cause && gap.dutyId === dutyId);
  return notes.filter(
    ({ cause, dutyId }) =>
      !(cause === 'unitsToCheck' && has('noUnits', dutyId)) && !(cause === 'timeToCheck' && has('noRule', dutyId)),
  );
}

/** Duties that have units, and also name somebody (政策文件制订部门) for whom no unit stands yet. */
function unnamed(
  notes: readonly CoverageFinding[],
  found: readonly CoverageFinding[],
  facts: YearFacts,
  unresolved: Unresolved,
): readonly CoverageFinding<NoteCause>[] {
  const told = new Set(
    [...notes.filter(({ cause }) => cause === 'unitsToCheck'), ...found.filter(({ cause }) => cause === 'noUnits')].map(
      ({ dutyId }) => dutyId,
    ),
  );
  return facts.duties.flatMap(({ id }) =>
    unresolved.has(id) && !told.has(id)
      ? [{ cause: 'unitsToCheck' as const, dutyId: id, count: 1, unitIds: [], periods: [] }]
      : [],
  );
}

function findingView<Cause extends GapCause | NoteCause>(
  finding: CoverageFinding<Cause>,
  facts: YearFacts,
  unresolved: Unresolved,
): CoverageFindingView<Cause> {
  const { cause, dutyId, unitId, groupId, count } = finding;
  return {
    cause,
    ...(dutyId === undefined ? {} : { dutyId }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(groupId === undefined ? {} : { groupId }),
    title: titleOf(finding, facts),
    count,
    detail: detailOf(finding, facts, unresolved),
  };
}

function titleOf({ dutyId, unitId, groupId }: CoverageFinding, facts: YearFacts): string {
  const { duties, unitNames, groups } = factsIndex(facts);
  if (dutyId !== undefined) return duties.get(dutyId)?.content ?? '';
  if (unitId !== undefined) return unitNames.get(unitId) ?? '';
  return groupId === undefined ? '' : (groups.get(groupId)?.name ?? '');
}

const MOST_NAMED = 4;

function some(names: readonly string[], counter: string): string {
  const rest = names.length > MOST_NAMED ? `等 ${names.length} ${counter}` : '';
  return `${names.slice(0, MOST_NAMED).join('、')}${rest}`;
}

function detailOf(
  { cause, dutyId, unitIds, periods }: CoverageFinding,
  facts: YearFacts,
  unresolved: Unresolved,
): string {
  const { duties, unitNames } = factsIndex(facts);
  const duty = dutyId === undefined ? undefined : duties.get(dutyId);
  const names = (dutyId === undefined ? undefined : unresolved.get(dutyId)) ?? [];
  if (cause === 'timeToCheck') return duty?.timeCheck ?? '';
  if (cause === 'unitsToCheck') return duty?.unitsCheck ?? `“${some(names, '处')}”还没有对应的单位。`;
  if (cause === 'noUnits' && duty?.unitsCheck !== undefined) return duty.unitsCheck;
  if (cause === 'noUnits') return names.length > 0 ? `“${some(names, '处')}”还没有对应的单位。` : '';
  if (cause === 'noRule') return duty?.timeCheck ?? (duty?.timeWording === '' ? '' : `原文：“${duty?.timeWording}”`);
  const units = unitIds.map((id) => unitNames.get(id) ?? '');
  return [units.length > 0 ? some(units, '个单位') : '', periods.length > 0 ? some(periods.map(periodWord), '期') : '']
    .filter((part) => part !== '')
    .join('；');
}

/** 2021-03 → 3月, 2021-Q1 → 一季度: keys as they are read. Triggers' ids say nothing to a reader. */
function periodWord(key: string): string {
  const part = key.slice(5);
  const year = key.slice(0, 4);
  if (/^\d{4}$/u.test(key)) return `${key}年`;
  if (/^\d{4}-\d\d$/u.test(key)) return `${year}年${Number(part)}月`;
  if (/^\d{4}-Q\d$/u.test(key)) return `${year}年${part.slice(1)}季度`;
  if (/^\d{4}-H\d$/u.test(key)) return `${year}年${part === 'H1' ? '上' : '下'}半年`;
  if (/^\d{4}-W\d\d$/u.test(key)) return `${year}年第${Number(part.slice(1))}周`;
  if (/^\d{4}-R\d\d-\d\d$/u.test(key)) return `${Number(key.slice(6, 8))}月${Number(key.slice(9))}日检查`;
  const stretch = stretchOfKey(key);
  if (stretch) return stretchLabel(stretch);
  return /^\d{4}-\d\d-\d\d$/u.test(key) ? key : '触发事件';
}
