import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

export const YEAR = 2021 as Year;

const none = { shift: { kind: 'none' } } as const;
const every = (unit: 'week' | 'month' | 'quarter'): TimeRule => {
  return { type: 'recurring', every: unit, due: { at: 'periodEnd' }, covers: 'same', ...none };
};

const DUTIES: readonly (readonly [content: string, rule: TimeRule, units: readonly string[]])[] = [
  ['财政收支简报', every('month'), ['区财政局']],
  ['社会救助资金发放情况', every('quarter'), ['区民政局']],
  ['单位工作动态', every('week'), ['区财政局', '区民政局']],
  ['政策解读', { type: 'quota', per: 'year', atLeast: 2 }, ['区民政局']],
];

export interface PublicationOffice {
  readonly app: TestApp;
  readonly units: ReadonlyMap<string, UnitId>;
  readonly duties: ReadonlyMap<string, DutyId>;
  /** The key of an item, by the words of its duty and the key of its period. */
  item(content: string, unit: string, periodKey: string): InputOf<'publications.reject'>['pairs'][number]['item'];
  /** Reads a list to its preview. */
  read(rows: readonly (readonly string[])[], name?: string): Promise<OutputOf<'publications.preview'>>;
  /** Reads a list and records it as proposed. */
  take(rows: readonly (readonly string[])[], name?: string): Promise<OutputOf<'publications.confirm'>>;
}

/** An office in mid-June that verifies what is registered each month or more seldom. */
export async function openPublicationOffice(): Promise<PublicationOffice> {
  const app = await openTestApp({ today: '2021-06-15' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  const units = new Map<string, UnitId>();
  for (const name of ['区财政局', '区民政局', '区住建局']) {
    units.set(name, (await app.call('units.save', { name, kind: 'department', aliases: [] })).id);
  }
  const duties = new Map<string, DutyId>();
  for (const [content, rule, names] of DUTIES) {
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '',
      task: '',
      subtask: '',
      content,
      timeWording: '',
      rules: [rule],
      assignments: names.map((name) => {
        return { party: { kind: 'unit', id: units.get(name)! }, role: 'responsible' } as const;
      }),
    });
    duties.set(content, id);
  }
  const read: PublicationOffice['read'] = async (rows, name = '发布清单.xlsx') => {
    const fileId = await app.putFile(name, workbookBytes([{ name: '清单', rows }]));
    const { jobId } = await app.call('publications.read', { fileId });
    const job = await app.finished(jobId);
    if (job.previewId === undefined) throw new Error(`${job.error?.code ?? ''} ${job.error?.message ?? ''}`);
    return app.call('publications.preview', { listId: job.previewId });
  };
  return {
    app,
    units,
    duties,
    item(content, unit, periodKey) {
      const dutyId = duties.get(content)!;
      const duty = app.store.facts(YEAR).duties.find(({ id }) => id === dutyId)!;
      return { dutyId, ruleId: duty.rules[0]!.id, unitId: units.get(unit)!, periodKey };
    },
    read,
    async take(rows, name) {
      const { listId, covers } = await read(rows, name);
      return app.call('publications.confirm', { listId, covers: coverageInput(covers!) });
    },
  };
}

export function coverageInput({ columns, units, ...days }: NonNullable<OutputOf<'publications.preview'>['covers']>) {
  if (columns === undefined || units === undefined) throw new Error('the list does not say what it covers');
  return { columns: [...columns], units: [...units], ...days };
}
