import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Grid, GridCell, Merge } from '../../../electron/domain/sheets/grid.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { matchWithStore } from '../../../electron/services/oldLedger/match.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

export const YEAR = 2021 as Year;

const none = { shift: { kind: 'none' } } as const;
const every = (unit: 'week' | 'month' | 'quarter' | 'halfYear' | 'year'): TimeRule => {
  return { type: 'recurring', every: unit, due: { at: 'periodEnd' }, covers: 'same', ...none };
};

/** What the office asks for, by its content: the rule, its number, and who answers. */
const DUTIES: readonly (readonly [content: string, rule: TimeRule, number: string, units: readonly string[]])[] = [
  ['财政收支公开', every('month'), '1', ['区财政局', '区审计局']],
  ['栏目自查', every('quarter'), '2', ['区财政局', '区民政局']],
  ['一周要闻', every('week'), '3', ['区民政局']],
  [
    '统计月报',
    { type: 'recurring', every: 'month', due: { at: 'dayInPeriod', month: 1, day: 8 }, covers: 'previous', ...none },
    '4',
    ['区审计局'],
  ],
  ['预算公开', { type: 'once', month: 3, day: 31, ...none }, '5', ['区财政局']],
  ['半年总结', every('halfYear'), '6', ['区民政局']],
  ['政策解读', { type: 'quota', per: 'year', atLeast: 3 }, '7', ['区民政局']],
  ['公开目录更新', every('quarter'), '8', ['区财政局']],
  ['公开目录更新', every('quarter'), '9', ['区财政局', '区审计局']],
  ['信息报送', { type: 'quota', per: 'month', atLeast: 1 }, '10', ['区民政局']],
];

export interface LedgerOffice {
  readonly app: TestApp;
  readonly units: ReadonlyMap<string, UnitId>;
  readonly duties: readonly DutyId[];
}

/** An office in use since June, in mid-June: what fell due until May is 此前. */
export async function openLedgerOffice(): Promise<LedgerOffice> {
  const app = await openTestApp({ today: '2021-06-15' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR, inUseFrom: day('2021-06-01') });
  const units = new Map<string, UnitId>();
  for (const name of ['区财政局', '区审计局', '区民政局']) {
    const aliases = name === '区民政局' ? ['民政局'] : [];
    units.set(name, (await app.call('units.save', { name, kind: 'department', aliases })).id);
  }
  const duties: DutyId[] = [];
  for (const [content, rule, number, names] of DUTIES) {
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: content === '信息报送' ? 'submission' : 'disclosure',
      number,
      task: '',
      subtask: '',
      content,
      timeWording: '',
      rules: [rule],
      assignments: names.map((name) => {
        return { party: { kind: 'unit', id: units.get(name)! }, role: 'responsible' } as const;
      }),
    });
    duties.push(id);
  }
  return { app, units, duties };
}

type Cell = string | { readonly date: string; readonly text?: string } | undefined;

/** A sheet of cells; an object is a date. */
export function sheetOf(rows: readonly (readonly Cell[])[], more: Partial<Grid> = {}): Grid {
  const cell = (value: Cell): GridCell | undefined => {
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return { text: value, kind: 'text' };
    return { text: value.text ?? value.date, date: value.date, kind: 'date' };
  };
  const columns = Math.max(...rows.map(({ length }) => length));
  return { sheet: 'Sheet1', columns, rows: rows.map((row) => row.map(cell)), merges: [], ...more };
}

export const merge = (top: number, left: number, bottom: number, right = left): Merge => ({ top, left, bottom, right });

/** What becomes of each line, in words: 登记 区财政局 2021年3月 2021-03-20; 已登记 …; 未办; D3 why. */
export function told(app: TestApp, grids: readonly Grid[], fileName = '旧台账.xlsx'): readonly string[] {
  const { lines, sheets } = matchWithStore(app.context, { ledgerId: '', fileName, year: YEAR, grids, notes: [] });
  const names = new Map(app.store.units.units().map(({ id, name }) => [id, name]));
  const said = lines.map((line): string => {
    switch (line.state) {
      case 'register': {
        const { occurrence, doneOn } = line.registers;
        const what = [names.get(occurrence.unitId), occurrence.period.label, doneOn, ...line.notes];
        return `${line.isProposed ? '建议' : '登记'} ${what.join(' ')}`;
      }
      case 'already':
        return `已登记 ${names.get(line.occurrence.unitId)} ${line.occurrence.period.label} ${line.doneOn}`;
      case 'open':
        return '未办';
      case 'left':
        return `${line.address} ${line.reason}`;
      default:
        return line satisfies never;
    }
  });
  return [...sheets.flatMap(({ skipped }) => (skipped === undefined ? [] : [skipped])), ...said];
}
