import type { ClassScores } from '../../electron/contract/assessment.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { SchemeVersion } from '../../electron/contract/schemes.ts';
import { defaultSchemeId } from '../../electron/domain/assessment/defaultScheme.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { Clause } from '../../electron/domain/model/scoreClause.ts';
import type { TestApp } from './testApp.ts';

type App = Pick<TestApp, 'call'>;

/** What of a year's first scheme is saved anew: full marks by leaf, the weight in percent and its base; what is judged is judged up to its marks. */
export interface NewMarks {
  readonly full?: Readonly<Record<string, string>>;
  readonly weight?: string;
  readonly base?: number;
  readonly judgements?: 'keep' | 'scale';
}

/** The year's first scheme as it is in force. */
export function firstScheme(app: App, year: Year): Promise<SchemeVersion> {
  return app.call('schemes.version', { year, schemeId: defaultSchemeId(year) });
}

/** A scheme with other marks, as `schemes.save` takes it. */
export function withMarks(
  { schemeId, name, year, tree, weight }: SchemeVersion,
  { full = {}, weight: percent = '4', base = 100, judgements }: NewMarks,
): InputOf<'schemes.save'> {
  const nodes = tree.nodes.map((first) => {
    const { node } = first;
    const mark = full[node.id] ?? node.full;
    if (node.kind !== 'leaf') return first;
    const clauses = node.clauses.map(
      (clause): Clause => (clause.rule === 'judged' ? { ...clause, most: mark } : clause),
    );
    return { ...first, node: { ...node, full: mark, clauses } };
  });
  return {
    year,
    schemeId,
    name,
    note: '',
    tree: { ...tree, nodes },
    weight: weight.kind === 'percent' ? { kind: 'percent', percent, base: String(base) } : weight,
    ...(judgements === undefined ? {} : { judgements }),
  };
}

/** Saves the year's first scheme with other marks. */
export async function saveMarks(app: App, year: Year, marks: NewMarks) {
  return app.call('schemes.save', withMarks(await firstScheme(app, year), marks));
}

/** The class of departments, or whichever comes first. */
export async function firstClass(app: App, year: Year): Promise<ClassScores> {
  const [first] = (await app.call('assessment.table', { year })).classes;
  if (first === undefined) throw new Error('a class with units');
  return first;
}
