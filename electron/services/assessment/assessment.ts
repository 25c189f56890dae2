import type { ParsedInputOf } from '../../contract/index.ts';
import type { AssessmentTable, CountedPeriodView, ScoreDetail, ScoreRow } from '../../contract/assessment.ts';
import { submissionYear } from '../../domain/assessment/counting.ts';
import type { SelfScoreTable } from '../../contract/assessment.ts';
import { checkScheme } from '../../domain/assessment/checkScheme.ts';
import type { CountedPeriod } from '../../domain/assessment/longerPeriods.ts';
import { exceeds, parsePoints, plainPoints, roundPoints } from '../../domain/points.ts';
import type { Indicator, Judgement, Scheme } from '../../domain/model/scheme.ts';
import { scoreYear, type IndicatorResult, type UnitScore, type YearScores } from '../../domain/assessment/score.ts';
import type { IndicatorId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { factsAsOf, scoreDays, type ScoreDays } from '../../domain/occurrences/asOf.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { Unit } from '../../domain/model/unit.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import { besideOffice } from '../../domain/assessment/selfScores.ts';
import { deriveYear, derivedYear } from '../year/derivedYear.ts';
import { pieceSourceView } from '../year/pieces.ts';
import { occurrenceView } from '../year/views.ts';

/** Year-end assessment (年终考核): scores, their evidence, judged points and the scheme. */
export function createAssessment(context: ServiceContext): AreaHandlers<'assessment'> {
  return {
    'assessment.table': ({ year }) => assessmentTable(context, year),
    'assessment.unit': ({ year, unitId }) => unitDetail(context, year, unitId),
    'assessment.selfScores': (input) => selfScores(context, input),
    'assessment.judge': (input) => judge(context, input),
    'assessment.saveScheme': (input) => saveScheme(context, input),
  };
}

/** Scores of every unit of a year, as the screen and the printed table show them. */
export function assessmentTable(context: ServiceContext, year: Year): Outcome<AssessmentTable> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const { facts, scores } = scoresOf(context, year);
  const view = (occurrence: Occurrence): OccurrenceView => occurrenceView(occurrence, facts, scores.asOf);
  return succeed({
    scheme: facts.scheme,
    asOf: scores.asOf,
    cutOff: facts.frame.cutOff,
    contributionFrom: facts.frame.contributionFrom,
    afterCutOff: scores.afterCutOff.map(view),
    doneAfterCutOff: doneAfterCutOff(derivedYear(context, year).occurrences, store.facts(year), context.clock.today()),
    groups: scores.groups.map(({ kind, rows }) => ({ kind, rows: rows.map(scoreRow) })),
  });
}

/** What was done only after the cut-off of what fell due by it: it stays what it was in the score, and is listed. */
function doneAfterCutOff(
  occurrences: readonly Occurrence[],
  facts: YearFacts,
  today: PlainDate,
): readonly OccurrenceView[] {
  const { cutOff } = facts.frame;
  if (today <= cutOff) return [];
  const late = new Set(facts.fulfilments.flatMap(({ id, doneOn }) => (doneOn > cutOff ? [id] : [])));
  return occurrences
    .filter((one) => one.tally !== 'apart' && (one.dueOn ?? cutOff) <= cutOff && isDoneBy(one, late))
    .map((occurrence) => occurrenceView(occurrence, facts, today));
}

/** Whether an occurrence is done, and would not be without some of what was registered for it: pieces of 信息报送 too, which make up a month. */
function isDoneBy({ needed, done, fulfilmentIds }: Occurrence, some: ReadonlySet<string>): boolean {
  const own = fulfilmentIds.filter((id) => some.has(id)).length;
  return done >= needed && done - own < needed;
}

interface ScoredYear {
  /** As they stand on the score's day. */
  readonly facts: YearFacts;
  readonly days: ScoreDays;
  readonly scores: YearScores;
}

/** The year's scores as of today, no later than its cut-off. */
function scoresOf(context: ServiceContext, year: Year): ScoredYear {
  const today = context.clock.today();
  const days = scoreDays(context.store.facts(year), today);
  if (today <= context.store.facts(year).frame.cutOff) {
    const { facts, occurrences } = derivedYear(context, year);
    return { facts, days, scores: scoreYear(facts, occurrences, days) };
  }
  const { facts, occurrences } = deriveYear(factsAsOf(context.store.facts(year), days.asOf), days.judgedOn, context);
  return { facts, days, scores: scoreYear(facts, occurrences, days) };
}

/** The points that units claim in a round, beside the scores of today. */
export function selfScores(
  context: ServiceContext,
  { roundId }: ParsedInputOf<'assessment.selfScores'>,
): Outcome<SelfScoreTable> {
  const { store } = context;
  const round = store.fillIn.round(roundId);
  if (round?.kind !== 'selfScore') return fail('not-found', '没有找到这一期自评，可能已被删除。请刷新后重试。');
  const { scores } = scoresOf(context, round.year);
  const byUnit = new Map(
    scores.groups.flatMap(({ rows }) => rows.map((row) => [row.unit.id, row.indicators] as const)),
  );
  const asked = new Set(store.fillIn.booksOf(roundId).flatMap(({ unitIds }) => unitIds));
  const back = new Set(store.fillIn.returnsOf(roundId).map(({ unitId }) => unitId));
  const claims = Map.groupBy(store.rounds.scoresOf(roundId), ({ unitId }) => unitId);
  const { indicators = [] } = round.asking;
  const facts = store.facts(round.year);
  const units = facts.units.filter(({ id }) => asked.has(id));
  const now = facts.scheme.indicators.map(({ id, name, full }) => ({ id, name, full }));
  return succeed({
    indicators,
    schemeDiffers: JSON.stringify(now) !== JSON.stringify(indicators.map(({ id, name, full }) => ({ id, name, full }))),
    asOf: scores.asOf,
    rows: units.map(({ id, name }) =>
      Object.assign(
        { unitId: id, unit: name, returned: back.has(id) },
        besideOffice(indicators, claims.get(id) ?? [], byUnit.get(id) ?? []),
      ),
    ),
  });
}

function scoreRow(score: UnitScore): ScoreRow {
  const { unit, rank, indicators, total, contribution, rebased, roundingGap, unranked } = score;
  return {
    unitId: unit.id,
    unit: unit.name,
    rank,
    scores: indicators.map(({ indicatorId, points, full, basis }) => ({ indicatorId, points, full, basis })),
    total,
    contribution,
    rebased,
    ...(roundingGap === undefined ? {} : { roundingGap }),
    ...(unranked === undefined ? {} : { unranked }),
  };
}

function unitDetail(context: ServiceContext, year: Year, unitId: UnitId): Outcome<ScoreDetail> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { facts, days, scores } = scoresOf(context, year);
  const score = scores.groups.flatMap(({ rows }) => rows).find(({ unit }) => unit.id === unitId);
  if (!score) return fail('not-found', `${year} 年度没有这个单位，可能已被移除。请刷新后重试。`);
  return succeed({
    row: scoreRow(score),
    scheme: facts.scheme,
    evidence: score.indicators.map((result) => evidenceView(result, score.unit, facts, days.asOf)),
  });
}

function evidenceView(
  { indicatorId, counted, months, longer = [], manual }: IndicatorResult,
  unit: Unit,
  facts: YearFacts,
  today: PlainDate,
): ScoreDetail['evidence'][number] {
  return {
    indicatorId,
    counted: counted.map(({ occurrence, verdict }) =>
      Object.assign(occurrenceView(occurrence, facts, today), { verdict }),
    ),
    ...(months === undefined ? {} : { months, sources: submissionYear(facts).owed(unit).sources.map(pieceSourceView) }),
    ...(longer.length === 0 ? {} : { longer: longer.map((period) => periodView(period, facts)) }),
    ...(manual === undefined ? {} : { manual }),
  };
}

function periodView({ occurrence, count, target, charged, met }: CountedPeriod, facts: YearFacts): CountedPeriodView {
  const { dutyId, period } = occurrence;
  const content = facts.duties.find(({ id }) => id === dutyId)?.content ?? '';
  return { dutyId, content, period: period.label, count, target, charged, met };
}

function missingYear({ store }: ServiceContext, year: Year): Failure | undefined {
  return store.workspace.year(year) ? undefined : fail('not-found', `还没有 ${year} 年度。`).error;
}

interface JudgeInput {
  readonly year: Year;
  readonly unitId: UnitId;
  readonly indicatorId: IndicatorId;
  readonly points: string | null;
  readonly reason: string;
}

function judge(context: ServiceContext, { year, unitId, indicatorId, points, reason }: JudgeInput) {
  const { store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const unit = store.units.units().find(({ id }) => id === unitId);
  const indicator = store.assessment.scheme(year).indicators.find(({ id }) => id === indicatorId);
  if (!unit || !indicator) {
    return fail('not-found', `没有找到这个${unit ? '指标' : '单位'}，评议没有保存。请刷新后重试。`);
  }
  const refused = points === null ? undefined : refuseJudgement(indicator, points, reason);
  if (refused) return { ok: false as const, error: refused };
  const label = `${points === null ? '撤回评议' : `评议 ${plainPoints(points)} 分`}：${unit.name} ${indicator.name}`;
  return runCommand(context, { label }, () => {
    if (points === null) store.assessment.removeJudgement(year, unitId, indicatorId);
    else store.assessment.setJudgement(year, { unitId, indicatorId, points, reason });
    return {};
  });
}

function refuseJudgement(indicator: Indicator, points: string, reason: string): Failure | undefined {
  if (indicator.rule !== 'manual') {
    return fail('invalid-input', `“${indicator.name}”由登记情况自动计分，不能手工评分。`).error;
  }
  if (exceeds(points, indicator.full)) {
    const message = `得分 ${plainPoints(points)} 超过了“${indicator.name}”的满分 ${plainPoints(indicator.full)}，请填写 0 至 ${plainPoints(indicator.full)} 之间的分值。`;
    return fail('invalid-input', message, { fields: { points: `应为 0 至 ${plainPoints(indicator.full)}` } }).error;
  }
  if (reason === '') {
    return fail('invalid-input', '评议应写明理由，以备查核。请填写理由后再保存。', { fields: { reason: '请填写理由' } })
      .error;
  }
  return undefined;
}

interface SchemeInput {
  readonly year: Year;
  readonly weight: string;
  readonly base: 100 | 1000;
  readonly indicators: readonly { readonly id: IndicatorId; readonly name: string; readonly full: string }[];
  readonly judgements?: 'keep' | 'scale';
}

function saveScheme(context: ServiceContext, { year, weight, base, indicators, judgements: way }: SchemeInput) {
  const { store, clock } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const current = store.assessment.scheme(year);
  const renewed = renew(current.indicators, indicators);
  if (!renewed.ok) return renewed;
  const scheme = { version: current.version, weight, base, indicators: renewed.value };
  const checked = checkScheme(scheme);
  if (!checked.ok) return checked;
  const judged = judgedAnew(current, scheme, store.assessment.judgements(year), way);
  if (!judged.ok) return judged;
  const outgrown = outgrownJudgements(scheme, judged.value);
  if (outgrown) return { ok: false as const, error: outgrown };
  const label = `保存考核方案第 ${current.version + 1} 版`;
  return runCommand(context, { label }, () => {
    if (!sameScheme(current, scheme)) store.assessment.saveScheme(year, scheme, clock.now());
    for (const judgement of judged.value) store.assessment.setJudgement(year, judgement);
    return {};
  });
}

/**
 * The judged points under a new scheme: as they are, or in proportion to the new full marks, rounded to two places. Where full marks that points were
 * judged by have changed, a person says which.
 */
function judgedAnew(
  current: Scheme,
  scheme: Scheme,
  judgements: readonly Judgement[],
  way: SchemeInput['judgements'],
): Outcome<readonly Judgement[]> {
  const before = new Map(current.indicators.map(({ id, full }) => [id, parsePoints(full)]));
  const grown = new Map(
    scheme.indicators.flatMap(({ id, name, full }) => {
      const [was, is] = [before.get(id), parsePoints(full)];
      const changes = was !== undefined && is !== undefined && !was.equals(is) && was.compare(0) > 0;
      return changes && judgements.some(({ indicatorId }) => indicatorId === id)
        ? [[id, { name, ratio: is.div(was) }]]
        : [];
    }),
  );
  if (grown.size > 0 && way === undefined) {
    const names = [...grown.values()].map(({ name }) => `“${name}”`).join('、');
    const count = judgements.filter(({ indicatorId }) => grown.has(indicatorId)).length;
    return fail(
      'conflict',
      `${names}的满分改变了，已有 ${count} 个单位的评议得分。请选择保留原分，或按新满分等比例换算。`,
      { fields: { judgements: '保留原分，或按比例换算' } },
    );
  }
  if (way !== 'scale') return succeed(judgements);
  return succeed(
    judgements.map((judgement) => {
      const change = grown.get(judgement.indicatorId);
      const points = parsePoints(judgement.points);
      return change && points ? { ...judgement, points: roundPoints(points.mul(change.ratio)) } : judgement;
    }),
  );
}

/** The indicators with their new names and full marks; each must be there once, because none is dropped silently. */
function renew(current: readonly Indicator[], given: SchemeInput['indicators']): Outcome<readonly Indicator[]> {
  const byId = new Map(current.map((indicator) => [indicator.id, indicator]));
  const renewed: Indicator[] = [];
  for (const { id, name, full } of given) {
    const indicator = byId.get(id);
    if (!indicator) return fail('not-found', `方案中没有指标“${name}”，或它出现了两次，没有保存。请刷新后重试。`);
    byId.delete(id);
    renewed.push({ id, name, rule: indicator.rule, full });
  }
  const [left] = byId.values();
  if (left) {
    return fail('invalid-input', `方案缺少指标“${left.name}”，没有保存。不用的指标请把满分设为 0。`, {
      fields: { indicators: `缺少“${left.name}”` },
    });
  }
  return succeed(renewed);
}

function outgrownJudgements(scheme: Scheme, judgements: readonly Judgement[]): Failure | undefined {
  for (const { id, name, full } of scheme.indicators) {
    const above = judgements.filter((judgement) => judgement.indicatorId === id && exceeds(judgement.points, full));
    if (above.length > 0) {
      return fail(
        'conflict',
        `有 ${above.length} 个单位的“${name}”评议得分高于新的满分 ${plainPoints(full)}，没有保存。请先修改这些评议，或提高满分。`,
      ).error;
    }
  }
  return undefined;
}

function sameScheme(a: Scheme, b: Scheme): boolean {
  return JSON.stringify([a.weight, a.base, a.indicators]) === JSON.stringify([b.weight, b.base, b.indicators]);
}
