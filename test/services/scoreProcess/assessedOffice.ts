import type { DutyId, SchemeId, UnitClassId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { SchemeNode, SchemeTree } from '../../../electron/domain/model/schemeTree.ts';
import { NO_SHIFT } from '../../../electron/domain/model/timeRule.ts';
import { base, bonus, branch, leaf, nodeId, scheme } from '../../domain/scoring/schemeFixtures.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

export const YEAR = 2021 as Year;

const NAMES: Readonly<Record<string, string>> = {
  top: '一级',
  owed: '按时公开',
  judged: '日常评议',
  sheet: '第三方测评',
  praise: '表扬',
};

function named(tree: SchemeTree): SchemeTree {
  const name = (node: SchemeNode): SchemeNode => {
    const own = { ...node, name: NAMES[node.id] ?? node.name };
    return own.kind === 'branch' ? { ...own, children: own.children.map(name) } : own;
  };
  return { ...tree, nodes: tree.nodes.map((first) => ({ ...first, node: name(first.node) })) };
}

/** A scheme with a leaf of each manner: owed, judged, of a third party's sheet, of events. */
export const TREE = named(
  scheme(
    [
      base(
        branch('top', '100', [
          leaf(
            'owed',
            '60',
            [{ rule: 'share', select: { kinds: ['disclosure'] }, good: { any: ['onTime'], also: [] } }],
            { start: 'zero' },
          ),
          leaf(
            'judged',
            '20',
            [{ rule: 'judged', least: '0', most: '20', assessors: 'one', unjudged: 'provisional' }],
            { start: 'zero', explainedShare: '60' },
          ),
          leaf('sheet', '20', [{ rule: 'sheet', sheet: '第三方测评', item: '网站建设' }], { start: 'zero' }),
        ]),
      ),
      bonus(
        leaf('praise', '5', [{ rule: 'events', entries: [{ type: 'praise', points: '1' }], take: 'stack' }], {
          start: 'zero',
          nothing: 'zero',
        }),
      ),
    ],
    { grades: [{ name: '优秀', from: '90' }, { name: '良好', from: '60' }, { name: '一般' }] },
  ),
);

export const JUDGED = nodeId('judged');

/** Two departments and a town with a monthly item, in January of the year after: all but one month of one department was on time. */
export interface AssessedOffice {
  readonly app: TestApp;
  readonly finance: UnitId;
  readonly civil: UnitId;
  readonly town: UnitId;
  readonly monthly: DutyId;
  readonly schemeId: SchemeId;
  readonly departments: UnitClassId;
}

export async function assessedOffice(
  options: { readonly data?: Uint8Array<ArrayBuffer> } = {},
): Promise<AssessedOffice> {
  const app = await openTestApp({ today: '2022-01-20', ...(options.data ? { data: options.data } : { year: YEAR }) });
  const unit = async (name: string, kind: 'department' | 'town') =>
    (await app.call('units.save', { name, kind, aliases: [] })).id;
  const [finance, civil, town] = [
    await unit('区财政局', 'department'),
    await unit('区民政局', 'department'),
    await unit('清泉镇', 'town'),
  ];
  const assign = (id: UnitId) => ({ party: { kind: 'unit' as const, id }, role: 'responsible' as const });
  const { id: monthly } = await app.call('duties.create', {
    year: YEAR,
    number: '',
    task: '',
    subtask: '',
    kind: 'disclosure',
    content: '工作动态',
    timeWording: '每季度公开',
    rules: [{ type: 'recurring', every: 'quarter', due: { at: 'periodEnd' }, covers: 'same', shift: NO_SHIFT }],
    assignments: [finance, civil, town].map(assign),
  });
  const [first] = (await app.call('schemes.ofYear', { year: YEAR })).schemes;
  if (first === undefined) throw new Error('No scheme');
  const { schemeId } = await app.call('schemes.save', {
    year: YEAR,
    schemeId: first.id,
    name: first.name,
    tree: TREE,
    weight: { kind: 'percent', percent: '4', base: '100' },
    note: '',
  });
  const { classes } = await app.call('schemes.ofYear', { year: YEAR });
  const departments = classes.find(({ unitIds }) => unitIds.includes(finance))?.id;
  if (departments === undefined) throw new Error('No class');
  return { app, finance, civil, town, monthly, schemeId, departments };
}

export async function register({ app, monthly }: AssessedOffice, unitId: UnitId, quarter: number, doneOn: string) {
  const { occurrences } = await app.call('duties.get', { id: monthly });
  const found = occurrences.find((each) => each.unitId === unitId && each.periodKey === `2021-Q${quarter}`);
  if (found === undefined) throw new Error(`No quarter ${quarter}`);
  const { dutyId, ruleId, periodKey } = found;
  await app.call('fulfilments.register', {
    items: [{ dutyId, ruleId, unitId, periodKey }],
    doneOn: day(doneOn),
    title: '公开',
    link: '',
  });
}

export const judge = ({ app }: AssessedOffice, unitId: UnitId, points: string | null) =>
  app.call('scoreFacts.judge', { year: YEAR, unitId, nodeId: JUDGED, points, reason: '日常检查' });

export const praise = ({ app }: AssessedOffice, unitId: UnitId) =>
  app.call('scoreFacts.saveEvent', {
    year: YEAR,
    id: null,
    unitId,
    on: day('2021-06-10'),
    type: 'praise',
    reason: '信息报送质量好',
    by: '经办人甲',
  });

export async function sheet({ app }: AssessedOffice, rows: readonly (readonly string[])[]) {
  const block = [['单位', '网站建设'], ...rows].map((row) => Array.from(row));
  const { previewId } = await app.call('scoreFacts.pasteSheet', { year: YEAR, block });
  return app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: '第三方测评' } });
}

/** All that is needed before the departments can be frozen. */
export async function scored(office: AssessedOffice): Promise<void> {
  const { finance, civil } = office;
  const days = ['2021-03-30', '2021-06-29', '2021-09-29', '2021-12-30'];
  for (const [at, on] of days.entries()) {
    await register(office, finance, at + 1, on);
    if (at > 0) await register(office, civil, at + 1, on);
  }
  await judge(office, finance, '18');
  await judge(office, civil, '15');
  await sheet(office, [
    ['区财政局', '16'],
    ['区民政局', '19.5'],
  ]);
  await praise(office, civil);
}

export const freeze = ({ app, departments }: AssessedOffice) =>
  app.call('scoreProcess.freeze', { year: YEAR, classId: departments, by: '经办人甲', reason: '公示期满' });

export async function processOf({ app, departments }: AssessedOffice) {
  const { classes } = await app.call('scoreProcess.ofYear', { year: YEAR });
  const own = classes.find(({ classId }) => classId === departments);
  if (own === undefined) throw new Error('No class');
  return own;
}
