import type { Fulfilment } from '../model/registrations.ts';
import { linkKey } from './link.ts';

/** A change of a registration. `isRedirect`: the new address leads to the page that was accepted. */
export interface RegistrationChange extends Partial<Pick<Fulfilment, 'doneOn' | 'link'>> {
  readonly isRedirect?: boolean;
}

/**
 * Why a change of a registration lets something accepted be checked again, in Chinese: another day, or another page. `undefined` where it does not: a
 * corrected title, or the new address of the same page.
 */
export function whyReopened(
  before: Pick<Fulfilment, 'doneOn' | 'link'>,
  { doneOn = before.doneOn, link = before.link, isRedirect = false }: RegistrationChange,
): string | undefined {
  if (doneOn !== before.doneOn) return `办结日期由 ${before.doneOn} 改为 ${doneOn}`;
  return isRedirect || linkKey(link) === linkKey(before.link) ? undefined : '链接改为另一个页面';
}
