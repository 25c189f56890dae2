import type { DutyId, ExemptionId, ExtensionId, FulfilmentId, TriggerId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

/** A document was issued, a request was received (触发事件): day 0 of a triggered rule for the units it names. */
export interface Trigger {
  readonly id: TriggerId;
  readonly dutyId: DutyId;
  readonly title: string;
  readonly on: PlainDate;
  readonly unitIds: readonly UnitId[];
}

/** A unit published, or did it (办结登记). */
export interface Fulfilment extends OccurrenceKey {
  readonly id: FulfilmentId;
  readonly doneOn: PlainDate;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
  /** The order of recording: grows by one with every command; absent for what earlier formats recorded. */
  readonly recordedIn?: number;
  readonly title: string;
  readonly link: string;
  /** The last day on which it could be read, where it was taken down (撤下); matters for `minimumDuration`. */
  readonly takenDownOn?: PlainDate;
  /** Why it was done before its period began (提前). */
  readonly earlyReason?: string;
}

/** One occurrence may be done later than its rule says (延期); the rule's own date stays visible. */
export interface Extension extends OccurrenceKey {
  readonly id: ExtensionId;
  readonly dueOn: PlainDate;
  readonly reason: string;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}

/** One occurrence need not be done (免除). */
export interface Exemption extends OccurrenceKey {
  readonly id: ExemptionId;
  readonly reason: string;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
}
