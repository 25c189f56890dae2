import type { CarriedDutyView } from '../../electron/contract/years.ts';
import { oneOf, text, type AddressValues } from '../address/useAddressState.ts';

/** What the list of duties to copy shows, kept in the address; an empty text means no restriction. */
export const OPENING_ADDRESS = {
  to: text(),
  kind: text<CarriedDutyView['kind']>(),
  plan: text(),
  show: oneOf(['all', 'left', 'check'], 'all'),
  q: text(),
};

type Filters = Omit<AddressValues<typeof OPENING_ADDRESS>, 'to'>;

/** What duties that the office wrote itself are listed under. */
export const OWN_PLAN = '手工录入';

export function planOf({ plan }: Pick<CarriedDutyView, 'plan'>): string {
  return plan === '' ? OWN_PLAN : plan;
}

function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}

/** The duties that the filters let through. */
export function filterDuties(
  duties: readonly CarriedDutyView[],
  { kind, plan, show, q }: Filters,
): readonly CarriedDutyView[] {
  const wanted = plain(q);
  return duties.filter(
    (duty) =>
      (kind === '' || duty.kind === kind) &&
      (plan === '' || planOf(duty) === plan) &&
      (show === 'all' || (show === 'left' ? !duty.take : duty.check !== undefined)) &&
      (wanted === '' || plain(`${duty.number}${duty.task}${duty.content}${duty.units}`).includes(wanted)),
  );
}

/** 每月10日前 · 01-10、02-10、03-10…; what waits for a decision or an event has no days. */
export function daysText({ dates }: Pick<CarriedDutyView, 'dates'>, year: number): string {
  const shown = dates.slice(0, 3).map((date) => (date.startsWith(`${year}-`) ? date.slice(5) : date));
  return `${shown.join('、')}${dates.length > 3 ? '…' : ''}`;
}
