import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportKind } from '../../../electron/contract/exports.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import type { Tally } from '../../../electron/domain/model/occurrence.ts';
import { ITEM_STATE_WORDS } from '../../../electron/domain/words/ledger.ts';
import { progressText } from '../../../electron/domain/words/assessment.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { demoApp } from '../../support/demoApp.ts';
import type { TestApp } from '../../support/testApp.ts';
import { exported, listed } from './exported.ts';

let app: TestApp;
let year: Year;
beforeEach(async () => {
  ({ app, year } = await demoApp());
});
afterEach(() => app.close());

const made = (kind: ExportKind, unitId?: UnitId) => exported(app, { year, kind, ...(unitId ? { unitId } : {}) });

describe('exports', () => {
  it('makes the ledger with the figures of the tasks screen', async () => {
    const { file, sheets } = await made('tasks');
    expect(file.name).toBe('清河区2021年政务公开工作台账（截至2021年10月20日）.xlsx');
    expect(file.mediaType).toContain('spreadsheetml');
    const rows = await app.call('duties.list', { year, kind: 'measure' });
    const body = sheets[0]!.filter((row) => typeof row[0] === 'number');
    expect(body).toHaveLength(rows.length);
    expect(body.map((row) => row[3])).toEqual(rows.map(({ content }) => content));
    expect(body.map((row) => row[6])).toEqual(rows.map((row) => progressText(row).replace('，', '\n')));
  });

  it('makes the schedule with the figures that the scores count, but for cases, which are on no schedule', async () => {
    const { names, sheets } = await made('schedule');
    expect(names).toEqual(['执行情况', '逾期清单']);
    const total = sheets[0]!
      .find((row) => row[0] === '合计')!
      .filter((cell) => typeof cell === 'number')
      .map(Number);
    const { classes } = await app.call('assessment.table', { year });
    const counted = classes.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.basis ?? ''));
    const sum = (word: string) =>
      counted.reduce((all, basis) => all + Number(new RegExp(`${word} (\\d+)`).exec(basis)?.[1] ?? 0), 0);
    const { facts, occurrences } = derivedYear(app.context, year);
    const kinds = new Map(facts.duties.map(({ id, kind }) => [id, kind]));
    const cases = occurrences.filter(({ dutyId }) => kinds.get(dutyId) === 'case');
    const came = (...tallies: readonly Tally[]) => cases.filter(({ tally }) => tallies.includes(tally)).length;
    expect(total.slice(0, 4)).toEqual([
      sum('应办') - came('onTime', 'late', 'missed'),
      sum('按时') - came('onTime'),
      sum('迟办') - came('late'),
      sum('逾期') - came('missed'),
    ]);
    expect(cases.length).toBeGreaterThan(0);
    expect(sheets[1]!.filter((row) => typeof row[0] === 'number')).toHaveLength(total[3]!);
  });

  it('makes the score table of every kind of unit', async () => {
    const { names, sheets } = await made('assessment');
    expect(names).toEqual(['部门', '镇街', '其他单位']);
    const { classes } = await app.call('assessment.table', { year });
    const body = sheets[0]!.filter((row) => typeof row[0] === 'number');
    expect(body.map((row) => [row[1], Number(row[6]).toFixed(2), Number(row[7]).toFixed(2)])).toEqual(
      classes[0]!.rows.map(({ unit, total, contribution }) => [unit, total, contribution]),
    );
  });

  it('makes the lines of the working ledger as they are filtered and ordered, and says how', async () => {
    const unit = app.store.units.units().find(({ name }) => name === '区财政局')!;
    const asked = {
      filter: { states: ['overdue' as const, 'toVerify' as const], units: [unit.id] },
      sort: { by: 'content' as const, descending: true },
    };
    const { file, sheets } = await exported(app, { year, kind: 'items', ...asked });
    expect(file.name).toBe('清河区2021年政务公开工作台账明细（截至2021年10月20日）.xlsx');
    const { rows, total } = await app.call('ledger.items', { year, ...asked, offset: 0, limit: 2000 });
    expect(total).toBeGreaterThan(1);
    const body = listed(sheets[0]!);
    expect(body.map((row) => [row['状态'], row['单位'], row['事项'], row['所属期'], row['到期']])).toEqual(
      rows.map((item) => [
        ITEM_STATE_WORDS[item.state] + (item.needed > 1 ? ` ${item.done}/${item.needed}` : ''),
        item.unit,
        item.content,
        item.period,
        item.dueOn ?? '',
      ]),
    );
    expect(sheets[0]!.flat()).toContain(`共${total}项；筛选：状态为逾期、待核验，单位为区财政局；按事项倒序`);
    const none = await exported(app, { year, kind: 'items', filter: { text: '没有这样的事项' } });
    expect(none.sheets[0]!.flat()).toContain('没有符合筛选条件的。');
    const whole = await exported(app, { year, kind: 'items' });
    const all = await app.call('ledger.items', { year, filter: {}, offset: 0, limit: 0 });
    expect(listed(whole.sheets[0]!)).toHaveLength(all.total);
  });

  it('makes each of them for one unit', async () => {
    const unit = app.store.units.units().find(({ name }) => name === '区财政局')!;
    const tasks = await made('tasks', unit.id);
    expect(tasks.file.name).toContain('（区财政局，截至');
    const own = (await app.call('duties.list', { year, kind: 'measure' })).filter(({ unitIds }) =>
      unitIds.includes(unit.id),
    );
    expect(tasks.sheets[0]!.filter((row) => typeof row[0] === 'number')).toHaveLength(own.length);
    // A clock that nobody started for this unit shows no figures of others.
    const waiting = tasks.sheets[0]!.filter((row) => row[7] === '待触发');
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every((row) => row[6] === '—')).toBe(true);
    const schedule = await made('schedule', unit.id);
    const listed = schedule.sheets[1]!.filter((row) => typeof row[0] === 'number').map((row) => row[1]);
    expect(listed.every((name) => name === '区财政局' || name === '')).toBe(true);
    const sheet = await made('assessment', unit.id);
    expect(sheet.sheets[0]![0]![0]).toBe('清河区2021年政务公开考核得分单（区财政局）');
  });

  it('refuses a year or unit that does not exist', async () => {
    const input = { year, kind: 'tasks' as const, paper: 'A4' as const };
    expect((await app.refusal('exports.workbook', { ...input, year: 2030 as Year })).code).toBe('not-found');
    expect((await app.refusal('exports.workbook', { ...input, unitId: 'nobody' as UnitId })).code).toBe('not-found');
  });

  it('can be cancelled', async () => {
    const { jobId } = await app.call('exports.workbook', { year, kind: 'tasks', paper: 'A3' });
    await app.call('jobs.cancel', { jobId });
    const job = await app.finished(jobId);
    expect(job.state).toBe('cancelled');
    expect(job.fileId).toBeUndefined();
  });
});
