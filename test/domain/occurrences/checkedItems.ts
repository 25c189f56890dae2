import type { DutyId, RuleId, UnitId, VerificationId } from '../../../electron/domain/brand.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Verification } from '../../../electron/domain/model/ledger.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { defaultFrame, type YearFrame } from '../../../electron/domain/model/yearFrame.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, ONCE } from './occurrenceFacts.ts';

export const calendar = builtInCalendar();
export const QUOTA: TimeRule = { type: 'quota', per: 'halfYear', atLeast: 2 };
export const KEY = { once: '2021', quota: '2021-H1', review: '2021-R06-30' };

let order = 0;
/** The next command. */
const next = (): number => ++order;

type Found = Pick<Verification, 'result'> & { readonly fault?: 'material' | 'requirement'; readonly newDueOn?: string };

export function verification(on: string, found: Found, periodKey = KEY.once): Verification {
  const recordedIn = next();
  const base = {
    id: `v${recordedIn}` as VerificationId,
    dutyId: 'd' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'a' as UnitId,
    periodKey,
    on: day(on),
    reason: '核对',
    elements: [],
    by: '',
    recordedAt: `${on}T01:00:00.000Z`,
    recordedIn,
  };
  if (found.fault !== undefined && found.newDueOn !== undefined) {
    return { ...base, result: 'returned', fault: found.fault, newDueOn: day(found.newDueOn) };
  }
  return { ...base, result: found.result === 'accepted' ? 'accepted' : 'reopened' };
}

export const accepted = (on: string, key?: string) => verification(on, { result: 'accepted' }, key);
export const returned = (on: string, fault: 'material' | 'requirement', newDueOn: string, key?: string) =>
  verification(on, { result: 'returned', fault, newDueOn }, key);
export const registered = (on: string, key = KEY.once) => ({ ...done('d', key, on), recordedIn: next() });

export interface Given {
  readonly today: string;
  readonly rule?: TimeRule;
  readonly fulfilments?: YearFacts['fulfilments'];
  readonly verifications?: readonly Verification[];
  readonly frame?: Partial<YearFrame>;
  readonly more?: Partial<YearFacts>;
  readonly isVerified?: boolean;
}

export function one({
  today,
  rule = ONCE,
  fulfilments = [],
  verifications = [],
  frame,
  more,
  isVerified,
}: Given): Occurrence {
  const given = facts({
    duties: [duty('d', [rule], isVerified === undefined ? {} : { isVerified })],
    fulfilments,
    verifications,
    frame: { ...defaultFrame(facts({}).year), ...frame },
    ...more,
  });
  const key = fulfilments[0]?.periodKey;
  const all = deriveOccurrences(given, { today: day(today), calendar });
  const occurrence = all.find(({ period }) => period.key === (key ?? all[0]?.period.key));
  if (!occurrence) throw new Error('no occurrence');
  return occurrence;
}

/** The same as the score sees it. */
export function scored({ today, rule = ONCE, fulfilments = [], verifications = [], ...given }: Given): Occurrence {
  const frame = { ...defaultFrame(facts({}).year), ...given.frame };
  const duties = [duty('d', [rule])];
  const { asOf, judgedOn } = scoreDays({ frame }, day(today));
  const seen = factsAsOf(facts({ duties, fulfilments, verifications, frame, ...given.more }), asOf);
  const [occurrence] = deriveOccurrences(seen, { today: judgedOn, calendar });
  if (!occurrence) throw new Error('no occurrence');
  return occurrence;
}
