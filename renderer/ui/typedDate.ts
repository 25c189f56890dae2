import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** `YYYY-MM-DD`, and what people type instead: 2021.6.4, 2021/6/4, 2021年6月4日, 20210604, and 6.4 or 6月4日 of `year`. */
export function readTypedDate(text: string, year: number): PlainDate | undefined {
  const digits = text.normalize('NFKC').trim();
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(digits);
  const parts = compact ? compact.slice(1) : digits.split(/\D+/).filter((part) => part !== '');
  const [y, m, d] = parts.length === 2 ? [String(year), ...parts] : parts;
  if (parts.length > 3 || y === undefined || m === undefined || d === undefined) return undefined;
  return parsePlainDate(`${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
}
