import { collectTokens, type Row } from './row.ts';
import type { TimeReadingOptions, TimeToken } from './token.ts';

/** Among tokens of one length the kind that says more comes first. */
const TIES: Readonly<Record<TimeToken['kind'], number>> = {
  covers: 0,
  workdaysOnly: 1,
  shift: 2,
  limit: 3,
  vague: 4,
  span: 4,
  interval: 4,
  recurring: 5,
  period: 6,
  rule: 7,
  dates: 8,
  bareDays: 9,
};

const length = (token: TimeToken): number => token.end - (token.core ?? token.start);
/** 及时, 按要求: words that count only where nothing better stands near them. */
const isVague = (token: TimeToken): boolean => token.kind === 'vague' && token.reach !== 'always';

/** Longest first; vague ones last; what ties goes by kind, and then by name, so that no order of rows decides. */
function byClaim(a: TimeToken, b: TimeToken): number {
  return (
    Number(isVague(a)) - Number(isVague(b)) ||
    length(b) - length(a) ||
    TIES[a.kind] - TIES[b.kind] ||
    (a.row < b.row ? -1 : Number(a.row > b.row)) ||
    a.start - b.start
  );
}

/** The token without the words at its head that another token has taken; `undefined` where its time itself is taken. */
function freePart(token: TimeToken, taken: Uint8Array): TimeToken | undefined {
  const core = token.core ?? token.start;
  if (taken.subarray(core, token.end).includes(1)) return undefined;
  let { start } = token;
  for (let at = start; at < core; at += 1) if (taken[at] === 1) start = at + 1;
  return start === token.start ? token : { ...token, start };
}

/** The tokens of a plain text, each stretch of it read by one row, in the order of the text. */
export function resolve(text: string, rows: readonly Row[], options: TimeReadingOptions): readonly TimeToken[] {
  const found: TimeToken[] = [];
  for (const row of rows) collectTokens(row, text, options, found);
  if (found.length < 2) return found;
  const taken = new Uint8Array(text.length);
  const claimed: TimeToken[] = [];
  for (const token of found.sort(byClaim)) {
    const free = freePart(token, taken);
    if (free === undefined) continue;
    claimed.push(free);
    taken.fill(1, free.start, free.end);
  }
  return claimed.sort((a, b) => a.start - b.start);
}
