import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import type { Confidence } from '../../../../electron/domain/reading/wording/reading.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import { atLeast, CONTINUOUS, every, once, posted, rulesOf, triggered, within } from './timeExpectations.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../../shared/wordings.json');

interface Expected {
  readonly rules: readonly TimeRule[];
  readonly confidence?: readonly Confidence[];
  /** The wording must leave a question open. */
  readonly asks?: true;
  readonly shift?: object;
}

const FORMED = triggered('informationFormed', 20);
const JANUARY = every('year', within(1, 'last'));

/** A careful clerk's reading of each entry of the file's `time` list, by position. */
const EXPECTED: readonly Expected[] = [
  { rules: [FORMED], confidence: ['read'] },
  { rules: [every('week')] },
  { rules: [every('month')] },
  { rules: [every('quarter')] },
  { rules: [triggered('documentIssued', 3)] },
  { rules: [JANUARY] },
  { rules: [JANUARY] },
  { rules: [every('year', within(8, 'last'))] },
  { rules: [once(6)] },
  { rules: [once(6, 4)] },
  { rules: [once(12, 'last', { year: 2021 })] },
  { rules: [atLeast(1, 'month')] },
  { rules: [atLeast(2, 'year')] },
  { rules: [atLeast(1, 'year')] },
  { rules: [every('month'), every('month'), every('quarter')] },
  { rules: [every('year', within(7, 'last')), triggered('other', 20)], confidence: ['read', 'proposed'], asks: true },
  { rules: [every('halfYear')] },
  { rules: [posted(10)] },
  { rules: [posted(30)] },
  { rules: [triggered('messageReceived', 5)] },
  { rules: [triggered('noticeIssued', 10, 'day')] },
  { rules: [once(12)] },
  { rules: [atLeast(1, 'year')] },
  { rules: [every('quarter'), every('halfYear'), every('year')] },
  { rules: [every('month', within(1, 8), { covers: 'previous' })] },
  { rules: [], asks: true, shift: { kind: 'nthWorkdayAfter', n: 3 } },
  { rules: [triggered('informationFormed', 10), posted(7, 'workday')] },
  {
    rules: [every('quarter', within(1, 14)), triggered('informationFormed', 7, 'day')],
    confidence: ['proposed', 'proposed'],
    asks: true,
  },
  { rules: [every('halfYear')], confidence: ['proposed'], asks: true },
  { rules: [], asks: true },
  { rules: [CONTINUOUS] },
];

const Wordings = z.object({ time: z.array(z.object({ text: z.string(), reading: z.string() })) });

if (!existsSync(FILE)) console.log(`没有找到共享的时限用语样本（${FILE}），相应测试跳过。`);

describe.skipIf(!existsSync(FILE))('the shared time wordings', () => {
  const wordings = existsSync(FILE) ? Wordings.parse(JSON.parse(readFileSync(FILE, 'utf8'))).time : [];

  it('has a reading by hand for every entry', () => {
    expect(wordings).toHaveLength(EXPECTED.length);
  });

  it.each(wordings.map(({ text, reading }, index) => [index, reading, text] as const))('%i: %s', (index, _, text) => {
    const expected = EXPECTED[index];
    const read = readTimeWording(text, { planYear: 2021, source: 'time' });
    expect(rulesOf(read.rules)).toEqual(expected?.rules);
    expect(read.check !== undefined).toBe(expected?.asks === true);
    expect(read.shift).toEqual(expected?.shift);
    if (expected?.confidence !== undefined)
      expect(read.rules.map(({ confidence }) => confidence)).toEqual(expected.confidence);
    for (const { span } of read.rules) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it('reads them alike in prose, but for the words that mean something in a time-limit cell only', () => {
    const cellOnly = new Set([28, 25]);
    for (const [index, { text }] of wordings.entries()) {
      if (cellOnly.has(index)) continue;
      const read = readTimeWording(text, { planYear: 2021, source: 'content' });
      expect([index, rulesOf(read.rules)]).toEqual([index, EXPECTED[index]?.rules]);
    }
  });
});
