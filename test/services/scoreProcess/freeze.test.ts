import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandId } from '../../../electron/domain/brand.ts';
import { day } from '../../support/testApp.ts';
import {
  assessedOffice,
  freeze,
  judge,
  JUDGED,
  praise,
  processOf,
  register,
  scored,
  sheet,
  TREE,
  YEAR,
  type AssessedOffice,
} from './assessedOffice.ts';

let office: AssessedOffice;
beforeEach(async () => {
  office = await assessedOffice();
});
afterEach(async () => {
  const { bugs } = office.app;
  await office.app.close();
  expect(bugs).toEqual([]);
});

const body = () => {
  const { scoreProcess } = office.app.store;
  return scoreProcess.freezes(YEAR).map(({ id }) => scoreProcess.frozenBody(id));
};

const totals = async () => {
  const { classes } = await office.app.call('assessment.table', { year: YEAR });
  return classes
    .filter(({ classId }) => classId === office.departments)
    .flatMap(({ rows }) =>
      rows.map(({ unit, total, place, grade, published }) => ({ unit, total, place, grade, published })),
    );
};

describe('a freeze', () => {
  it('is refused while judgements are missing, and says whose', async () => {
    const own = await processOf(office);
    expect(own.hindrances.map(({ kind }) => kind)).toEqual(['unjudged']);
    const refused = await office.app.refusal('scoreProcess.freeze', {
      year: YEAR,
      classId: office.departments,
      by: '经办人甲',
    });
    expect(refused.code).toBe('conflict');
    expect(refused.message).toContain('还没有评议，总分暂计，不能定稿：区财政局、区民政局');
  });

  it('says what is not due yet, and that the cut-off has not come, and is not hindered by it', async () => {
    for (const unitId of [office.finance, office.civil]) await judge(office, unitId, '18');
    await sheet(office, [
      ['区财政局', '16'],
      ['区民政局', '19.5'],
    ]);
    expect((await processOf(office)).notes).toEqual([]);
    office.app.setToday('2021-10-08');
    const { cutOff } = await office.app.call('assessment.table', { year: YEAR });
    const early = await processOf(office);
    expect(early.notes).toEqual([
      `截止日 ${cutOff} 还没有到，定稿按 2021-10-08 的登记计分，之后的不再计入。`,
      '还有 2 项次没有到期，不在得分里。',
    ]);
    expect(early.hindrances).toEqual([]);
    await freeze(office);
    expect((await processOf(office)).notes).toEqual([]);
  });

  it('stores figures with their traces, papers and classes, in one step that can be taken back', async () => {
    await scored(office);
    const live = await totals();
    expect(live.map(({ unit, total, place, grade }) => [unit, total, place, grade])).toEqual([
      ['区财政局', '94.00', 1, '优秀'],
      ['区民政局', '80.50', 2, '良好'],
    ]);
    const { version } = await freeze(office);
    expect(version).toBe(1);
    const own = await processOf(office);
    expect(own.stage).toMatchObject({ stage: 'final', frozen: { version: 1, by: '经办人甲' } });
    expect(own.differences).toEqual([]);
    expect((await totals()).map(({ published }) => published)).toEqual([
      { total: '94.00', place: 1, version: 1 },
      { total: '80.50', place: 2, version: 1 },
    ]);
    const [view] = own.freezes;
    if (view === undefined) throw new Error('No freeze');
    const frozen = await office.app.call('scoreProcess.frozen', { freezeId: view.id });
    expect(frozen.table.rows.map(({ unit, total }) => [unit, total])).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '80.50'],
    ]);
    const [detail] = frozen.details;
    expect(detail?.nodes[0]?.children.map(({ name, points }) => [name, points])).toEqual([
      ['按时公开', '60.00'],
      ['日常评议', '18.00'],
      ['第三方测评', '16.00'],
    ]);
    expect(view.papers.map(({ name }) => name)).toEqual([
      expect.stringMatching(/考核得分表（区直部门，|考核得分表（部门，|考核得分表（/u),
      expect.stringMatching(/考核总表（/u),
      expect.stringMatching(/考核得分单（/u),
      expect.stringMatching(/扣分清单（/u),
      expect.stringMatching(/计分公式表（/u),
      expect.stringMatching(/考核方案（/u),
      expect.stringMatching(/考核情况通报初稿（[^）]+）\.docx$/u),
    ]);
    const paper = await office.app.ask('scoreProcess.paper', { freezeId: view.id, name: view.papers[0]?.name });
    expect(paper.ok).toBe(true);
    // Copies take the papers along, and nothing clears them away; nor while 恢复 would bring the freeze back.
    const named = () => office.app.store.files().map(({ name }) => name);
    const surplus = async () => (await office.app.call('evidence.check', {})).surplus;
    expect(named()).toEqual(expect.arrayContaining(view.papers.map(({ name }) => name)));
    expect(await surplus()).toEqual([]);
    expect((await office.app.call('schemes.ofYear', { year: YEAR })).classMode).toBe('own');
    await office.app.call('workspace.undo', { unfreeze: true });
    expect((await processOf(office)).stage.frozen).toBeUndefined();
    expect((await office.app.call('schemes.ofYear', { year: YEAR })).classMode).toBe('byKind');
    expect(named()).toEqual(expect.arrayContaining(view.papers.map(({ name }) => name)));
    expect(await surplus()).toEqual([]);
  });

  it('stays the same byte for byte whatever changes after; live differences are shown', async () => {
    await scored(office);
    await freeze(office);
    const before = body();
    const { app, civil, finance } = office;
    await register(office, civil, 1, '2021-03-31');
    await app.call('units.save', { id: finance, name: '区财政金融局', kind: 'department', aliases: [] });
    await app.call('duties.remove', { ids: [office.monthly] });
    await app.call('workspace.undo', {});
    expect(body()).toEqual(before);
    const own = await processOf(office);
    expect(own.differences).toEqual([
      {
        unitId: civil,
        unit: '区民政局',
        frozen: '80.50',
        live: '95.50',
        nodes: [
          { nodeId: 'top', name: '一级', before: '79.50', after: '94.50' },
          { nodeId: 'owed', name: '按时公开', before: '45.00', after: '60.00' },
        ],
      },
    ]);
    const [view] = own.freezes;
    const frozen = view && (await app.call('scoreProcess.frozen', { freezeId: view.id }));
    expect(frozen?.table.rows.map(({ unit }) => unit)).toEqual(['区财政局', '区民政局']);
    expect(own.published?.map(({ unit, total }) => [unit, total])).toEqual([
      ['区财政局', '94.00'],
      ['区民政局', '80.50'],
    ]);
  });
});

describe('what is frozen', () => {
  it('cannot be changed: scheme, class, judgements, events, sheets; other classes can', async () => {
    await scored(office);
    const { id: event } = await praise(office, office.finance);
    await freeze(office);
    const { app, finance, town, schemeId, departments } = office;
    const of = { year: YEAR, unitId: finance };
    const codes = [
      await app.refusal('scoreFacts.judge', { ...of, nodeId: JUDGED, points: '10', reason: '改判' }),
      await app.refusal('scoreFacts.judge', { ...of, nodeId: JUDGED, points: null }),
      await app.refusal('scoreFacts.removeEvent', { year: YEAR, id: event }),
      await app.refusal('scoreFacts.saveEvent', {
        ...of,
        id: null,
        on: day('2021-07-01'),
        type: 'criticism',
        reason: '迟报',
        by: '经办人甲',
      }),
      await app.refusal('scoreFacts.explain', { ...of, nodeId: JUDGED, reason: '无此类信息' }),
      await app.refusal('scoreFacts.saveSample', { ...of, sample: '栏目', items: [{ item: '一', isRight: true }] }),
      await app.refusal('scoreFacts.saveFigure', { ...of, id: null, name: '访问量', on: day('2021-07-01'), count: 3 }),
      await app.refusal('scoreFacts.saveMembers', { ...of, group: '所属', members: [{ name: '甲', points: '3' }] }),
      await app.refusal('schemes.save', {
        year: YEAR,
        schemeId,
        name: '考核方案',
        tree: TREE,
        weight: { kind: 'percent', percent: '5', base: '100' },
        note: '',
      }),
      await app.refusal('schemes.rename', { year: YEAR, schemeId, name: '新名' }),
      await app.refusal('schemes.saveClasses', { year: YEAR, classes: 'byKind' }),
      await app.refusal('scoreProcess.setStage', { year: YEAR, classId: departments, stage: 'review' }),
    ];
    const { sheets } = await app.call('scoreFacts.ofYear', { year: YEAR });
    const [own] = sheets;
    if (own) codes.push(await app.refusal('scoreFacts.removeSheet', { year: YEAR, id: own.id }));
    expect(codes.map(({ code }) => code)).toEqual(codes.map(() => 'score-frozen'));
    expect(codes[0]?.message).toMatch(/已于 2022-01-20 定稿（第 1 版）/u);
    await expect(sheet(office, [['区财政局', '20']])).rejects.toThrow(/score-frozen/u);
    await judge(office, town, '12');
    await praise(office, town);
    const locked = (await app.call('scoreFacts.ofYear', { year: YEAR })).events.map(({ unit, locked: why }) => [
      unit,
      why !== undefined,
    ]);
    expect(locked).toEqual(
      expect.arrayContaining([
        ['区民政局', true],
        ['清泉镇', false],
      ]),
    );
  });

  it('is obeyed by 撤销 and 恢复 in every order', async () => {
    await scored(office);
    const { app, civil, finance } = office;
    const judged = (
      await app.call('scoreFacts.judge', { year: YEAR, unitId: finance, nodeId: JUDGED, points: '17', reason: '复核' })
    ).commandId as CommandId;
    const frozen = (await freeze(office)).commandId as CommandId;
    const registered = await app.call('units.save', { name: '区审计局', kind: 'other', aliases: [] });
    const before = body();
    const undoJudged = await app.refusal('workspace.undo', { commandId: judged });
    expect([undoJudged.code, undoJudged.message]).toEqual([
      'score-frozen',
      expect.stringMatching(/^不能撤销：考核类别“.+”的 2021 年度考核已于 2022-01-20 定稿/u),
    ]);
    await app.call('workspace.undo', { commandId: registered.commandId });
    await app.call('workspace.redo', { commandId: registered.commandId as CommandId });
    expect(body()).toEqual(before);
    // 今天的操作 says so before it is tried.
    const { commands } = await app.call('workspace.commands', {});
    expect(commands.find(({ commandId }) => commandId === judged)?.refusal).toMatch(
      /^考核类别“.+”.*已于 2022-01-20 定稿/u,
    );
    // Nothing depends on it: it can be taken back by who says that it is meant, and the judgement with it.
    const unasked = [
      await app.refusal('workspace.undo', { commandId: frozen }),
      await app.refusal('workspace.undo', { commandId: frozen, unfreeze: false }),
    ];
    expect(unasked.map(({ code, fields }) => [code, fields])).toEqual([
      ['conflict', { unfreeze: '还没有确认' }],
      ['conflict', { unfreeze: '还没有确认' }],
    ]);
    expect(body()).toEqual(before);
    await app.call('workspace.undo', { commandId: frozen, unfreeze: true });
    await app.call('workspace.undo', { commandId: judged });
    const redone = await app.refusal('workspace.redo', { commandId: frozen });
    expect([redone.code, redone.message]).toEqual(['score-frozen', expect.stringContaining('请重新定稿')]);
    await app.call('workspace.redo', { commandId: judged });
    await app.call('workspace.redo', { commandId: frozen });
    expect(body()).toEqual(before);
    const again = await app.refusal('workspace.undo', { commandId: judged });
    expect(again.code).toBe('score-frozen');
    // An appeal leans on it.
    const lodged = await app.call('scoreProcess.lodgeAppeal', {
      year: YEAR,
      classId: office.departments,
      unitId: civil,
      lodgedOn: day('2022-01-20'),
      claim: '一季度已公开',
    });
    const leans = await app.refusal('workspace.undo', { commandId: frozen });
    expect([leans.code, leans.message]).toEqual(['score-frozen', expect.stringContaining('1 件申诉')]);
    await app.call('workspace.undo', { commandId: lodged.commandId });
    await app.call('workspace.undo', { commandId: frozen, unfreeze: true });
    expect(body()).toEqual([]);
  });
});

describe('files of a freeze', () => {
  it('that are missing or changed are named by 佐证检查, and their very bytes are taken back', async () => {
    await scored(office);
    await register(office, office.civil, 1, '2021-04-20');
    const { app } = office;
    const { occurrences } = await app.call('duties.get', { id: office.monthly });
    const first = occurrences.find(({ unitId }) => unitId === office.civil);
    if (first === undefined) throw new Error('No item');
    const { dutyId, ruleId, unitId, periodKey } = first;
    const put = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      const taken = await app.dispatch('evidence.put', { name }, bytes);
      if (!taken.ok) throw new Error(taken.error.message);
      return (taken.value as { readonly fileId: string }).fileId;
    };
    const text = Uint8Array.from(Buffer.from('一季度公开的网页'));
    const files = [{ fileId: await put('网页.txt', text) }];
    await app.call('evidence.addFiles', { items: [{ dutyId, ruleId, unitId, periodKey }], files });
    await freeze(office);
    const [view] = (await processOf(office)).freezes;
    const paper = view?.papers[0];
    if (view === undefined || paper === undefined) throw new Error('No paper');
    expect(view.evidence).toBe(1);
    const whole = await app.call('evidence.check', {});
    expect([whole.bad, whole.frozen]).toEqual([0, []]);

    const folder = path.join(app.folder, 'files');
    const kept = readFileSync(path.join(folder, paper.hash));
    rmSync(path.join(folder, paper.hash));
    const proof = readdirSync(folder).find((name) => readFileSync(path.join(folder, name)).equals(text)) ?? '';
    writeFileSync(path.join(folder, proof), '别的内容');
    const { bad, frozen, troubled } = await app.call('evidence.check', {});
    expect(bad).toBe(2);
    expect(frozen.map(({ name, kind, state, versions, freezeId }) => [name, kind, state, versions, freezeId])).toEqual([
      [paper.name, 'paper', 'missing', [1], view.id],
      ['网页.txt', 'evidence', 'changed', [1], view.id],
    ]);
    expect(troubled.map(({ name }) => name)).toEqual(['网页.txt']);
    const gone = await app.ask('scoreProcess.paper', { freezeId: view.id, name: paper.name });
    expect(gone).toMatchObject({ ok: false, error: { message: expect.stringContaining('“佐证检查”里重新添加') } });

    const other = await app.refusal('evidence.bringBack', {
      frozen: { freezeId: view.id, hash: paper.hash },
      fileId: await put('别的.txt', text),
    });
    expect(other.code).toBe('file-changed');
    for (const [hash, name, bytes] of [
      [paper.hash, paper.name, Uint8Array.from(kept)],
      [proof, '网页.txt', text],
    ] as const) {
      await app.call('evidence.bringBack', { frozen: { freezeId: view.id, hash }, fileId: await put(name, bytes) });
    }
    expect((await app.call('evidence.check', {})).bad).toBe(0);
    expect((await app.ask('scoreProcess.paper', { freezeId: view.id, name: paper.name })).ok).toBe(true);
  });
});

describe('a freeze that is taken back', () => {
  it('leaves a trace, and its number is not used again', async () => {
    await scored(office);
    const { app } = office;
    const first = (await freeze(office)).commandId as CommandId;
    expect((await processOf(office)).withdrawn).toEqual([]);
    app.setToday('2022-01-21');
    await app.call('workspace.undo', { commandId: first, unfreeze: true });
    const own = await processOf(office);
    expect(own.freezes).toEqual([]);
    expect(own.withdrawn).toEqual([
      {
        id: expect.any(String),
        className: own.name,
        version: 1,
        frozenAt: expect.stringMatching(/^2022-01-20/u),
        frozenBy: '经办人甲',
        reason: '公示期满',
        withdrawnAt: expect.stringMatching(/^2022-01-21/u),
      },
    ]);
    expect(own.nextVersion).toBe(2);
    const second = await freeze(office);
    expect(second.version).toBe(2);
    const again = await processOf(office);
    expect([again.freezes.map(({ version }) => version), again.withdrawn.map(({ version }) => version)]).toEqual([
      [2],
      [1],
    ]);
    // It is the first of its row: nothing moved against an earlier one, and the workbook with formulas is among its papers.
    const [view] = again.freezes;
    const frozen = view && (await app.call('scoreProcess.frozen', { freezeId: view.id }));
    expect(frozen?.moved).toEqual([]);
    expect(view?.papers.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/计分公式表（/u)]),
    );
    expect((await totals()).map(({ published }) => published?.version)).toEqual([2, 2]);
    // Beside a freeze in force, the earlier one is not put in force again.
    const redone = await app.refusal('workspace.redo', { commandId: first });
    expect(redone.code).toBe('score-frozen');
    // Taken back too, the earlier one may come back, with its own number and no trace of having been away.
    await app.call('workspace.undo', { commandId: second.commandId, unfreeze: true });
    expect((await processOf(office)).withdrawn.map(({ version }) => version)).toEqual([2, 1]);
    await app.call('workspace.redo', { commandId: first });
    const back = await processOf(office);
    expect([back.freezes.map(({ version }) => version), back.withdrawn.map(({ version }) => version)]).toEqual([
      [1],
      [2],
    ]);
    expect(back.nextVersion).toBe(3);
  });

  it('leaves one of a later version too, after which the version before is in force', async () => {
    await scored(office);
    await freeze(office);
    await office.app.call('scoreProcess.addEntry', {
      year: YEAR,
      classId: office.departments,
      unitId: office.finance,
      on: day('2022-01-20'),
      points: '-1',
      by: '经办人甲',
      reason: '定稿后收到通报',
    });
    const second = (await freeze(office)).commandId as CommandId;
    await office.app.call('workspace.undo', { commandId: second, unfreeze: true });
    expect((await totals()).map(({ published }) => published?.version)).toEqual([1, 1]);
    expect((await freeze(office)).version).toBe(3);
    const own = await processOf(office);
    expect(own.freezes.map(({ version }) => version)).toEqual([3, 1]);
    expect(own.withdrawn.map(({ version }) => version)).toEqual([2]);
    const [view] = own.freezes;
    const frozen = view && (await office.app.call('scoreProcess.frozen', { freezeId: view.id }));
    expect(frozen?.moved.map(({ before, after }) => [before, after])).toEqual([['94.00', '93.00']]);
    const undone = await office.app.refusal('workspace.redo', { commandId: second });
    expect(undone.code).toBe('score-frozen');
  });
});

describe('an appeal', () => {
  const lodge = (more: object = {}) =>
    office.app.call('scoreProcess.lodgeAppeal', {
      year: YEAR,
      classId: office.departments,
      unitId: office.civil,
      nodeId: JUDGED,
      lodgedOn: day('2022-01-20'),
      claim: '评议漏计一项',
      claimed: '3',
      ...more,
    });
  const decide = (id: Awaited<ReturnType<typeof lodge>>['id'], more: object = {}) =>
    office.app.call('scoreProcess.decideAppeal', {
      id,
      outcome: 'partly',
      points: '2.5',
      on: day('2022-01-20'),
      by: '经办人甲',
      reason: '核对原件',
      ...more,
    });

  it('that is decided is decided anew only where that is meant', async () => {
    await scored(office);
    await freeze(office);
    const { id } = await lodge();
    await decide(id);
    const again = {
      id,
      outcome: 'rejected',
      points: '0',
      on: day('2022-01-20'),
      by: '经办人乙',
      reason: '再核',
    } as const;
    const refusal = await office.app.refusal('scoreProcess.decideAppeal', again);
    expect([refusal.code, refusal.fields]).toEqual(['conflict', { confirmed: '已经裁定过' }]);
    expect(refusal.message).toContain('已由经办人甲于 2022-01-20 裁定');
    expect((await processOf(office)).appeals[0]?.decision?.by).toBe('经办人甲');
    await office.app.call('scoreProcess.decideAppeal', { ...again, confirmed: true });
    expect((await processOf(office)).appeals[0]?.decision?.by).toBe('经办人乙');
  });

  it('needs a freeze, a figure and points that fit its outcome', async () => {
    const early = await office.app.refusal('scoreProcess.lodgeAppeal', {
      year: YEAR,
      classId: office.departments,
      unitId: office.civil,
      lodgedOn: day('2022-01-20'),
      claim: '早',
    });
    expect(early.message).toContain('还没有公示，也没有定稿');
    await scored(office);
    await freeze(office);
    const { id } = await lodge();
    const refuse = (more: object) =>
      office.app.refusal('scoreProcess.decideAppeal', {
        id,
        outcome: 'upheld',
        points: '1',
        on: day('2022-01-20'),
        by: '经办人甲',
        reason: '核对',
        ...more,
      });
    expect((await refuse({ outcome: 'rejected' })).fields).toEqual({ points: '应为 0' });
    expect((await refuse({ points: '0' })).fields).toEqual({ points: '不能为 0' });
    expect((await refuse({ on: day('2022-01-10') })).fields).toEqual({ on: '早于申诉日期' });
    expect((await refuse({ points: '0.125' })).code).toBe('invalid-input');
    expect((await refuse({ points: '24.51' })).fields).toEqual({ points: '最多 105 分' });
    expect((await refuse({ points: '500' })).message).toContain('超过了考核方案最多的 105 分');
    expect((await refuse({ points: '-80.51' })).fields).toEqual({ points: '低于 0 分' });
    expect((await refuse({ on: day('2022-01-21') })).fields).toEqual({ on: '不能晚于今天' });
    const of = { year: YEAR, classId: office.departments, unitId: office.civil };
    const later = { ...of, lodgedOn: day('2023-01-20'), claim: '早' };
    const future = await office.app.refusal('scoreProcess.lodgeAppeal', later);
    expect(future.fields).toEqual({ lodgedOn: '不能晚于今天' });
    const nothing = { ...of, on: day('2022-01-20'), points: '0', by: '经办人甲', reason: '通报' };
    const none = await office.app.refusal('scoreProcess.addEntry', nothing);
    expect(none.message).toBe('补记应写明加减多少分，不能为 0。');
    const other = await office.app.refusal('scoreProcess.addEntry', {
      year: YEAR,
      classId: office.departments,
      unitId: office.town,
      on: day('2022-01-20'),
      points: '-1',
      by: '经办人甲',
      reason: '通报',
    });
    expect(other.message).toContain('不在');
  });

  it('moves the published figure alone; frozen again it is in version 2, and both are kept', async () => {
    await scored(office);
    await freeze(office);
    const [first] = body();
    const { id } = await lodge();
    expect((await processOf(office)).hindrances.map(({ kind }) => kind)).toEqual(['appeals']);
    await decide(id);
    const entry = await office.app.call('scoreProcess.addEntry', {
      year: YEAR,
      classId: office.departments,
      unitId: office.finance,
      on: day('2022-01-20'),
      points: '-12',
      by: '经办人甲',
      reason: '定稿后收到通报',
      basis: '〔2022〕1号',
    });
    const own = await processOf(office);
    expect(
      own.published?.map(({ unit, frozen, entered, total, place, grade }) => [
        unit,
        frozen,
        entered,
        total,
        place,
        grade,
      ]),
    ).toEqual([
      ['区民政局', '80.50', '2.50', '83.00', 1, '良好'],
      ['区财政局', '94.00', '-12.00', '82.00', 2, '良好'],
    ]);
    expect(
      (await totals()).map(({ unit, total, published }) => [unit, total, published?.total, published?.place]),
    ).toEqual([
      ['区财政局', '94.00', '82.00', 2],
      ['区民政局', '80.50', '83.00', 1],
    ]);
    expect((await freeze(office)).version).toBe(2);
    expect(body()[0]).toBe(first);
    const again = await processOf(office);
    expect(again.freezes.map(({ version }) => version)).toEqual([2, 1]);
    expect(again.hindrances.map(({ kind }) => kind)).toEqual(['nothingNew']);
    expect(again.differences).toEqual([]);
    const [view] = again.freezes;
    const frozen = view && (await office.app.call('scoreProcess.frozen', { freezeId: view.id }));
    expect(frozen?.moved.map(({ unit, before, after }) => [unit, before, after])).toEqual([
      ['区民政局', '80.50', '83.00'],
      ['区财政局', '94.00', '82.00'],
    ]);
    expect(
      frozen?.table.rows.map(({ unit, total, place, contribution }) => [unit, total, place, contribution]),
    ).toEqual([
      ['区民政局', '83.00', 1, '3.32'],
      ['区财政局', '82.00', 2, '3.28'],
    ]);
    expect(frozen?.details[0]?.steps.at(-1)).toBe('补记 -12.00：定稿后收到通报，2022-01-20，经办人甲');
    const closed = await office.app.refusal('scoreProcess.removeAppeal', { id });
    expect(closed.message).toContain('已经列入第 2 版定稿');
    const undone = await office.app.refusal('workspace.undo', { commandId: entry.commandId });
    expect(undone.code).toBe('score-frozen');
    await office.app.call('workspace.undo', { unfreeze: true });
    await office.app.call('scoreProcess.removeAppeal', { id });
    expect((await processOf(office)).published?.map(({ total }) => total)).toEqual(['82.00', '80.50']);
  });
});

describe('grades by quota', () => {
  it('are frozen, and given anew where an entry makes units equal: who would go over it stands outside, and it is shown', async () => {
    const { app, schemeId, finance, civil, departments } = office;
    const { tree } = await app.call('schemes.version', { year: YEAR, schemeId });
    await app.call('schemes.save', {
      year: YEAR,
      schemeId,
      name: '考核方案',
      tree: { ...tree, grades: [{ name: '优秀', atMostPercent: '50' }, { name: '良好' }] },
      weight: { kind: 'percent', percent: '4', base: '100' },
      note: '',
    });
    await scored(office);
    await freeze(office);
    const grades = async () =>
      (await processOf(office)).published?.map(({ unitId, place, grade, tiedOutOf }) => [
        unitId,
        place,
        grade,
        tiedOutOf,
      ]);
    expect(await grades()).toEqual([
      [finance, 1, '优秀', undefined],
      [civil, 2, '良好', undefined],
    ]);
    await app.call('scoreProcess.addEntry', {
      year: YEAR,
      classId: departments,
      unitId: civil,
      on: day('2022-01-20'),
      points: '13.5',
      by: '经办人甲',
      reason: '定稿后收到表扬',
    });
    const tied = [
      [finance, 1, '良好', '优秀'],
      [civil, 1, '良好', '优秀'],
    ];
    expect(await grades()).toEqual(tied);
    await freeze(office);
    const [view] = (await processOf(office)).freezes;
    const frozen = view && (await app.call('scoreProcess.frozen', { freezeId: view.id }));
    expect(frozen?.table.rows.map((row) => [row.unitId, row.place, row.grade, row.tiedOutOf])).toEqual(tied);
  });
});
