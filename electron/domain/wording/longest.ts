/**
 * Longer texts are no wording; only their beginning is read, so that a cell that holds a whole document stops nobody. A list of
 * units may fill the longest cell that a spreadsheet has.
 */
export const LONGEST = { time: 5000, units: 32_767 } as const;

/** The question that a text past its limit leaves open; `undefined` for shorter ones. */
export function tooLong(wording: string, what: keyof typeof LONGEST): string | undefined {
  const most = LONGEST[what];
  if (wording.length <= most) return undefined;
  return `文字超过${most}字，只从前${most}字中读取了${what === 'time' ? '时限' : '责任单位'}，请核对。`;
}
