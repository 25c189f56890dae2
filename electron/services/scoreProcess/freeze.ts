import type { ClassScores, NodeView } from '../../contract/assessment.ts';
import type { FreezeHindrance } from '../../contract/scoreProcess.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { nodeNames, type ScoredClass } from '../../domain/assessment/yearScores.ts';
import type { UnitClassId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { isNoticeOn } from '../../domain/model/scoreProcess.ts';
import { FREEZE_LABEL } from '../../domain/words/scoreProcess.ts';
import type { NamedHash } from '../../store/repositories/scoreProcess.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenText, type FrozenClass } from '../assessment/frozenBody.ts';
import {
  noticedOf,
  publishedFrozen,
  publishedOf,
  type NoticedClass,
  type PublishedClass,
} from '../assessment/published.ts';
import { scoresOf, type ScoredYear } from '../assessment/scores.ts';
import { storeClasses, storeDefault } from '../assessment/schemes.ts';
import { frozenStanding, type PaperTable } from '../exports/told.ts';
import { classQuestionsOf } from '../year/classQuestions.ts';
import { figuresOf, figuresNow, sinceNoticeOf, sinceNoticeWords } from './differences.ts';
import { entered, liveVersion, type LiveClass } from './liveVersion.ts';
import { keepPapers, papersOf, type FrozenPapers, type PaperSpecs } from './papers.ts';

/** A class of a year that may be frozen, with what is known of it. */
export interface Freezing extends LiveClass {
  /** Its latest version, where there is one. */
  readonly before: PublishedClass | undefined;
  /** What was put before the public, where it is not frozen yet. */
  readonly noticed: NoticedClass | undefined;
}

/** The number of a class's next freeze: those that were taken back keep theirs, for papers of them may be about. */
export function nextVersion({ store }: Pick<ServiceContext, 'store'>, year: Year, classId: UnitClassId): number {
  const { scoreProcess } = store;
  const own = [...scoreProcess.freezes(year), ...scoreProcess.withdrawn(year)].filter(
    (each) => each.classId === classId,
  );
  return Math.max(0, ...own.map(({ version }) => version)) + 1;
}

/** What keeps a class from being frozen, or from being frozen again. */
export function freezeHindrances(
  context: ServiceContext,
  { scored, each, before, noticed }: Freezing,
): readonly FreezeHindrance[] {
  if (before !== undefined) return laterHindrances(before);
  const open = (noticed?.since ?? []).filter(({ decision }) => decision === undefined);
  const words = `公示以来还有 ${open.length} 件申诉没有处理，不能定稿。`;
  const appeals = { kind: 'appeals' as const, words, unitIds: [...new Set(open.map(({ unitId }) => unitId))] };
  return [...firstHindrances(context, scored, each, '定稿'), ...(open.length === 0 ? [] : [appeals])];
}

/** What keeps the figures of a class from being put before the public. */
export function noticeHindrances(
  context: ServiceContext,
  scored: ScoredYear,
  each: ScoredClass,
): readonly FreezeHindrance[] {
  return firstHindrances(context, scored, each, '公示');
}

/** What has not come to its end when a class is frozen for the first time: it may be meant, and hinders nothing. */
export function freezeNotes(context: ServiceContext, freezing: Freezing): readonly string[] {
  const { scored, each, before, noticed } = freezing;
  if (before !== undefined) return [];
  const { facts, days } = scored;
  const { rows } = each;
  const { cutOff } = facts.frame;
  const pending = rows
    .flatMap((row) => row.facts.occurrences)
    .filter(({ outcome, assists }) => outcome === 'notDueYet' && assists !== true).length;
  return [
    ...(noticed === undefined ? [] : noticeNotes(context, freezing, noticed)),
    ...(days.asOf < cutOff ? [`截止日 ${cutOff} 还没有到，定稿按 ${days.asOf} 的登记计分，之后的不再计入。`] : []),
    ...(pending > 0 ? [`还有 ${pending} 项次没有到期，不在得分里。`] : []),
  ];
}

function noticeNotes(context: ServiceContext, freezing: Freezing, noticed: NoticedClass): readonly string[] {
  const { notice } = noticed;
  return [
    ...(isNoticeOn(notice, context.clock.today()) ? [`公示到 ${notice.until}，还没有结束。`] : []),
    ...sinceNoticeWords(sinceNoticeOf(noticed, figuresNow(freezing.each, noticed), freezing.each)),
  ];
}

function firstHindrances(
  context: ServiceContext,
  scored: ScoredYear,
  each: ScoredClass,
  what: '定稿' | '公示',
): readonly FreezeHindrance[] {
  if (each.rows.length === 0) return [{ kind: 'empty', words: `这个考核类别没有单位，不能${what}。`, unitIds: [] }];
  const open = each.rows.filter(({ score }) => score.unjudged.length > 0);
  const nameOf = nodeNames(each.tree);
  const nodeIds = [...new Set(open.flatMap(({ score }) => score.unjudged))];
  const leaves = nodeIds.map((id) => `“${nameOf(id)}”`).join('、');
  const own = new Set(each.of.unitIds);
  const asked = classQuestionsOf(context, scored.facts.year).filter(
    ({ unitId, classes }) => classes.length === 0 || own.has(unitId),
  );
  return [
    ...(open.length === 0
      ? []
      : [
          {
            kind: 'unjudged' as const,
            words: `${open.length} 个单位的${leaves}还没有评议，总分暂计，不能${what}：${namesOf(open.map(({ unit }) => unit.name))}。`,
            unitIds: open.map(({ unit }) => unit.id),
            nodeIds,
          },
        ]),
    ...(asked.length === 0
      ? []
      : [
          {
            kind: 'classes' as const,
            words: asked.map(({ message }) => message).join(''),
            unitIds: asked.map(({ unitId }) => unitId),
          },
        ]),
  ];
}

function namesOf(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join('、')}等` : names.join('、');
}

function laterHindrances({ freeze, since }: PublishedClass): readonly FreezeHindrance[] {
  const open = since.filter(({ decision }) => decision === undefined);
  if (open.length > 0) {
    const words = `第 ${freeze.version} 版定稿后还有 ${open.length} 件申诉没有处理，不能再次定稿。`;
    return [{ kind: 'appeals', words, unitIds: [...new Set(open.map(({ unitId }) => unitId))] }];
  }
  if (since.length > 0) return [];
  const words = `第 ${freeze.version} 版定稿后没有新的申诉处理结果或补记，不用再次定稿。`;
  return [{ kind: 'nothingNew', words, unitIds: [] }];
}

/** Finds a class that is to be frozen. */
export function freezingOf(context: ServiceContext, year: Year, classId: UnitClassId): Freezing | undefined {
  const scored = scoresOf(context, year);
  const each = scored.scored.find(({ of }) => of.id === classId);
  const before = publishedOf(context, year).get(classId);
  return each && { year, scored, each, before, noticed: noticedOf(context, year).get(classId) };
}

type Input = ParsedInputOf<'scoreProcess.freeze'>;

/** A version as it is to be stored. */
interface Ready {
  readonly freezing: Freezing;
  readonly frozen: FrozenClass;
  readonly version: number;
}

/** Freezes a class: its figures with their traces, the papers as made now, and evidence by its hash. */
export async function freeze(context: ServiceContext, input: Input) {
  const { store } = context;
  const at = context.clock.now();
  const ready = readyToFreeze(context, input, at);
  if (!ready.ok) return ready;
  const revision = store.revision();
  const specs = papersOf(context, papersOfReady(input.year, ready.value));
  if (!specs.ok) return specs;
  const papers = await keepPapers(context, specs.value);
  if (!papers.ok) return papers;
  if (store.revision() !== revision) {
    return fail('conflict', '生成定稿材料时数据有了别的改动，没有定稿。请核对后重试。');
  }
  const { name } = ready.value.freezing.each.of;
  return runCommand(context, { label: `${FREEZE_LABEL}${name}（第 ${ready.value.version} 版）` }, () =>
    writeFreeze(context, input, { ...ready.value, papers: papers.value, at }),
  );
}

function papersOfReady(year: Year, ready: Ready): FrozenPapers {
  const { frozen, freezing } = ready;
  // With entries of its notice, there is more in it than its formulas come to.
  const isFirst = freezing.before === undefined && frozen.appeals.length === 0;
  return { year, table: tableOf(ready), details: frozen.details, scored: freezing.scored, isFirst };
}

function readyToFreeze(context: ServiceContext, { year, classId, by }: Input, at: string): Outcome<Ready> {
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const freezing = freezingOf(context, year, classId);
  if (freezing === undefined) return fail('not-found', '没有找到这个考核类别，没有定稿。请刷新后重试。');
  const hindrances = freezeHindrances(context, freezing);
  if (hindrances.length > 0) return fail('conflict', hindrances.map(({ words }) => words).join(''));
  const version = nextVersion(context, year, classId);
  const stage = { stage: 'final' as const, since: context.clock.today(), frozen: { version, at, by } };
  const frozen =
    freezing.before === undefined ? firstVersion(context, freezing, stage) : laterVersion(freezing.before, stage);
  return succeed({ freezing, frozen, version });
}

function tableOf({ frozen, version }: Ready): PaperTable {
  const standing = frozenStanding(frozen, version);
  const { asOf, cutOff, contributionFrom } = standing;
  return {
    asOf,
    cutOff,
    contributionFrom,
    afterCutOff: [],
    doneAfterCutOff: [],
    classes: [{ ...frozen.table, standing }],
    questions: [],
    frozenVersion: version,
  };
}

interface Recorded extends Ready {
  readonly papers: readonly NamedHash[];
  readonly at: string;
}

function writeFreeze(
  context: ServiceContext,
  { year, classId, by, reason }: Input,
  { freezing, frozen, version, papers, at }: Recorded,
) {
  const { store, clock } = context;
  const evidence = freezing.before?.freeze.evidence ?? evidenceFiles(context, year, frozen);
  storeDefault(store, year);
  storeClasses(store, year);
  const className = frozen.table.name;
  const row = { year, classId, className, version, frozenAt: at, frozenBy: by, reason, papers, evidence };
  const id = store.scoreProcess.addFreeze(row, frozenText(frozen));
  store.scoreProcess.setStage(year, { classId, stage: 'final', since: clock.today() });
  return { id, version };
}

/** Answers the papers of a freeze that are kept already. */
export type KeptPapers = (specs: PaperSpecs) => readonly NamedHash[];

/** Freezes a class inside a command that runs already. A worker writes papers, which a command cannot wait for: there are those that are kept. */
export function freezeInCommand(
  context: ServiceContext,
  input: Input,
  kept?: KeptPapers,
): Outcome<{ readonly version: number }> {
  const at = context.clock.now();
  const ready = readyToFreeze(context, input, at);
  if (!ready.ok) return ready;
  const specs = kept === undefined ? succeed([]) : papersOf(context, papersOfReady(input.year, ready.value));
  if (!specs.ok) return specs;
  const papers = kept?.(specs.value) ?? [];
  return succeed(writeFreeze(context, input, { ...ready.value, papers, at }));
}

/** The first: from the facts as they stand, with the entries since its notice; what became of the published figures is told. */
function firstVersion(context: ServiceContext, freezing: Freezing, stage: ClassScores['stage']): FrozenClass {
  const next = entered(context, freezing, liveVersion(context, freezing, stage));
  const { noticed, each } = freezing;
  return noticed === undefined ? next : { ...next, sinceNotice: sinceNoticeOf(noticed, figuresOf(next), each) };
}

/** Later ones: what is published of the version before; no figure is reckoned from facts again. */
function laterVersion(before: PublishedClass, stage: ClassScores['stage']): FrozenClass {
  const { table, sinceNotice: _told, ...rest } = publishedFrozen(before);
  return { ...rest, table: { ...table, stage } };
}

/** Files of evidence of the things owed that figures rest on, each once. */
function evidenceFiles({ store }: ServiceContext, year: Year, { details }: FrozenClass): readonly NamedHash[] {
  const counted = new Set(details.flatMap(({ nodes }) => nodes.flatMap(countedIn)));
  const files = store.evidence
    .ofYear(year)
    .flatMap((each) => (each.kind === 'file' && counted.has(occurrenceText(each)) ? [each.file] : []));
  return [...new Map(files.map(({ sha256, name }) => [sha256, { hash: sha256, name }])).values()];
}

function countedIn({ clauses, children, periods = [] }: NodeView): readonly string[] {
  return [
    ...clauses.flatMap(({ counted, wellFacts }) =>
      [...counted, ...wellFacts].flatMap(({ occurrence }) =>
        occurrence === undefined ? [] : [occurrenceText(occurrence)],
      ),
    ),
    ...children.flatMap(countedIn),
    ...periods.flatMap((period) => period.children.flatMap(countedIn)),
  ];
}
