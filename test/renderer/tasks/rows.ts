import type { DutyRow, OccurrenceView } from '../../../electron/contract/duties.ts';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { day } from '../support/facts.ts';

/** A duty of an invented plan. */
export function duty(id: string, more: Partial<DutyRow> = {}): DutyRow {
  return {
    id: id as DutyId,
    kind: 'measure',
    number: id,
    task: '夯实基础',
    subtask: '规范管理',
    content: `举措${id}`,
    timeWording: '',
    unitsWording: '区财政局',
    rules: [],
    assignments: [{ party: { kind: 'unit', id: 'u1' as UnitId }, name: '区财政局', role: 'responsible', members: 1 }],
    unitIds: ['u1' as UnitId],
    done: 0,
    total: 1,
    overdue: 0,
    nextDue: undefined,
    state: 'ongoing',
    followedAs: 'counted',
    ...more,
  };
}

export function occurrence(more: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    dutyId: '1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'u1' as UnitId,
    unit: '区财政局',
    content: '举措1',
    periodKey: '2021-05',
    period: '2021年5月',
    dueOn: day('2021-05-31'),
    advisedOn: undefined,
    provisional: false,
    lamp: 'overdue',
    tally: 'missed',
    needed: 1,
    done: 0,
    doneOn: undefined,
    mayRegister: more.lamp !== 'exempt' && (more.done ?? 0) < 1,
    daysLate: 28,
    fulfilments: [],
    ...more,
  };
}
