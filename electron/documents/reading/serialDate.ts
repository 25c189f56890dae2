import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';

/** Day 0 of the 1900 system as Excel counts it after its invented 29 February 1900, and of the 1904 system. */
const EPOCH_1900 = '1899-12-30' as PlainDate;
const EPOCH_1904 = '1904-01-01' as PlainDate;
/** 9999-12-31, the last day that Excel shows. */
const LAST_SERIAL = 2_958_465;

/**
 * The day that a spreadsheet's serial number stands for; `undefined` where the serial is none
 * (negative, past the year 9999, the invented 29 February 1900, not a number).
 */
export function serialDate(serial: number, uses1904: boolean): PlainDate | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const day = Math.floor(serial);
  if (uses1904) return day > LAST_SERIAL - 1462 ? undefined : addDays(EPOCH_1904, day);
  if (day === 0 || day === 60 || day > LAST_SERIAL) return undefined;
  return day < 60 ? addDays(EPOCH_1900, day + 1) : addDays(EPOCH_1900, day);
}
