import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClauseView } from '../../../electron/contract/assessment.ts';
import { NO_SHIFT } from '../../../electron/domain/model/timeRule.ts';
import { base, leaf, scheme } from '../../domain/scoring/schemeFixtures.ts';
import { day } from '../../support/testApp.ts';
import { assessedOffice, freeze, processOf, YEAR, type AssessedOffice } from './assessedOffice.ts';

let office: AssessedOffice;
beforeAll(async () => {
  office = await assessedOffice();
  const { app, finance, civil, schemeId } = office;
  await app.call('schemes.save', {
    year: YEAR,
    schemeId,
    name: '共同承担',
    tree: scheme([
      base(
        leaf('joint', '100', [
          {
            rule: 'share',
            select: { kinds: ['measure'] },
            good: { any: ['onTime'] },
            joint: { kind: 'shares', lead: '100', support: '50' },
          },
        ]),
      ),
    ]),
    weight: { kind: 'percent', percent: '4', base: '100' },
    note: '',
  });
  const measure = async (content: string, month: number) => {
    const { id } = await app.call('duties.create', {
      year: YEAR,
      number: '',
      task: '',
      subtask: '',
      kind: 'measure',
      content,
      timeWording: `${month}月底前`,
      rules: [{ type: 'once', month, day: 'last', shift: NO_SHIFT }],
      assignments: [
        { party: { kind: 'unit', id: finance }, role: 'lead' },
        { party: { kind: 'unit', id: civil }, role: 'support' },
      ],
    });
    return id;
  };
  const done = await measure('公布清单', 3);
  await measure('汇编目录', 5);
  const { occurrences } = await app.call('duties.get', { id: done });
  const items = occurrences.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
  await app.call('fulfilments.register', { items, doneOn: day('2021-03-20'), title: '清单', link: '' });
});
afterAll(() => office.app.close());

const factsOf = ([clause]: readonly ClauseView[]) =>
  clause === undefined ? [] : [...clause.counted, ...clause.wellFacts];

describe('what a unit supports others in', () => {
  it('is told in its trace by content, period and the unit that answers, as it is on record there', async () => {
    const { app, civil, finance } = office;
    const { nodes } = await app.call('assessment.unit', { year: YEAR, unitId: civil });
    const told = factsOf(nodes[0]?.clauses ?? []);
    expect(told.map(({ text, said, occurrence }) => [text, said, occurrence?.unitId, occurrence?.dueOn])).toEqual([
      ['汇编目录（配合区财政局）', '逾期', finance, '2021-05-31'],
      ['公布清单（配合区财政局）', '按时', finance, '2021-03-31'],
    ]);
    const lead = await app.call('assessment.unit', { year: YEAR, unitId: finance });
    expect(factsOf(lead.nodes[0]?.clauses ?? []).map(({ text }) => text)).toEqual(['汇编目录', '公布清单']);
  });

  it('stands so in a frozen score', async () => {
    await freeze(office);
    const [view] = (await processOf(office)).freezes;
    if (view === undefined) throw new Error('No freeze');
    const { details } = await office.app.call('scoreProcess.frozen', { freezeId: view.id });
    const own = details.find(({ row }) => row.unitId === office.civil);
    const [missing, well] = factsOf(own?.nodes[0]?.clauses ?? []);
    expect(missing).toMatchObject({ text: '汇编目录（配合区财政局）', occurrence: { unit: '区财政局' } });
    expect(well).toMatchObject({
      of: 'occurrence',
      text: `公布清单（配合区财政局）（${missing?.occurrence?.period}）`,
    });
    expect(well?.id).toBeUndefined();
  });
});
