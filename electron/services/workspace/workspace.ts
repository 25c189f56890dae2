import type { CommandView, WorkspaceStatus, YearView } from '../../contract/workspace.ts';
import type { Year } from '../../domain/brand.ts';
import { startInChina } from '../../domain/dates/instant.ts';
import { countToCheck } from '../../domain/duties/toCheck.ts';
import { countFindings } from '../../domain/findings/state.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { tableWord, wholes } from '../../domain/words/tables.ts';
import { DEFAULT_SUBMISSION_TARGET, IN_USE_FROM } from '../../store/facts.ts';
import type { PastCommand } from '../../store/log/history.ts';
import type { NewYear, StoredYear } from '../../store/repositories/workspace.ts';
import { runCommand, withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { parsePlainDate } from '../../domain/dates/plainDate.ts';
import { overdueFacts } from '../../domain/today/lists.ts';
import { countBefore } from '../../domain/occurrences/counts.ts';
import { setFrame } from './frame.ts';
import { previewInUseFrom, refuseInUseFrom, setInUseFrom } from './inUse.ts';
import { answerOffer, offersOf } from './offers.ts';
import { undo, voidedNote } from './undo.ts';
import { setReviewDates } from './reviewDates.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { refuseLockedStep } from '../assessment/undoLocks.ts';
import { objectionsTo } from '../year/objections.ts';
import { openYear } from '../years/opening.ts';

function newYear(year: Year): NewYear {
  return { year, state: 'open', submissionTarget: DEFAULT_SUBMISSION_TARGET };
}

/** The workspace: district, years, first start, demo and undo. */
export function createWorkspace(
  context: ServiceContext,
  loadDemo: AreaHandlers<'workspace'>['workspace.loadDemo'],
): AreaHandlers<'workspace'> {
  const { store, clock } = context;
  return {
    'workspace.status': () => succeed(statusOf(context)),
    'workspace.revision': () => succeed({ revision: store.revision() }),
    'workspace.setUp'({ district, year, inUseFrom }) {
      if (store.workspace.setting('district') !== undefined) {
        return fail('conflict', '工作区已经设立。如要改名或增加年度，请到“设置”。');
      }
      const refusal = inUseFrom && refuseInUseFrom(inUseFrom, clock.today());
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: `设立“${district}”工作区`, undoable: false }, () => {
        store.workspace.setSetting('district', district);
        if (inUseFrom !== undefined) store.workspace.setSetting(IN_USE_FROM, inUseFrom);
        if (!store.workspace.year(year)) store.workspace.addYear(newYear(year));
        return {};
      });
    },
    'workspace.rename'({ district }) {
      if (store.workspace.setting('district') === undefined) return notSetUp();
      return runCommand(context, { label: `改名为“${district}”` }, () => {
        store.workspace.setSetting('district', district);
        return {};
      });
    },
    'workspace.openYear': (input) => openYear(context, input),
    'workspace.previewInUseFrom': (input) => previewInUseFrom(context, input),
    'workspace.setInUseFrom': (input) => setInUseFrom(context, input),
    'workspace.setFrame': (input) => setFrame(context, input),
    'workspace.offers': () => succeed(offersOf(context)),
    'workspace.answerOffer': (input) => answerOffer(context, input),
    'workspace.setReviewDates': (input) => setReviewDates(context, input),
    'workspace.loadDemo': loadDemo,
    'workspace.undo': (input) => undo(context, input),
    async 'workspace.redo'({ commandId }) {
      const objections = await objectionsTo(context);
      const frozen = refuseLockedStep(context, commandId, 'redo');
      if (frozen) return { ok: false as const, error: frozen };
      return withChanged(store, () => {
        const redone = store.redo(commandId, clock.now(), objections);
        return redone.ok ? succeed({ redone: redone.value.label }) : redone;
      });
    },
    'workspace.commands': () =>
      succeed({ commands: store.history(startInChina(clock.today())).map((past) => commandView(context, past)) }),
  };
}

function notSetUp() {
  return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
}

function commandView(context: ServiceContext, past: PastCommand): CommandView {
  const { store } = context;
  const { id, revision, label, at, undone, rows } = past;
  const refusal = past.refusal ?? refuseLockedStep(context, id, undone ? 'redo' : 'undo', '')?.message;
  const note = undone && rows.some(({ table }) => table === 'reminders') ? voidedNote(store, revision) : undefined;
  return {
    commandId: id,
    label,
    at,
    records: wholes(rows).map(({ table, count }) => ({ what: tableWord(table), count })),
    state: undone ? 'undone' : 'done',
    ...(note === undefined ? {} : { note }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function statusOf(context: ServiceContext): WorkspaceStatus {
  const { store, clock, app } = context;
  const undoable = store.undoable();
  return {
    district: store.workspace.setting('district'),
    years: store.workspace.years().map((year) => yearView(context, year)),
    today: clock.today(),
    isDemo: store.workspace.setting('demo') !== undefined,
    version: app.version,
    dataFolder: store.folder,
    host: app.host,
    revision: store.revision(),
    undoable: undoable?.label,
    ...(undoable === undefined ? {} : { undoableId: undoable.id }),
    inUseFrom: parsePlainDate(store.workspace.setting(IN_USE_FROM) ?? ''),
    ...(store.barredByUpgrade() === undefined ? {} : { undoBarred: '升级前的操作不能撤销' }),
  };
}

function yearView(context: ServiceContext, { year, state, reviewDates, frame }: StoredYear): YearView {
  const { facts, occurrences } = derivedYear(context, year);
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const { replied } = countFindings(context.store.findings.ofYear(year), context.clock.today());
  return {
    year,
    state,
    duties: facts.duties.length,
    toCheck: countToCheck(facts.duties),
    overdue: overdueFacts(occurrences, facts).length,
    toVerify: occurrences.filter(({ state: stands }) => stands === 'toVerify').length,
    ...(replied > 0 ? { toRecheck: replied } : {}),
    reviewDates,
    frame,
    before: countBefore(occurrences),
    units: facts.units.filter((unit) => (unit.from ?? first) <= last && (unit.to ?? last) >= first).length,
  };
}
