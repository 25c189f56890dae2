import type { CommandView, WorkspaceStatus, YearView } from '../../contract/workspace.ts';
import type { Year } from '../../domain/brand.ts';
import { startInChina } from '../../domain/dates/instant.ts';
import { countToCheck } from '../../domain/duties/toCheck.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { tableWord, wholes } from '../../domain/words/tables.ts';
import { DEFAULT_SUBMISSION_TARGET } from '../../store/facts.ts';
import type { PastCommand } from '../../store/log/history.ts';
import type { StoredYear } from '../../store/repositories/workspace.ts';
import { runCommand, withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { demoCommand } from '../demo/demo.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { setReviewDates } from './reviewDates.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { objectionsTo } from '../year/objections.ts';

function newYear(year: Year): Omit<StoredYear, 'reviewDates'> {
  return { year, state: 'open', submissionTarget: DEFAULT_SUBMISSION_TARGET };
}

/** The workspace: district, years, first start, demo and undo. */
export function createWorkspace(context: ServiceContext): AreaHandlers<'workspace'> {
  const { store, clock } = context;
  return {
    'workspace.status': () => succeed(statusOf(context)),
    'workspace.setUp'({ district, year }) {
      if (store.workspace.setting('district') !== undefined) {
        return fail('conflict', '工作区已经设立。如要改名或增加年度，请到“设置”。');
      }
      return runCommand(context, { label: `设立“${district}”工作区`, undoable: false }, () => {
        store.workspace.setSetting('district', district);
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
    'workspace.openYear'({ year }) {
      if (store.workspace.setting('district') === undefined) return notSetUp();
      if (store.workspace.year(year)) {
        return fail('conflict', `${year} 年度已经有了。`, { fields: { year: '已有这个年度' } });
      }
      return runCommand(context, { label: `新建 ${year} 年度` }, () => {
        store.workspace.addYear(newYear(year));
        return {};
      });
    },
    'workspace.setReviewDates': (input) => setReviewDates(context, input),
    'workspace.loadDemo': () => demoCommand(context),
    'workspace.undo'({ commandId }) {
      const objections = objectionsTo(context);
      return withChanged(store, () => {
        const undone =
          commandId === undefined
            ? store.undoLast(clock.now(), objections)
            : store.undo(commandId, clock.now(), objections);
        return undone.ok ? succeed({ undone: undone.value.label }) : undone;
      });
    },
    'workspace.redo'({ commandId }) {
      const objections = objectionsTo(context);
      return withChanged(store, () => {
        const redone = store.redo(commandId, clock.now(), objections);
        return redone.ok ? succeed({ redone: redone.value.label }) : redone;
      });
    },
    'workspace.commands': () => succeed({ commands: store.history(startInChina(clock.today())).map(commandView) }),
  };
}

function notSetUp() {
  return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
}

function commandView({ id, label, at, undone, rows, refusal }: PastCommand): CommandView {
  return {
    commandId: id,
    label,
    at,
    records: wholes(rows).map(({ table, count }) => ({ what: tableWord(table), count })),
    state: undone ? 'undone' : 'done',
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
    undoable: undoable?.label,
    ...(undoable === undefined ? {} : { undoableId: undoable.id }),
    ...(store.barredByUpgrade() === undefined ? {} : { undoBarred: '升级前的操作不能撤销' }),
  };
}

function yearView(context: ServiceContext, { year, state, reviewDates }: StoredYear): YearView {
  const { facts, occurrences } = derivedYear(context, year);
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  return {
    year,
    state,
    duties: facts.duties.length,
    toCheck: countToCheck(facts.duties),
    overdue: occurrences.filter((occurrence) => occurrence.lamp === 'overdue').length,
    reviewDates,
    units: facts.units.filter((unit) => (unit.from ?? first) <= last && (unit.to ?? last) >= first).length,
  };
}
