/**
 * A value read from a file, with characters that SQLite could not keep (NUL, half of a surrogate pair) replaced by ones
 * of the same length, so that the spans of a reading still fit. The value itself where there are none.
 */
export function cleanText<Value>(value: Value): Value {
  // The parts keep their shape, and text stays text.
  return holdsBrokenText(value) ? (cleaned(value) as Value) : value;
}

function isBroken(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

function holdsBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return isBroken(value);
  if (Array.isArray(value)) return value.some(holdsBrokenText);
  return value !== null && typeof value === 'object' && Object.values(value).some(holdsBrokenText);
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', ' ').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part)]));
}
