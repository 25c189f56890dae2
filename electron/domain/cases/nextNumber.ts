import type { PlainDate } from '../dates/plainDate.ts';

/** The last number of the year and one more, in the same writing: 2021-007 after 2021-006. */
export function nextNumber(numbers: readonly string[], today: PlainDate): string {
  const year = today.slice(0, 4);
  const last = numbers.findLast((number) => number.includes(year)) ?? `${year}-000`;
  const found = /^(.*?)(\d+)(\D*)$/u.exec(last);
  if (!found) return `${year}-001`;
  const [, head = '', digits = '', tail = ''] = found;
  let next = Number(digits);
  const known = new Set(numbers);
  for (;;) {
    next += 1;
    const number = `${head}${String(next).padStart(digits.length, '0')}${tail}`;
    if (!known.has(number)) return number;
  }
}
