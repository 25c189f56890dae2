import type { Brand } from '../brand.ts';

/** A day of any year, `MM-DD`. `02-29` means February's last day. */
export type MonthDay = Brand<string, 'MonthDay'>;

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `06-30`; `undefined` for a day that no year has. */
export function parseMonthDay(text: string): MonthDay | undefined {
  const [, month = '', day = ''] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const last = LENGTHS[Number(month) - 1];
  return last !== undefined && Number(day) >= 1 && Number(day) <= last ? (text as MonthDay) : undefined;
}
