import { classesOf } from '../../domain/assessment/classes.ts';
import type { SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../../domain/brand.ts';
import type { SchemeBody, YearClass } from '../../domain/model/scheme.ts';
import type { Clause, EventEntry } from '../../domain/model/scoreClause.ts';
import type { FirstLevel, SchemeLeaf } from '../../domain/model/schemeTree.ts';
import type { UnitKind } from '../../domain/model/unit.ts';
import type { Store } from '../../store/store.ts';
import { storeClasses, storeDefault } from '../assessment/schemes.ts';

export const SHEET = '网站第三方测评';
export const ITEM = '网站栏目';
export const JUDGED = 'demo-judged' as SchemeNodeId;

function leaf(
  id: string,
  name: string,
  full: string,
  clause: Clause,
  more: Partial<Pick<SchemeLeaf, 'nothing' | 'cap'>> = {},
): SchemeLeaf {
  return {
    kind: 'leaf',
    id: id as SchemeNodeId,
    name,
    full,
    clauses: [clause],
    start: 'zero',
    nothing: 'zero',
    ...more,
  };
}

function events(entries: readonly EventEntry[]): Clause {
  return { rule: 'events', entries, take: 'stack' };
}

const ON_TIME: Clause = {
  rule: 'share',
  select: { kinds: ['disclosure', 'case'] },
  good: { any: ['onTime'], without: ['breach'] },
};
const DONE: Clause = { rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } };
const PIECES: Clause = { rule: 'share', select: { kinds: ['submission'] }, good: { any: ['onTime'] } };

const NODES: readonly FirstLevel[] = [
  { section: 'base', node: leaf('demo-on-time', '定时公开按时率', '35', ON_TIME, { nothing: 'notApplicable' }) },
  { section: 'base', node: leaf('demo-done', '任务举措完成', '20', DONE, { nothing: 'notApplicable' }) },
  { section: 'base', node: leaf('demo-pieces', '信息报送', '15', PIECES, { nothing: 'notApplicable' }) },
  {
    section: 'base',
    node: {
      kind: 'branch',
      id: 'demo-reviews' as SchemeNodeId,
      name: '评议',
      full: '30',
      combine: { kind: 'sum' },
      children: [
        leaf('demo-sheet', '第三方测评', '20', { rule: 'sheet', sheet: SHEET, item: ITEM }),
        leaf(JUDGED, '日常评议', '10', {
          rule: 'judged',
          least: '0',
          most: '10',
          assessors: 'mean',
          unjudged: 'provisional',
        }),
      ],
    },
  },
  {
    section: 'bonus',
    node: leaf(
      'demo-bonus',
      '表扬、采用和批示',
      '6',
      events([
        { type: 'praise', points: '1' },
        { type: 'adoption', level: 'city', points: '1.5' },
        { type: 'adoption', level: 'province', points: '3' },
        { type: 'instruction', points: '2' },
      ]),
    ),
  },
  {
    section: 'deductions',
    node: leaf('demo-circular', '通报批评', '0', events([{ type: 'criticism', points: '-2' }]), {
      cap: { kind: 'none' },
    }),
  },
  {
    section: 'veto',
    effect: { kind: 'at', points: '59' },
    node: leaf('demo-accident', '重大泄密事故', '0', events([{ type: 'accident', points: '-1' }]), {
      cap: { kind: 'none' },
    }),
  },
];

const BODY: SchemeBody = {
  tree: {
    total: '100',
    scaling: 'raw',
    nodes: NODES,
    bonus: { gate: { compare: 'above', points: '80' }, most: '3' },
    grades: [
      { name: '优秀', from: '90', atMostPercent: '40' },
      { name: '良好', from: '80' },
      { name: '合格', from: '60' },
      { name: '不合格' },
    ],
    contribution: 'share',
  },
  weight: { kind: 'percent', percent: '5', base: '100' },
};

const NAME = '镇街和其他单位考核方案';

/** Classes of towns and of other units, which are scored by a scheme of their own. */
export interface DemoClasses {
  readonly schemeId: SchemeId;
  readonly towns: readonly UnitId[];
  readonly others: readonly UnitId[];
  readonly othersId: UnitClassId | undefined;
  readonly all: readonly UnitClassId[];
}

/** The scheme of towns and other units, and the classes that are scored by it; departments keep the default one. */
export function writeClasses(store: Store, year: Year, now: string): void {
  storeDefault(store, year);
  const first = { version: 1, note: '演示方案', savedAt: now, ...BODY };
  const schemeId = store.schemes.add(year, NAME, first);
  storeClasses(store, year);
  const kindOf = kindsOf(store);
  store.schemes.setClasses(
    year,
    classesNow(store, year).map(({ id, name, unitIds, schemeId: own }) => {
      return { id, name, unitIds, schemeId: kindOf(unitIds) === 'department' ? own : schemeId };
    }),
  );
}

/** The classes of a year that has them. */
export function demoClasses(store: Store, year: Year): DemoClasses {
  const classes = classesNow(store, year);
  const kindOf = kindsOf(store);
  const of = (kind: UnitKind) => classes.find(({ unitIds }) => kindOf(unitIds) === kind);
  const [towns, others] = [of('town'), of('other')];
  const [default_, ...own] = store.schemes.ofYear(year);
  const scheme = own.find(({ name }) => name === NAME) ?? default_;
  return {
    schemeId: scheme.id,
    towns: towns?.unitIds ?? [],
    others: others?.unitIds ?? [],
    othersId: others?.id,
    all: classes.map(({ id }) => id),
  };
}

function classesNow(store: Store, year: Year): readonly YearClass[] {
  return classesOf(store.schemes.classes(year), store.units.units(), store.schemes.ofYear(year));
}

function kindsOf(store: Store): (unitIds: readonly UnitId[]) => UnitKind | undefined {
  const kinds = new Map(store.units.units().map(({ id, kind }) => [id, kind]));
  return ([first]) => (first === undefined ? undefined : kinds.get(first));
}
