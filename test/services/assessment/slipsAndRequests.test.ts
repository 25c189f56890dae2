import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepInput } from '../../../electron/contract/cases.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import type { SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import { NO_SHIFT } from '../../../electron/domain/model/timeRule.ts';
import { base, branch, leaf, scheme } from '../../domain/scoring/schemeFixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

/** From slips and the register of requests to a unit's points, through the app. */

const YEAR = 2021 as Year;

const TREE: SchemeTree = scheme([
  base(
    branch('top', '100', [
      leaf('slips', '40', [{ rule: 'events', entries: [{ type: 'supervision', points: '-5' }], take: 'stack' }]),
      leaf('refused', '30', [
        {
          rule: 'perOccurrence',
          count: {
            of: 'occurrences',
            select: { kinds: ['case'], results: ['不予公开'] },
            when: { any: ['due'], also: [] },
          },
          points: '-4',
        },
      ]),
      leaf('late', '30', [
        {
          rule: 'perOccurrence',
          count: { of: 'occurrences', select: { kinds: ['case'] }, when: { any: ['late', 'missing'], also: [] } },
          points: '-6',
        },
      ]),
    ]),
  ),
]);

let app: TestApp;
let finance: UnitId;
let civil: UnitId;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-07-01', year: YEAR });
  const unit = async (name: string) =>
    (await app.call('units.save', { name, kind: 'department' as const, aliases: [] })).id;
  [finance, civil] = [await unit('区财政局'), await unit('区民政局')];
  await app.call('duties.create', {
    year: YEAR,
    kind: 'measure',
    number: '1',
    task: '',
    subtask: '',
    content: '公开重点民生实事清单',
    timeWording: '6月30日前',
    rules: [{ type: 'once', month: 6, day: 30, shift: NO_SHIFT }],
    assignments: [finance, civil].map((id) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const })),
  });
  const [first] = (await app.call('schemes.ofYear', { year: YEAR })).schemes;
  if (first === undefined) throw new Error('No scheme');
  await app.call('schemes.save', {
    year: YEAR,
    schemeId: first.id,
    name: first.name,
    tree: TREE,
    weight: { kind: 'percent', percent: '4', base: '100' },
    note: '',
  });
  await app.call('papers.saveSender', { office: '清河区政府办', contact: '经办人甲', phone: '1', mark: '清政公开' });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function pointsOf(unitId: UnitId): Promise<Readonly<Record<string, string | undefined>>> {
  const { nodes } = await app.call('assessment.unit', { year: YEAR, unitId });
  return Object.fromEntries(nodes.flatMap(({ children }) => children).map(({ nodeId, points }) => [nodeId, points]));
}

describe('slips', () => {
  it('of the highest level alone are 督办单 for the score, until they are voided', async () => {
    const make = async (on: string, replyBy: string) => {
      app.setToday(on);
      const { slips } = await app.call('reminders.propose', { year: YEAR });
      const own = slips.filter(({ unitId }) => unitId === civil);
      const asked = own.map(({ unitId, level, items }) => ({
        unitId,
        level,
        number: 1,
        replyBy: day(replyBy),
        items: items.map(occurrenceKey),
      }));
      return [own.map(({ level }) => level), await app.call('reminders.make', { year: YEAR, slips: asked })] as const;
    };
    const levels: (readonly number[])[] = [];
    for (const [on, replyBy] of [
      ['2021-07-01', '2021-07-06'],
      ['2021-07-07', '2021-07-08'],
    ] as const) {
      levels.push((await make(on, replyBy))[0]);
      // Lower ones cost nothing, though no higher one was sent.
      expect((await pointsOf(civil))['slips']).toBe('40.00');
    }
    const [third, { ids }] = await make('2021-07-09', '2021-07-12');
    expect([...levels, third]).toEqual([[1], [2], [3]]);
    expect([(await pointsOf(civil))['slips'], (await pointsOf(finance))['slips']]).toEqual(['35.00', '40.00']);
    const { nodes } = await app.call('assessment.unit', { year: YEAR, unitId: civil });
    const [clause] = nodes[0]?.children.find(({ nodeId }) => nodeId === 'slips')?.clauses ?? [];
    expect(clause?.counted.map(({ of, text }) => [of, text])).toEqual([
      ['event', expect.stringContaining('清政公开督〔2021〕1号')],
    ]);
    for (const id of ids) await app.call('reminders.withdraw', { id, reason: '误发' });
    expect((await pointsOf(civil))['slips']).toBe('40.00');
  });
});

describe('requests of the register', () => {
  it('count by their result, each one fact of the unit that handles it', async () => {
    app.setToday('2021-07-12');
    const request = async (number: string, receivedOn: string) => {
      const { id } = await app.call('cases.addRequest', {
        number,
        unitId: finance,
        channel: 'internet',
        applicantKind: 'person',
        texts: { name: '示例联系人甲', phone: '', subject: '示例事项' },
        receivedOn: day(receivedOn),
      });
      return id;
    };
    const answer = async (id: Awaited<ReturnType<typeof request>>, on: string, result: string) =>
      app.call('cases.addStep', {
        id,
        step: { kind: 'answered', on: day(on), result, forms: ['paper'] } as unknown as StepInput,
        texts: {},
      });
    const [granted, refused, late] = [
      await request('1', '2021-03-01'),
      await request('2', '2021-03-01'),
      await request('3', '2021-03-01'),
    ];
    await answer(granted, '2021-03-10', 'granted');
    // The two others were due on 2021-03-29.
    expect(await pointsOf(finance)).toMatchObject({ refused: '30.00', late: '18.00' });
    await answer(refused, '2021-03-10', 'stateSecret');
    expect(await pointsOf(finance)).toMatchObject({ refused: '26.00', late: '24.00' });
    await answer(late, '2021-04-20', 'internalAffairs');
    expect(await pointsOf(finance)).toMatchObject({ refused: '22.00', late: '24.00' });
    expect(await pointsOf(civil)).toMatchObject({ refused: '30.00', late: '30.00' });
  });
});
