import fc from 'fast-check';
import Fraction from 'fraction.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandId, ScoreAppealId, UnitId } from '../../../electron/domain/brand.ts';
import { frozenOf, noticeBodyOf } from '../../../electron/services/assessment/frozenBody.ts';
import { lockedFacts } from '../../../electron/services/assessment/lockedFacts.ts';
import { runs } from '../../support/runs.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { assessedOffice, JUDGED, scored, TREE, YEAR, type AssessedOffice } from './assessedOffice.ts';

let office: AssessedOffice;
let app: TestApp;
beforeAll(async () => {
  office = await assessedOffice();
  ({ app } = office);
  await scored(office);
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** Every step so far, those that made what is frozen among them. */
const done = (): readonly CommandId[] => app.store.history('').map(({ id }) => id);

/** One step of whatever a person may do next with an assessment; refused ones change nothing. */
async function step(act: number, n: number): Promise<void> {
  const { departments, finance, civil, town, schemeId } = office;
  const unitId = [finance, civil, town][n % 3] as UnitId;
  const of = { year: YEAR, unitId };
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[n % Math.max(1, items.length)];
  const { scoreFacts, scoreProcess } = app.store;
  const appeal: ScoreAppealId | undefined = pick(scoreProcess.appeals(YEAR))?.id;
  const on = day('2022-01-20');
  const calls: readonly (readonly [string, object] | undefined)[] = [
    ['scoreFacts.judge', { ...of, nodeId: JUDGED, points: n % 4 === 0 ? null : String(n % 20), reason: '检查' }],
    [
      'scoreFacts.saveEvent',
      { ...of, id: null, on: '2021-06-01', type: 'praise', reason: `表扬 ${n}`, by: '经办人甲' },
    ],
    ['scoreFacts.removeEvent', { year: YEAR, id: pick(scoreFacts.events(YEAR))?.id ?? 'none' }],
    ['scoreFacts.removeSheet', { year: YEAR, id: pick(scoreFacts.sheets(YEAR))?.id ?? 'none' }],
    ['scoreFacts.explain', { ...of, nodeId: JUDGED, reason: n % 2 === 0 ? null : '没有此类信息' }],
    ['scoreFacts.saveFigure', { ...of, id: null, name: '访问量', on: '2021-06-01', count: n }],
    [
      'schemes.save',
      {
        year: YEAR,
        schemeId,
        name: `方案${n % 3}`,
        tree: TREE,
        weight: { kind: 'percent', percent: String(4 + (n % 3)), base: '100' },
        note: '',
      },
    ],
    ['schemes.saveClasses', { year: YEAR, classes: 'byKind' }],
    ['scoreProcess.setStage', { year: YEAR, classId: departments, stage: n % 2 === 0 ? 'review' : 'draft' }],
    ['scoreProcess.freeze', { year: YEAR, classId: departments, by: '经办人甲' }],
    ['scoreProcess.lodgeAppeal', { ...of, classId: departments, lodgedOn: on, claim: `申诉 ${n}` }],
    appeal && [
      'scoreProcess.decideAppeal',
      {
        id: appeal,
        outcome: 'upheld',
        points: `${(n % 7) - 3 || 1}`,
        on,
        by: '经办人甲',
        reason: '核对',
        confirmed: n % 2 === 0,
      },
    ],
    appeal && ['scoreProcess.removeAppeal', { id: appeal }],
    [
      'scoreProcess.addEntry',
      { ...of, classId: departments, on, points: `0.${(n % 9) + 1}`, by: '经办人甲', reason: '补记' },
    ],
    ['units.rename', { id: unitId, name: `改名 ${n}` }],
    ['workspace.undo', { commandId: pick(done()) ?? 'none', unfreeze: true }],
    ['workspace.redo', { commandId: pick(done()) ?? 'none' }],
    ['workspace.undo', { unfreeze: true }],
    ['scoreProcess.startNotice', { year: YEAR, classId: departments, until: '2022-01-24', by: '经办人甲' }],
    [
      'scoreProcess.endNotice',
      { year: YEAR, classId: departments, how: n % 2 === 0 ? 'ended' : 'withdrawn', by: '经办人甲', reason: '核对' },
    ],
  ];
  const call = calls[act % calls.length];
  if (call === undefined) return;
  await app.ask(...call);
}

describe('whatever is done', () => {
  const bodies = new Map<string, string>();

  /** Of a class that is not frozen: as long as its notice is on, nothing that it locks has moved. */
  function lookAtNotice(): void {
    const notice = app.store.scoreNotices.ofYear(YEAR).at(-1);
    const noticed = notice && noticeBodyOf(app.store.scoreNotices, notice.id);
    if (noticed === undefined || notice?.end !== undefined) return;
    expect(lockedFacts(app.context, YEAR, noticed.locks)).toEqual(noticed.locks);
  }

  /** No body on record is another than it was, and nothing that a freeze in force locks has moved. */
  async function look(): Promise<void> {
    const { scoreProcess } = app.store;
    const freezes = scoreProcess.freezes(YEAR);
    for (const { id } of freezes) {
      const body = scoreProcess.frozenBody(id) ?? '';
      expect(body).toBe(bodies.get(id) ?? body);
      bodies.set(id, body);
    }
    const latest = freezes.at(-1);
    if (latest === undefined) return lookAtNotice();
    // A number is one freeze's, also of one that was taken back.
    const numbers = [...freezes, ...scoreProcess.withdrawn(YEAR)].map(({ version }) => version);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
    const frozen = frozenOf(scoreProcess, latest.id);
    if (frozen === undefined) throw new Error('No body');
    expect(lockedFacts(app.context, YEAR, frozen.locks)).toEqual(frozen.locks);
    const included = new Set(frozen.appeals);
    const since = scoreProcess.appeals(YEAR).filter(({ id, isVoid }) => isVoid !== true && !included.has(id));
    const { classes } = await app.call('scoreProcess.ofYear', { year: YEAR });
    const own = classes.find(({ classId }) => classId === office.departments);
    for (const { unitId, total } of own?.published ?? []) {
      const before = frozen.table.rows.find((row) => row.unitId === unitId)?.total ?? '0';
      const sum = since.reduce(
        (so, appeal) => (appeal.unitId === unitId && appeal.decision ? so.add(appeal.decision.points) : so),
        new Fraction(before),
      );
      expect(new Fraction(total ?? '0').equals(sum)).toBe(true);
    }
  }

  it('no frozen body changes, nothing that it locks moves, published figures are frozen ones and entries', async () => {
    // The freeze stands at the start, so that most steps meet it.
    await step(9, 0);
    await look();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(19), fc.nat(40)), { minLength: 20, maxLength: 30 }), async (steps) => {
        for (const [act, n] of steps) {
          await step(act, n);
          await look();
        }
      }),
      { numRuns: runs(3), endOnFailure: true },
    );
    expect(bodies.size).toBeGreaterThan(0);
  });
});
