import type { ContactId, DutyId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';

/** Who answers at a unit (六定: 定人, 定岗, 定联系方式, 定标准), for all it does or for one duty of it. Texts may be empty, but not all. */
export interface ContactFacts {
  readonly unitId: UnitId;
  /** Absent: for all that the unit does and nobody else answers for. */
  readonly dutyId?: DutyId;
  readonly person: string;
  readonly post: string;
  /** A telephone number, or another way. */
  readonly contact: string;
  /** What the work is measured by. */
  readonly standard: string;
  /** First and last day; absent: from ever, for ever. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

export interface Contact extends ContactFacts {
  readonly id: ContactId;
}
