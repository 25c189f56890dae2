import type { Points } from '../../electron/contract/assessment.ts';
import type { SchemeSection } from '../../electron/contract/schemeTree.ts';

const DECIMAL = /^(?<sign>[-−－]?)(?<whole>\d{1,6})(?:\.(?<rest>\d{1,4}))?$/u;

/** Decimal text with up to four places as ten-thousandths, so that comparing is exact; `undefined` for anything else. */
export function tenThousandths(text: string): number | undefined {
  const found = DECIMAL.exec(text.trim().normalize('NFKC'))?.groups;
  if (!found) return undefined;
  const size = Number(found['whole']) * 10_000 + Number((found['rest'] ?? '').padEnd(4, '0'));
  return found['sign'] === '' ? size : -size;
}

/** What was typed as the app takes it: 8.5 for ８．５, -2 for −2; `undefined` where it is no number of up to four places. */
export function typedPoints(text: string): Points | undefined {
  const value = tenThousandths(text);
  return value === undefined ? undefined : decimalText(value);
}

/** Ten-thousandths as decimal text without needless zeros: 214000 → 21.4. */
export function decimalText(value: number): Points {
  const size = Math.abs(value);
  const rest = String(size % 10_000)
    .padStart(4, '0')
    .replace(/0+$/u, '');
  return `${value < 0 ? '-' : ''}${Math.floor(size / 10_000)}${rest === '' ? '' : `.${rest}`}`;
}

/** The difference of two points with its sign, at least two places: +1.20, −0.35, 0.00. */
export function differenceText(after: Points, before: Points): string {
  const [a, b] = [tenThousandths(after), tenThousandths(before)];
  if (a === undefined || b === undefined) return '';
  const text = decimalText(Math.abs(a - b));
  const [whole = '0', rest = ''] = text.split('.');
  return `${a > b ? '+' : a < b ? '−' : ''}${whole}.${rest.padEnd(2, '0')}`;
}

/** A share from 0 to 1, for a colour or a length only. */
export function shareOf(points: Points | undefined, full: Points): number {
  const all = Number(full);
  return points === undefined || all === 0 ? 0 : Math.min(1, Number(points) / all);
}

const LOW = 0.8;

/** Whether points stand out as low: under four fifths of a mark of the base; elsewhere, where a mark is the most that can come, points taken. */
export function isLow(points: Points | undefined, full: Points, section: SchemeSection): boolean {
  if (points === undefined) return false;
  return section === 'base' && Number(full) > 0 ? shareOf(points, full) < LOW : Number(points) < 0;
}

/** As the screen shows points, without needless zeros and with the one minus sign: −1.5. */
export function shownPoints(points: Points): string {
  return plain(points).replace('-', '−');
}

/** Points in a column, at least two places so that the decimals stand under each other: 60.00, −1.15. */
export function columnPoints(points: Points): string {
  const [whole = '0', rest = ''] = plain(points).replace('-', '−').split('.');
  return `${whole}.${rest.padEnd(2, '0')}`;
}

/** A sentence's hyphens before figures as minus signs; those within dates and numbers stay. */
export function withMinus(text: string): string {
  return text.replaceAll(/(?<![\d\p{Script=Latin}])-(?=\d)/gu, '−');
}

/** Without needless zeros: 30.00 → 30. */
export function plain(points: Points): Points {
  return points.includes('.') ? points.replace(/\.?0+$/u, '') : points;
}
