import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import {
  asExpected,
  asked,
  during,
  every,
  once,
  proposed,
  read,
  triggered,
  within,
  type Expected,
} from './timeExpectations.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../../shared/wordings-more.json');
const More = z.object({
  time: z.array(z.object({ text: z.string(), reading: z.string(), source: z.literal('content').optional() })),
});

const BEFORE = { covers: 'previous' } as const;
const in2022 = { year: 2022 } as const;
const reports = (['month', 'quarter', 'week', 'year', 'day'] as const).map((unit) => read(every(unit)));

/** A careful clerk's readings of each entry of the file's `time` list, by position; several where the entry holds several wordings. */
const EXPECTED: readonly (Expected | readonly Expected[])[] = [
  read(every('month', within(1, 5), BEFORE)),
  read(every('quarter', within(1, 10), BEFORE)),
  read(once(7, 10)),
  read(once(1, 15, in2022), once(1, 31, in2022)),
  read(once(12, 'last', { year: 2021 }), once(1, 15, in2022), once(2, 'last', in2022)),
  read(triggered('informationFormed', 5)),
  read(every('year', within(3, 31))),
  read(once(6), once(12)),
  read(once(6), once(12)),
  {
    ...read(every('month', within(1, 25)), every('quarter')),
    ...proposed(every('year', within(2, 'last'), BEFORE)),
  },
  read(once(6), every('month', undefined, during('2021-07-01'))),
  read(every('month', within(1, 5), BEFORE)),
  asked(),
  asked(every('day')),
  asked(),
  {},
  asked(every('month', within(1, 10))),
  [asked(once(12, 'last', { year: 2021 })), asked(once(9, 'last', { year: 2021 }))],
  reports,
  proposed(once(1, 'last', in2022)),
  read(triggered('informationFormed', 0, 'day')),
];

const missing = existsSync(FILE) ? '' : ` (skipped: ${FILE} is not here)`;

describe.skipIf(missing !== '')(`further shared time wordings${missing}`, () => {
  const entries = missing === '' ? More.parse(JSON.parse(readFileSync(FILE, 'utf8'))).time : [];

  it('has a reading by hand for every entry', () => {
    expect(entries).toHaveLength(EXPECTED.length);
  });

  it.each(entries.map(({ text, source, reading }, index) => [index, text, source, reading] as const))(
    '%i: %s',
    (index, text, source) => {
      const expected = [EXPECTED[index] ?? []].flat();
      const texts = expected.length > 1 ? text.split(' / ') : [text];
      expect(
        texts.map((each) => asExpected(readTimeWording(each, { planYear: 2021, source: source ?? 'time' }))),
      ).toEqual(expected);
    },
  );
});
