import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frozenOf } from '../../../electron/services/assessment/frozenBody.ts';
import { textOf } from '../../documents/paperFiles.ts';
import { day } from '../../support/testApp.ts';
import { exported } from '../exports/exported.ts';
import {
  assessedOffice,
  freeze,
  JUDGED,
  judge,
  processOf,
  register,
  scored,
  YEAR,
  type AssessedOffice,
} from './assessedOffice.ts';

let office: AssessedOffice;
beforeEach(async () => {
  office = await assessedOffice();
});
afterEach(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const start = ({ app, departments }: AssessedOffice, until = '2022-01-24') =>
  app.call('scoreProcess.startNotice', { year: YEAR, classId: departments, until: day(until), by: '经办人甲' });

const end = ({ app, departments }: AssessedOffice, how: 'ended' | 'withdrawn', reason = '区财政局评议有误') =>
  app.call('scoreProcess.endNotice', { year: YEAR, classId: departments, how, by: '经办人乙', reason });

const totals = async () => (await processOf(office)).published?.map(({ unit, total }) => [unit, total]);

async function object(points: string, claim = '一季度已公开') {
  const { app, departments, civil } = office;
  const on = day(app.context.clock.today());
  const { id } = await app.call('scoreProcess.lodgeAppeal', {
    year: YEAR,
    classId: departments,
    unitId: civil,
    lodgedOn: on,
    claim,
  });
  await app.call('scoreProcess.decideAppeal', { id, outcome: 'upheld', points, on, by: '经办人乙', reason: '核对' });
  return id;
}

describe('a notice (公示)', () => {
  it('is not put up while marks are missing, with days that cannot be, or as a stage without its figures', async () => {
    const { app, departments } = office;
    const given = { year: YEAR, classId: departments, by: '经办人甲' };
    const early = await app.refusal('scoreProcess.startNotice', { ...given, until: day('2022-01-24') });
    expect([early.code, early.message]).toEqual(['conflict', expect.stringContaining('总分暂计，不能公示')]);
    await scored(office);
    const days = [
      await app.refusal('scoreProcess.startNotice', { ...given, since: day('2022-01-25'), until: day('2022-01-24') }),
      await app.refusal('scoreProcess.startNotice', { ...given, since: day('2022-01-10'), until: day('2022-01-19') }),
    ];
    expect(days.map(({ fields }) => fields)).toEqual([{ until: '早于开始日' }, { until: '已经过去' }]);
    const stage = await app.refusal('scoreProcess.setStage', { year: YEAR, classId: departments, stage: 'notice' });
    expect(stage.message).toContain('公示要用“发布公示”来做');
  });

  it('stores what is published; facts that come change nothing of it and are shown as differences', async () => {
    await scored(office);
    await start(office);
    const { app, civil } = office;
    await register(office, civil, 1, '2021-03-30');
    const own = await processOf(office);
    expect(own.stage).toMatchObject({ stage: 'notice', since: '2022-01-20', until: '2022-01-24' });
    expect(own.notices.map(({ isOn, publishedBy, until }) => [isOn, publishedBy, until])).toEqual([
      [true, '经办人甲', '2022-01-24'],
    ]);
    expect(await totals()).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '80.50'],
    ]);
    expect(own.differences.map(({ unit, frozen, live }) => [unit, frozen, live])).toEqual([
      ['区民政局', '80.50', '95.50'],
    ]);
    const { classes } = await app.call('assessment.table', { year: YEAR });
    const rows = classes.find(({ classId }) => classId === office.departments)?.rows ?? [];
    expect(rows.map(({ unit, total, published }) => [unit, total, published])).toEqual([
      ['区民政局', '95.50', { total: '80.50', place: 2 }],
      ['区财政局', '94.00', { total: '94.00', place: 1 }],
    ]);
  });

  it('is what papers have; those of today are named so, with what is published beside', async () => {
    await scored(office);
    await start(office);
    const { app, civil, departments } = office;
    await register(office, civil, 1, '2021-03-30');
    await object('2');
    const own = { year: YEAR, classId: departments, kind: 'assessment' } as const;
    const wordsOf = async (figures: 'published' | 'now') => {
      const { sheets } = await exported(app, { ...own, figures });
      const rows = sheets[0] ?? [];
      return [rows.flat().join('\n'), rows.find(([, unit]) => unit === '区民政局')?.slice(-6)] as const;
    };
    const [said, line] = await wordsOf('published');
    expect(said).toContain('（公示的得分，2022年1月20日至2022年1月24日）');
    expect(line).toEqual(expect.arrayContaining([80.5, 2, 82.5]));
    const [saidNow, lineNow] = await wordsOf('now');
    expect(saidNow).toContain('现时计算，不是公布的得分，公布的是公示的得分，2022年1月20日至2022年1月24日');
    expect(lineNow).toEqual(expect.arrayContaining([95.5, 82.5, 13]));
    const { jobId } = await app.call('scoreProcess.circular', { year: YEAR, classId: departments });
    const job = await app.finished(jobId);
    const text = await textOf((await app.getFile(job.fileId ?? '')).bytes);
    expect(text).toContain('部门得分未定稿，为2022年1月20日至2022年1月24日公示的得分，并计入公示后对区民政局的补记');
    expect(text).toContain('82.50');
  });

  it('locks to its last day, and no longer', async () => {
    await scored(office);
    await start(office);
    const { app, finance } = office;
    app.setToday('2022-01-24');
    const last = await app.refusal('scoreFacts.judge', { year: YEAR, unitId: finance, nodeId: JUDGED, points: '1' });
    expect([last.code, last.message]).toEqual([
      'score-notice',
      expect.stringContaining('（2022-01-20 至 2022-01-24），公示期内'),
    ]);
    const facts = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(facts.judgements.every(({ locked }) => locked === last.message)).toBe(true);
    app.setToday('2022-01-25');
    await judge(office, finance, '17');
    // What was published stays published until the class is frozen.
    expect(await totals()).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '80.50'],
    ]);
    expect((await processOf(office)).notices[0]?.isOn).toBe(false);
  });

  it('is ended or withdrawn with a reason on record, and cannot be undone', async () => {
    await scored(office);
    await start(office);
    const { app, departments, finance } = office;
    const steps = app.store.history('').map(({ label }) => label);
    expect(steps.some((label) => label.startsWith('公示'))).toBe(false);
    const bare = await app.refusal('scoreProcess.endNotice', {
      year: YEAR,
      classId: departments,
      how: 'withdrawn',
      by: '经办人乙',
      reason: ' ',
    });
    expect(bare.fields).toEqual({ reason: '原因不能为空' });
    await object('0.5');
    await end(office, 'withdrawn');
    const own = await processOf(office);
    expect([own.stage.stage, own.published, own.notices[0]?.end]).toEqual([
      'review',
      undefined,
      { how: 'withdrawn', on: '2022-01-20', by: '经办人乙', reason: '区财政局评议有误' },
    ]);
    expect(own.appeals.map(({ isVoid }) => isVoid)).toEqual([true]);
    await judge(office, finance, '17');
    // The entry of a notice that was withdrawn is in no figure, neither of the next notice nor of the freeze.
    await start(office);
    expect(await totals()).toEqual([
      ['区财政局', '93.00'],
      ['区民政局', '80.50'],
    ]);
    await end(office, 'ended', '没有异议');
    const none = await app.refusal('scoreProcess.endNotice', {
      year: YEAR,
      classId: departments,
      how: 'ended',
      by: '经办人乙',
      reason: '再来',
    });
    expect(none.code).toBe('conflict');
    await judge(office, finance, '16');
    await freeze(office);
    expect(await totals()).toEqual([
      ['区财政局', '92.00'],
      ['区民政局', '80.50'],
    ]);
    const late = await app.refusal('scoreProcess.endNotice', {
      year: YEAR,
      classId: departments,
      how: 'withdrawn',
      by: '经办人乙',
      reason: '再来',
    });
    expect(late.code).toBe('score-frozen');
  });

  it('takes objections: they move the published figure, and the freeze has them in and tells what changed since', async () => {
    await scored(office);
    await start(office);
    const { app, civil, finance, departments } = office;
    const open = await app.call('scoreProcess.lodgeAppeal', {
      year: YEAR,
      classId: departments,
      unitId: finance,
      lodgedOn: day('2022-01-20'),
      claim: '评议偏低',
    });
    await object('0.5');
    expect(await totals()).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '81.00'],
    ]);
    await register(office, civil, 1, '2021-03-30');
    app.setToday('2022-01-25');
    await judge(office, finance, '17');
    const waiting = await processOf(office);
    expect(waiting.hindrances.map(({ kind, words }) => [kind, words])).toEqual([
      ['appeals', '公示以来还有 1 件申诉没有处理，不能定稿。'],
    ]);
    expect(waiting.notes).toEqual([
      '公示（2022-01-20 至 2022-01-24）以来 2 个单位有变化：区财政局 94.00 → 93.00，区民政局 80.50 → 96.00。',
      '区民政局既有登记的变化，又有申诉或补记的加减，请核对没有重复。',
    ]);
    await app.call('scoreProcess.decideAppeal', {
      id: open.id,
      outcome: 'rejected',
      points: '0',
      on: day('2022-01-25'),
      by: '经办人乙',
      reason: '依据充分',
    });
    await freeze(office);
    const own = await processOf(office);
    expect(await totals()).toEqual([
      ['区民政局', '96.00'],
      ['区财政局', '93.00'],
    ]);
    expect(own.appeals.map(({ inVersion }) => inVersion)).toEqual([1, 1]);
    const [version] = own.freezes;
    const view = version && (await app.call('scoreProcess.frozen', { freezeId: version.id }));
    expect(view?.sinceNotice).toEqual({
      since: '2022-01-20',
      until: '2022-01-24',
      units: [
        {
          unitId: finance,
          unit: '区财政局',
          noticed: '94.00',
          frozen: '93.00',
          nodes: [
            { nodeId: 'top', name: '一级', before: '94.00', after: '93.00' },
            { nodeId: 'judged', name: '日常评议', before: '18.00', after: '17.00' },
          ],
        },
        {
          unitId: civil,
          unit: '区民政局',
          noticed: '80.50',
          frozen: '96.00',
          entered: '0.50',
          nodes: [
            { nodeId: 'top', name: '一级', before: '79.50', after: '94.50' },
            { nodeId: 'owed', name: '按时公开', before: '45.00', after: '60.00' },
          ],
        },
      ],
    });
    // A later version is made from the first, and does not tell of the notice again.
    await app.call('scoreProcess.addEntry', {
      year: YEAR,
      classId: departments,
      unitId: finance,
      on: day('2022-01-25'),
      points: '1',
      by: '经办人乙',
      reason: '补交材料',
    });
    await freeze(office);
    const { freezes } = await processOf(office);
    const second = freezes[0] && frozenOf(app.store.scoreProcess, freezes[0].id);
    expect([freezes[0]?.version, second?.sinceNotice]).toEqual([2, undefined]);
  });

  it('stands behind a freeze that is taken back: what is published is its figures again, and the freeze can come back', async () => {
    await scored(office);
    await start(office);
    await object('0.5');
    const { app, finance } = office;
    const { commandId } = await freeze(office);
    if (commandId === undefined) throw new Error('No step');
    await app.call('workspace.undo', { commandId, unfreeze: true });
    expect(await totals()).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '81.00'],
    ]);
    const locked = await app.refusal('scoreFacts.judge', { year: YEAR, unitId: finance, nodeId: JUDGED, points: '1' });
    expect(locked.code).toBe('score-notice');
    await app.call('workspace.redo', { commandId });
    expect((await processOf(office)).stage.frozen?.version).toBe(1);
  });

  it('that is over is followed by another, with the entries so far in its figures', async () => {
    await scored(office);
    await start(office);
    const id = await object('0.5');
    const { app } = office;
    app.setToday('2022-01-25');
    await start(office, '2022-01-28');
    expect(await totals()).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '81.00'],
    ]);
    const removed = await app.refusal('scoreProcess.removeAppeal', { id });
    expect([removed.code, removed.message]).toEqual([
      'score-notice',
      expect.stringContaining('已经列入2022-01-25 至 2022-01-28 的公示'),
    ]);
    await object('1', '另一件');
    expect((await totals())?.[1]).toEqual(['区民政局', '82.00']);
    await freeze(office);
    expect((await totals())?.[1]).toEqual(['区民政局', '82.00']);
  });
});
