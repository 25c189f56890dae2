import Fraction from 'fraction.js';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemeNodeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { AppealDecision, ScoreAppeal } from '../../domain/model/scoreProcess.ts';
import { parsePoints, plainPoints, roundPoints } from '../../domain/points.ts';
import { nodesOf } from '../../domain/scoring/asked.ts';
import { mostOfScheme } from '../../domain/scoring/mostOf.ts';
import { APPEAL_OUTCOME_WORDS, STAGE_WORDS } from '../../domain/words/scoreProcess.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { refuseLocked } from '../assessment/locks.ts';
import { noticedOf, publishedOf, type NoticedClass, type PublishedClass } from '../assessment/published.ts';
import { scoresOf } from '../assessment/scores.ts';
import { freeze } from './freeze.ts';
import { WORD } from '../papers/templates.ts';
import { exportScoreCircular } from './circular.ts';
import { endNotice, startNotice } from './notice.ts';
import { frozenView, noFreeze, processOfYear } from './ofYear.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How far assessments are: stages, freezes, and the signed entries beside what is frozen. */
export function createScoreProcess(context: ServiceContext): AreaHandlers<'scoreProcess'> {
  return {
    'scoreProcess.ofYear': ({ year }) => processOfYear(context, year),
    'scoreProcess.setStage': (input) => setStage(context, input),
    'scoreProcess.startNotice': (input) => startNotice(context, input),
    'scoreProcess.endNotice': (input) => endNotice(context, input),
    'scoreProcess.freeze': (input) => freeze(context, input),
    'scoreProcess.frozen': ({ freezeId }) => frozenView(context, freezeId),
    'scoreProcess.paper': (input) => paper(context, input),
    'scoreProcess.circular': (input) => exportScoreCircular(context, input),
    'scoreProcess.lodgeAppeal': (input) => lodgeAppeal(context, input),
    'scoreProcess.decideAppeal': (input) => decideAppeal(context, input),
    'scoreProcess.addEntry': (input) => addEntry(context, input),
    'scoreProcess.removeAppeal': (input) => removeAppeal(context, input),
  };
}

function setStage(context: ServiceContext, input: ParsedInputOf<'scoreProcess.setStage'>) {
  const { store, clock } = context;
  const { year, classId, stage, since = clock.today(), until } = input;
  const closed = refuseClosedYear(context, year) ?? refuseLocked(context, year, { classId });
  if (closed) return { ok: false as const, error: closed };
  const of = scoresOf(context, year).classes.find(({ id }) => id === classId);
  if (of === undefined) return noClass();
  if (stage === 'final') {
    return fail('invalid-input', '定稿要用“定稿”来做，它会存下方案、得分和材料。', { fields: { stage: '请用“定稿”' } });
  }
  if (stage === 'notice') {
    return fail('invalid-input', '公示要用“发布公示”来做，它会存下公布的得分，并在公示期内锁定。', {
      fields: { stage: '请用“发布公示”' },
    });
  }
  if (until !== null && until < since) {
    return fail('invalid-input', `截止日 ${until} 早于开始日 ${since}，请改正。`, { fields: { until: '早于开始日' } });
  }
  return runCommand(context, { label: `考核进度：${of.name} ${STAGE_WORDS[stage]}` }, () => {
    store.scoreProcess.setStage(year, { classId, stage, since, ...(until === null ? {} : { until }) });
    return {};
  });
}

function noClass() {
  return fail('not-found', '没有找到这个考核类别，没有保存。请刷新后重试。');
}

async function paper(context: ServiceContext, { freezeId, name }: ParsedInputOf<'scoreProcess.paper'>) {
  const found = context.store.scoreProcess.freeze(freezeId);
  if (found === undefined) return noFreeze();
  const own = found.papers.find((each) => each.name === name);
  if (own === undefined) return fail('not-found', `定稿材料里没有“${name}”。请刷新后重试。`);
  const bytes = await context.evidenceFolder.read(own.hash);
  if (bytes.ok) return succeed({ name, mediaType: name.endsWith('.docx') ? WORD : XLSX, bytes: bytes.value });
  const help = '如还有当时下载的那一份，请在“设置”的“佐证检查”里重新添加；没有的，可从备份里取回。';
  return fail(bytes.error.code, `“${name}”打不开：${bytes.error.message}${help}`, { place: { file: name } });
}

interface Entered {
  readonly year: Year;
  readonly classId: UnitClassId;
  readonly unitId: UnitId;
  readonly nodeId: SchemeNodeId | null;
}

type Told = PublishedClass | NoticedClass;

function toldOf(context: ServiceContext, year: Year, classId: UnitClassId): Told | undefined {
  return publishedOf(context, year).get(classId) ?? noticedOf(context, year).get(classId);
}

/** 第 1 版定稿, 2022-01-20 至 2022-01-24 的公示. */
function nameOf(told: Told): string {
  if ('freeze' in told) return `第 ${told.freeze.version} 版定稿`;
  return `${told.notice.since} 至 ${told.notice.until} 的公示`;
}

/** The class, frozen or before the public, in which a unit stands, for an entry beside its figure. */
function toldUnit(context: ServiceContext, { year, classId, unitId, nodeId }: Entered): Outcome<Told> {
  const own = toldOf(context, year, classId);
  if (own === undefined) {
    return fail('conflict', '这个考核类别还没有公示，也没有定稿，不用申诉或补记：请直接修改评议、事件和登记。', {
      fields: { classId: '还没有公示或定稿' },
    });
  }
  const row = own.frozen.table.rows.find((each) => each.unitId === unitId);
  if (row === undefined) {
    return fail('not-found', `这个单位不在“${own.frozen.table.name}”的${nameOf(own)}里，没有保存。`, {
      fields: { unitId: '不在里面' },
    });
  }
  if (nodeId !== null && !nodesOf(own.frozen.table.scheme.tree).some(({ id }) => id === nodeId)) {
    return fail('not-found', `${nameOf(own)}的考核方案里没有这项指标，没有保存。请刷新后重试。`, {
      fields: { nodeId: '方案里没有' },
    });
  }
  return succeed(own);
}

/** What an entry beside a figure is about: of a class that is frozen, its freeze, else its notice. */
function noticeOf(told: Told): Pick<ScoreAppeal, 'noticeId'> {
  return 'notice' in told ? { noticeId: told.notice.id } : {};
}

function unitName({ frozen }: Told, unitId: UnitId): string {
  return frozen.table.rows.find((row) => row.unitId === unitId)?.unit ?? '';
}

function lodgeAppeal(context: ServiceContext, input: ParsedInputOf<'scoreProcess.lodgeAppeal'>) {
  const { store, clock } = context;
  const { nodeId, ...rest } = input;
  const own = toldUnit(context, input);
  if (!own.ok) return own;
  const impossible = refuseImpossibleDay(clock, input.lodgedOn, 'lodgedOn');
  if (impossible) return { ok: false as const, error: impossible };
  return runCommand(context, { label: `登记申诉：${unitName(own.value, input.unitId)}` }, () => {
    const appeal = { ...rest, ...noticeOf(own.value), kind: 'appeal' as const };
    return { id: store.scoreProcess.addAppeal(nodeId === null ? appeal : { ...appeal, nodeId }, clock.now()) };
  });
}

/** An appeal that may still be changed: it is on record, and in no version. */
function openAppeal(context: ServiceContext, id: ScoreAppeal['id']): Outcome<{ appeal: ScoreAppeal; of: Told }> {
  const appeal = context.store.scoreProcess.appeal(id);
  if (appeal === undefined) return fail('not-found', '没有找到这件申诉，可能已被删除。请刷新后重试。');
  const of = toldOf(context, appeal.year, appeal.classId);
  if (of === undefined || appeal.isVoid === true) {
    return fail('conflict', '这件申诉或补记所对的公示已经撤回，它不再计入，也不用处理。');
  }
  if (of.frozen.appeals.includes(id)) {
    const code = 'freeze' in of ? 'score-frozen' : 'score-notice';
    return fail(code, `这件申诉的结果已经列入${nameOf(of)}，不能再改。如有新的情况，请另行登记。`);
  }
  return succeed({ appeal, of });
}

/** Why a decision's points do not fit its outcome. */
function refuseOutcome({ outcome, points }: Pick<AppealDecision, 'outcome' | 'points'>): Failure | undefined {
  const isNone = isNothing(points);
  if (outcome === 'rejected' && !isNone) {
    return fail('invalid-input', '不支持的申诉不改分，分值应为 0。', { fields: { points: '应为 0' } }).error;
  }
  if (outcome === 'rejected' || !isNone) return undefined;
  const message = '支持或部分支持的申诉应写明加减多少分。';
  return fail('invalid-input', message, { fields: { points: '不能为 0' } }).error;
}

function isNothing(points: string): boolean {
  return parsePoints(points)?.equals(0) === true;
}

/**
 * Why points cannot stand beside a figure: the unit has no total, or what is published would pass the most that the scheme can give, or fall below 0.
 * `before`: points that they take the place of.
 */
function refusePoints({ frozen, figures }: Told, unitId: UnitId, points: string, before = '0'): Failure | undefined {
  if (isNothing(points)) return undefined;
  const unit = frozen.table.rows.find((each) => each.unitId === unitId)?.unit ?? '';
  const say = (message: string, field: string): Failure =>
    fail('invalid-input', message, { fields: { points: field } }).error;
  const exact = figures.find((each) => each.unitId === unitId)?.exact;
  if (exact === undefined) return say(`“${unit}”在公布的得分里没有总分，不能加减分。`, '没有总分');
  const without = new Fraction(exact).sub(before);
  const after = without.add(points);
  const most = mostOfScheme(frozen.table.scheme.tree);
  const figure = plainPoints(roundPoints(after));
  if (after.compare(without) > 0 && most !== undefined && after.compare(most) > 0) {
    const limit = plainPoints(roundPoints(most));
    const message = `加 ${points} 分后“${unit}”为 ${figure} 分，超过了考核方案最多的 ${limit} 分，没有保存。请核对分值。`;
    return say(message, `最多 ${limit} 分`);
  }
  if (after.compare(without) < 0 && after.compare(0) < 0) {
    const message = `减 ${points.replace('-', '')} 分后“${unit}”为 ${figure} 分，低于 0 分，没有保存。请核对分值。`;
    return say(message, '低于 0 分');
  }
  return undefined;
}

function decideAppeal(context: ServiceContext, input: ParsedInputOf<'scoreProcess.decideAppeal'>) {
  const { store, clock } = context;
  const { id, confirmed, ...decision } = input;
  const own = openAppeal(context, id);
  if (!own.ok) return own;
  const { appeal, of } = own.value;
  if (decision.on < appeal.lodgedOn) {
    const message = `处理日期 ${decision.on} 早于申诉日期 ${appeal.lodgedOn}，请改正。`;
    return fail('invalid-input', message, { fields: { on: '早于申诉日期' } });
  }
  const refused =
    refuseImpossibleDay(clock, decision.on, 'on') ??
    refuseOutcome(decision) ??
    refusePoints(of, appeal.unitId, decision.points, appeal.decision?.points);
  if (refused) return { ok: false as const, error: refused };
  if (appeal.decision !== undefined && confirmed !== true) {
    const { on, by, outcome, points } = appeal.decision;
    const message = `这件申诉已由${by}于 ${on} 裁定：${APPEAL_OUTCOME_WORDS[outcome]}，公布分加减 ${points}，没有保存。确实要改的，请确认改裁定。`;
    return fail('conflict', message, { fields: { confirmed: '已经裁定过' } });
  }
  const label = `处理申诉：${unitName(of, appeal.unitId)} ${APPEAL_OUTCOME_WORDS[decision.outcome]}`;
  return runCommand(context, { label }, () => {
    store.scoreProcess.decide(id, decision);
    return {};
  });
}

function refuseNoEntry(points: string): Failure | undefined {
  if (!isNothing(points)) return undefined;
  return fail('invalid-input', '补记应写明加减多少分，不能为 0。', { fields: { points: '不能为 0' } }).error;
}

function addEntry(context: ServiceContext, input: ParsedInputOf<'scoreProcess.addEntry'>) {
  const { store, clock } = context;
  const { year, classId, unitId, nodeId, on, points, by, reason, basis } = input;
  const own = toldUnit(context, input);
  if (!own.ok) return own;
  const decision = { outcome: 'upheld' as const, points, on, by, reason };
  const refused =
    refuseImpossibleDay(clock, on, 'on') ?? refuseNoEntry(points) ?? refusePoints(own.value, unitId, points);
  if (refused) return { ok: false as const, error: refused };
  return runCommand(context, { label: `补记：${unitName(own.value, unitId)} ${points} 分` }, () => {
    const beside = { year, classId, unitId, kind: 'entry' as const, lodgedOn: on, ...noticeOf(own.value) };
    const entry = { ...beside, claim: reason, basis, decision };
    return { id: store.scoreProcess.addAppeal(nodeId === null ? entry : { ...entry, nodeId }, clock.now()) };
  });
}

function removeAppeal(context: ServiceContext, { id }: ParsedInputOf<'scoreProcess.removeAppeal'>) {
  const { store } = context;
  const own = openAppeal(context, id);
  if (!own.ok) return own;
  const { appeal, of } = own.value;
  const what = appeal.kind === 'appeal' ? '申诉' : '补记';
  return runCommand(context, { label: `删除${what}：${unitName(of, appeal.unitId)}` }, () => {
    store.scoreProcess.removeAppeal(id);
    return {};
  });
}
