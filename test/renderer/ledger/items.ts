import type { ItemDetail, ItemState, ItemView } from '../../../electron/contract/ledger.ts';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { day } from '../support/facts.ts';

/** A month's line of the ledger as the app gives it. */
export function item(month: number, state: ItemState, more: Partial<ItemView> = {}): ItemView {
  return {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'u1' as UnitId,
    periodKey: `2021-0${month}`,
    unit: '区财政局',
    number: '1',
    content: '财政收支公开',
    period: `2021年${month}月`,
    state,
    mayVerify: state === 'toVerify' || state === 'closed' || state === 'returned',
    lamp: state === 'overdue' ? 'overdue' : 'onTime',
    dueOn: day(`2021-0${month}-28`),
    needed: 1,
    done: state === 'overdue' ? 0 : 1,
    marks: [],
    returns: 0,
    reminders: 0,
    evidence: 0,
    notes: 0,
    next: '',
    ...more,
  };
}

/** What is known of a line. */
export function detailOf(one: ItemView, more: Partial<ItemDetail> = {}): ItemDetail {
  return {
    item: one,
    occurrence: {
      ...occurrenceKey(one),
      unit: one.unit,
      content: one.content,
      period: one.period,
      dueOn: one.dueOn,
      advisedOn: undefined,
      provisional: false,
      lamp: one.lamp,
      tally: 'onTime',
      needed: 1,
      done: one.done,
      doneOn: one.doneOn,
      mayRegister: one.done === 0,
      daysLate: undefined,
      fulfilments: [],
    },
    lacksEvidence: true,
    verifications: [],
    evidence: [],
    notes: [],
    proposedDue: day('2021-07-05'),
    ...more,
  };
}
