import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { assessedOffice, freeze, register, scored, YEAR, type AssessedOffice } from '../scoreProcess/assessedOffice.ts';

const NEXT = 2022 as Year;

let office: AssessedOffice;
beforeAll(async () => {
  office = await assessedOffice();
  await scored(office);
  await freeze(office);
  await office.app.call('workspace.openYear', { year: NEXT });
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const scores = async (span: 'same' | 'whole') => {
  const { units } = await office.app.call('comparison.get', { earlier: YEAR, later: NEXT, span });
  return units.map(({ unit, earlierScore }) => [unit, earlierScore]);
};
const FROZEN = [
  ['区财政局', { total: '94.00', place: 1, grade: '优秀', isFrozen: true }],
  ['区民政局', { total: '80.50', place: 2, grade: '良好', isFrozen: true }],
];

it('whole years have the frozen score and its grade, whatever is registered since', async () => {
  expect((await scores('whole')).slice(0, 2)).toEqual(FROZEN);
  // 区民政局 did its first quarter after all, as it is told later: the live score moves.
  await register(office, office.civil, 1, '2021-03-30');
  const { classes } = await office.app.call('assessment.table', { year: YEAR });
  const live = classes.flatMap(({ rows }) => rows).find(({ unitId }) => unitId === office.civil);
  expect(live?.total).not.toBe('80.50');
  expect((await scores('whole')).slice(0, 2)).toEqual(FROZEN);
});

it('the same day of the earlier year has the score as it stood then, which nobody froze', async () => {
  const same = await scores('same');
  expect(same.map(([, score]) => score)).not.toContainEqual(expect.objectContaining({ isFrozen: true }));
});
