/**
 * Longer texts are no wording; only their beginning is read, so that a cell that holds a whole document stops nobody. A list of
 * units may fill the longest cell that a spreadsheet has.
 */
const LONGEST = { time: 5000, units: 32_767 } as const;

/** The part of a wording that is read: all of it, or its beginning up to the last separator before the limit. */
export function readablePart(wording: string, what: keyof typeof LONGEST): string {
  if (wording.length <= LONGEST[what]) return wording;
  const head = wording.slice(0, LONGEST[what]);
  const lastSeparator = /[、，,；;。\s][^、，,；;。\s]*$/u.exec(head)?.index ?? 0;
  return lastSeparator > head.length / 2 ? head.slice(0, lastSeparator) : head;
}

/** The question that a text past its limit leaves open; `undefined` for shorter ones. */
export function tooLong(wording: string, what: keyof typeof LONGEST): string | undefined {
  const most = LONGEST[what];
  if (wording.length <= most) return undefined;
  return `文字超过${most}字，只从前${most}字中读取了${what === 'time' ? '时限' : '责任单位'}，请核对。`;
}
