import PizZip from 'pizzip';
import fc from 'fast-check';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, ReminderId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { occurrenceKey, sameOccurrence, type OccurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { SLIP_STATES } from '../../../electron/domain/words/ledger.ts';
import { textOf } from '../../documents/paperFiles.ts';
import { runs } from '../../support/runs.ts';
import { day, filledOnce, openTestApp, type TestApp } from '../../support/testApp.ts';
import { demoApp } from '../../support/demoApp.ts';

const YEAR = 2021 as Year;
const BY_JUNE: TimeRule = { type: 'once', month: 6, day: 30, shift: { kind: 'none' } };

let app: TestApp;
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

type Slip = OutputOf<'reminders.propose'>['slips'][number];

/** A proposed slip as it is asked for. */
function asked({ unitId, level, items }: Slip, number: number, replyBy = '2021-07-06') {
  return { unitId, level, number, replyBy: day(replyBy), items: items.map(occurrenceKey) };
}

const propose = (more: object = {}) => app.call('reminders.propose', { year: YEAR, ...more });
const list = async (more: object = {}) => (await app.call('reminders.list', { year: YEAR, ...more })).slips;

describe('slips of a small office', () => {
  let duty: DutyId;
  let items: readonly OccurrenceKey[];

  const office = filledOnce(async () => {
    const made = await openTestApp({ today: '2021-07-01', year: YEAR });
    await made.call('units.addMany', { names: ['区甲局', '区乙局'], kind: 'department' });
    await made.call('duties.create', {
      year: YEAR,
      kind: 'measure',
      number: '1',
      task: '',
      subtask: '',
      content: '公开重点民生实事清单',
      timeWording: '6月30日前',
      rules: [BY_JUNE],
      assignments: made.store.units
        .units()
        .map(({ id: unitId }) => ({ party: { kind: 'unit', id: unitId }, role: 'responsible' })),
    });
    await made.call('papers.saveSender', { office: '清河区政府办', contact: '王敏', phone: '1', mark: '清政公开' });
    return made;
  });

  beforeEach(async () => {
    app = await openTestApp({ today: '2021-07-01', data: await office() });
    const [only] = await app.call('duties.list', { year: YEAR });
    duty = only!.id;
    const { rows } = await app.call('ledger.items', { year: YEAR, filter: {}, offset: 0, limit: 10 });
    items = rows.map(occurrenceKey);
  });

  async function make(numbers: readonly number[] = [1, 2], replyBy = '2021-07-06') {
    const { slips } = await propose();
    return app.call('reminders.make', {
      year: YEAR,
      slips: numbers.map((number, index) => asked(slips[index]!, number, replyBy)),
    });
  }

  it('提醒 of 07-01 to be answered by 07-06: nothing on that day, 催办 on the next while it is open', async () => {
    const first = await propose();
    expect(first.slips.map(({ level, unit, items: own }) => [level, unit, own.length])).toEqual([
      [1, '区甲局', 1],
      [1, '区乙局', 1],
    ]);
    expect(first.levels.map(({ name, next, fullMark }) => [name, next, fullMark])).toEqual([
      ['提醒', 1, '清政公开提'],
      ['催办', 1, '清政公开催'],
      ['督办', 1, '清政公开督'],
    ]);
    await make();
    app.setToday('2021-07-06');
    expect(await propose()).toMatchObject({ slips: [], waiting: 2 });
    app.setToday('2021-07-07');
    // One has registered since, and waits for the office.
    await app.call('fulfilments.register', { items: [items[0]!], doneOn: day('2021-07-05'), title: '', link: '' });
    const { slips } = await propose();
    expect(slips.map(({ level, unit, after }) => [level, unit, after])).toEqual([
      [2, '区乙局', '清政公开提〔2021〕2号'],
    ]);
    // After the highest level that one again.
    await app.call('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 1, '2021-07-08')] });
    app.setToday('2021-07-09');
    const third = await propose();
    expect(third.slips.map(({ level }) => level)).toEqual([3]);
    await app.call('reminders.make', { year: YEAR, slips: [asked(third.slips[0]!, 1, '2021-07-12')] });
    app.setToday('2021-07-13');
    expect((await propose()).slips.map(({ level }) => level)).toEqual([3]);
  });

  it('a slip names those who answer for the duties of its items: their own where they have some, else the unit’s', async () => {
    const [one] = items;
    const { id: other } = await app.call('duties.create', {
      year: YEAR,
      kind: 'measure',
      number: '2',
      task: '',
      subtask: '',
      content: '公开年度决算',
      timeWording: '6月30日前',
      rules: [BY_JUNE],
      assignments: [{ party: { kind: 'unit', id: one!.unitId }, role: 'responsible' }],
    });
    const texts = { post: '', contact: '', standard: '' };
    const named = { unitId: one!.unitId, ...texts };
    await app.call('contacts.save', { ...named, person: '示例联系人甲' });
    await app.call('contacts.save', { ...named, person: '示例联系人乙', dutyId: other });
    const said = async (dutyId: DutyId) => {
      const [slip] = (await propose()).slips;
      const only = slip!.items.filter((each) => each.dutyId === dutyId);
      const preview = await app.call('reminders.preview', { year: YEAR, slip: asked({ ...slip!, items: only }, 1) });
      return preview.paragraphs.join('');
    };
    const [about, aboutOther] = [await said(duty), await said(other)];
    expect(about).toContain('示例联系人甲');
    expect(about).not.toContain('示例联系人乙');
    expect(aboutOther).toContain('示例联系人乙');
    expect(aboutOther).not.toContain('示例联系人甲');
  });

  it('an item that was returned and did not come again is pressed by its new day; the ledger counts 催 n', async () => {
    const [one] = items;
    await app.call('fulfilments.register', {
      items: [one!],
      doneOn: day('2021-06-28'),
      title: '',
      link: 'https://a.cn',
    });
    await app.call('ledger.return', {
      items: [one!],
      fault: 'material',
      reason: '缺附件',
      newDueOn: day('2021-07-08'),
    });
    const { slips } = await propose({ items: [one!] });
    expect(slips[0]!.items[0]).toMatchObject({ dueOn: '2021-07-08', timeLimit: '退回未补报，剩余7天' });
    expect(slips[0]!.highest).toBe(1);
    const { ids } = await app.call('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 1)] });
    const row = async () => (await app.call('ledger.item', { item: one! })).item;
    expect(await row()).toMatchObject({ reminders: 1, marks: expect.arrayContaining(['pressed']) });
    app.setToday('2021-07-09');
    const again = (await propose({ items: [one!] })).slips;
    expect(again).toMatchObject([{ level: 2, items: [{ timeLimit: '退回未补报，逾期1天' }] }]);
    await app.call('reminders.make', { year: YEAR, slips: [asked(again[0]!, 1, '2021-07-12')] });
    expect((await row()).reminders).toBe(2);
    await app.call('reminders.withdraw', { id: ids[0]!, reason: '发错单位' });
    expect((await row()).reminders).toBe(1);
  });

  it('an item whose last slip’s reply day is over, and that is not due again yet, waits for no answer', async () => {
    const [one] = items;
    await make();
    await app.call('fulfilments.register', { items: [one!], doneOn: day('2021-07-01'), title: '', link: '' });
    app.setToday('2021-07-08');
    const newDueOn = day('2021-07-12');
    await app.call('ledger.return', { items: [one!], fault: 'requirement', reason: '缺附件', newDueOn });
    expect(await propose({ items: [one!] })).toMatchObject({ slips: [], waiting: 0, left: 1 });
  });

  it('numbers are proposed after the highest, void ones among them; a taken one is refused, a free one is not', async () => {
    const { ids } = await make([1, 7]);
    await app.call('reminders.withdraw', { id: ids[1]!, reason: '单位有误' });
    const { slips, levels } = await propose();
    // The unit of the void slip is to be reminded again.
    expect([slips.map(({ unitId }) => unitId), levels[0]!.next]).toEqual([[items[1]!.unitId], 8]);
    const taken = await app.refusal('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 7)] });
    expect(taken).toMatchObject({ code: 'conflict', fields: { 'slips.0.number': '编号已用' } });
    expect(taken.message).toContain('请改用没有用过的编号，如 8');
    await app.call('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 3)] });
    expect((await propose()).levels[0]!.next).toBe(8);
    expect((await list()).map(({ documentNumber, state }) => [documentNumber, state])).toEqual([
      ['清政公开提〔2021〕3号', 'waiting'],
      ['清政公开提〔2021〕7号', 'withdrawn'],
      ['清政公开提〔2021〕1号', 'waiting'],
    ]);
  });

  it('press once for a thing: not twice in one command, nor again or harder while the unit may answer', async () => {
    const { slips } = await propose();
    const one = asked(slips[0]!, 1);
    const twice = await app.refusal('reminders.make', { year: YEAR, slips: [one, { ...one, number: 2 }] });
    expect(twice).toMatchObject({ code: 'conflict', fields: { 'slips.1.items.0': '两份里都有' } });
    await app.call('reminders.make', { year: YEAR, slips: [one] });
    for (const level of [1, 2]) {
      const again = await app.refusal('reminders.make', { year: YEAR, slips: [{ ...one, level, number: 2 }] });
      expect(again).toMatchObject({ code: 'conflict', fields: { 'slips.0.items.0': '还可以回复' } });
      expect(again.message).toContain('已由 清政公开提〔2021〕1号 催过');
    }
    const [made] = await list();
    await app.call('reminders.withdraw', { id: made!.id, reason: '有误' });
    await app.call('reminders.make', { year: YEAR, slips: [{ ...one, number: 2 }] });
    expect(await list()).toHaveLength(2);
  });

  it('the list and the paper have the same number, with a mark and without one', async () => {
    await app.call('papers.saveSender', { office: '清河区政府办', contact: '', phone: '', mark: '' });
    const { ids } = await make([8]);
    const [slip] = await list();
    expect(slip!.documentNumber).toBe('提〔2021〕8号');
    const { fileId } = await app.call('reminders.fetch', { ids: [...ids], pack: 'one' });
    const text = await textOf((await app.getFile(fileId)).bytes);
    expect(text).toContain('提〔2021〕8号');
    expect(text).not.toContain('机关代字');
  });

  it('are refused whole: reply day before the day of issue, twice the same number, unknown items, what needs no slip', async () => {
    const { slips } = await propose();
    const [one, two] = slips.map((slip, index) => asked(slip, index + 1));
    const refused = (changed: object) =>
      app.refusal('reminders.make', { year: YEAR, slips: [one!, { ...two!, ...changed }] });
    expect(await refused({ replyBy: day('2021-06-30') })).toMatchObject({
      code: 'invalid-input',
      fields: { 'slips.1.replyBy': '不能早于发出日' },
    });
    expect((await refused({ number: 1 })).fields).toEqual({ 'slips.1.number': '编号已用' });
    expect((await refused({ items: one!.items })).code).toBe('not-found');
    expect((await refused({ items: [{ ...two!.items[0]!, periodKey: '2020' }] })).fields).toEqual({
      'slips.1.items.0': '没有这项应办',
    });
    expect((await refused({ unitId: 'nobody' as UnitId })).code).toBe('not-found');
    expect((await refused({ level: 4 })).fields).toEqual({ 'slips.1.level': '没有这一级' });
    await app.call('fulfilments.register', { items: two!.items, doneOn: day('2021-06-29'), title: '', link: '' });
    expect((await refused({})).message).toContain('已经登记、正等待核验或不计入，不需要催办');
    app.setToday('2021-06-28');
    await app.call('workspace.undo', {});
    // Open, due soon and not past: it may be reminded of, and nothing more.
    expect((await refused({ level: 2 })).message).toContain('还没有逾期，不能催办');
    expect(await list()).toEqual([]);
  });

  it('have their file as it was made, whatever becomes of template and names; several come packed or as one', async () => {
    const { ids } = await make();
    const files = () => readdirSync(path.join(app.folder, 'files'));
    expect(files()).toHaveLength(2);
    await app.call('papers.saveSender', { office: '别的机关', contact: '', phone: '', mark: '别' });
    const fetched = async (of: readonly ReminderId[], pack: 'one' | 'each') =>
      app.getFile((await app.call('reminders.fetch', { ids: [...of], pack })).fileId);
    const one = await fetched(ids.slice(0, 1), 'each');
    expect(one.name).toBe('清政公开提〔2021〕1号 区甲局提醒单.docx');
    const text = await textOf(one.bytes);
    for (const words of [
      '政务公开工作提醒单',
      '清政公开提〔2021〕1号',
      '区甲局：',
      '请于2021年7月6日前反馈。',
      '清河区政府办',
    ]) {
      expect(text).toContain(words);
    }
    const both = await fetched(ids, 'one');
    expect([both.name, (await textOf(both.bytes)).match(/（盖章）/g)]).toEqual([
      '清河区政务公开催办单（2个单位，2021年7月1日）.docx',
      ['（盖章）', '（盖章）'],
    ]);
    const packed = await fetched(ids, 'each');
    expect(Object.keys(new PizZip(packed.bytes).files)).toEqual([
      '清政公开提〔2021〕1号 区甲局提醒单.docx',
      '清政公开提〔2021〕2号 区乙局提醒单.docx',
    ]);
  });

  it('files that are changed, gone or others are told by 佐证检查, hold up no other, and come back by the very bytes', async () => {
    const { ids } = await make();
    const [first, second] = await list();
    const fileOf = (slip: typeof first) =>
      path.join(app.folder, 'files', app.store.reminders.one(slip!.id)!.file!.sha256);
    const whole = readFileSync(fileOf(first));
    expect(await app.call('evidence.check', {})).toMatchObject({ count: 2, slips: [] });
    writeFileSync(fileOf(first), '改动过');
    expect((await app.call('evidence.check', {})).slips).toEqual([
      {
        id: first!.id,
        year: YEAR,
        unitId: first!.unitId,
        unit: first!.unit,
        documentNumber: first!.documentNumber,
        name: first!.fileName,
        state: 'changed',
      },
    ]);
    expect((await list()).map(({ fileState }) => fileState)).toEqual(['changed', 'kept']);
    // The others come all the same, and who has not come is not marked as fetched.
    const part = await app.call('reminders.fetch', { ids: [...ids], pack: 'each' });
    expect(part.left).toEqual([
      { id: first!.id, documentNumber: first!.documentNumber, why: expect.stringContaining('已被改动或损坏') },
    ]);
    expect((await app.getFile(part.fileId)).name).toBe(second!.fileName);
    expect((await list()).map(({ fetchedAt }) => fetchedAt !== undefined)).toEqual([false, true]);
    rmSync(fileOf(first));
    symlinkSync(fileOf(second), fileOf(first));
    expect((await app.call('evidence.check', {})).slips).toMatchObject([{ id: first!.id, state: 'changed' }]);
    rmSync(fileOf(first));
    expect((await app.call('evidence.check', {})).slips).toMatchObject([{ id: first!.id, state: 'missing' }]);
    rmSync(fileOf(second));
    const none = await app.refusal('reminders.fetch', { ids: [...ids], pack: 'each' });
    expect([none.code, none.message]).toEqual(['not-found', expect.stringContaining('其余 1 份也不能下载')]);
    const put = async (bytes: Uint8Array<ArrayBuffer>) => {
      const taken = await app.dispatch('evidence.put', { name: '原文件.docx' }, bytes);
      if (!taken.ok) throw new Error(taken.error.message);
      return (taken.value as { readonly fileId: string }).fileId;
    };
    const other = await put(Uint8Array.from(Buffer.from('别的内容')));
    expect((await app.refusal('evidence.bringBack', { slip: first!.id, fileId: other })).code).toBe('file-changed');
    await app.call('evidence.bringBack', { slip: first!.id, fileId: await put(Uint8Array.from(whole)) });
    expect((await list()).map(({ fileState }) => fileState)).toEqual(['kept', 'missing']);
  });

  it('clearing away the office’s files spares what slips name, and what an undone making may bring back', async () => {
    const { ids } = await make([1]);
    expect(await app.call('evidence.check', {})).toMatchObject({ surplus: [], spared: { count: 0 } });
    await app.call('workspace.undo', {});
    expect(await app.call('evidence.check', {})).toMatchObject({ surplus: [], spared: { count: 1 } });
    const { commands } = await app.call('workspace.commands', {});
    await app.call('workspace.redo', { commandId: commands[0]!.commandId });
    expect(await app.call('reminders.fetch', { ids: [...ids], pack: 'one' })).toMatchObject({ changed: true });
  });

  it('a preview says what the paper will say', async () => {
    const { slips } = await propose();
    const preview = await app.call('reminders.preview', { year: YEAR, slip: asked(slips[0]!, 5) });
    expect(preview).toMatchObject({
      title: '政务公开工作提醒单',
      documentNumber: '清政公开提〔2021〕5号',
      unit: '区甲局',
      rows: [['1', '公开重点民生实事清单', expect.any(String), '6月30日', '逾期1天']],
      office: '清河区政府办',
    });
    await app.call('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 5)] });
    const [slip] = await list();
    const text = await textOf(
      (await app.getFile((await app.call('reminders.fetch', { ids: [slip!.id], pack: 'one' })).fileId)).bytes,
    );
    for (const words of [preview.title, ...preview.paragraphs, ...preview.rows.flat()]) expect(text).toContain(words);
  });

  it('undo unmakes what nobody has, voids what somebody fetched, and says so; the number stays taken', async () => {
    const made = await make();
    const undone = await app.call('workspace.undo', {});
    expect(undone).not.toHaveProperty('note');
    expect([await list(), (await propose()).levels[0]!.next]).toEqual([[], 1]);
    await app.call('workspace.redo', { commandId: made.commandId! });
    await app.call('reminders.fetch', { ids: [made.ids[0]!], pack: 'one' });
    const voided = await app.call('workspace.undo', {});
    expect(voided).toMatchObject({ undone: '生成提醒单 2 份', note: '文件已取走的 1 份改为作废，编号保留' });
    expect((await list()).map(({ number, state, withdrawn }) => [number, state, withdrawn])).toEqual([
      [1, 'withdrawn', '撤销生成'],
    ]);
    expect((await propose()).levels[0]!.next).toBe(2);
    const { commands } = await app.call('workspace.commands', {});
    expect(commands[0]).toMatchObject({ state: 'undone', note: '文件已取走的 1 份改为作废，编号保留' });
    // Put in force again, both are.
    await app.call('workspace.redo', { commandId: made.commandId! });
    expect((await list()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    // A number that was freed meanwhile belongs to the other slip.
    await app.call('workspace.undo', {});
    await make([2]);
    const refused = await app.refusal('workspace.redo', { commandId: made.commandId! });
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toContain('生成提醒单');
  });

  it('answers and voidings are recorded, refused where they cannot be, and undone', async () => {
    const { ids, commandId } = await make();
    app.setToday('2021-07-07');
    expect((await list()).map(({ state }) => state)).toEqual(['unanswered', 'unanswered']);
    await app.call('reminders.answer', { id: ids[0]!, on: day('2021-07-05'), text: '正在补办' });
    const [, first] = await list();
    expect(first).toMatchObject({ state: 'answered', answer: { on: '2021-07-05', text: '正在补办' }, open: 1 });
    const early = await app.refusal('reminders.answer', { id: ids[0]!, on: day('2021-06-30'), text: '早' });
    expect(early.fields).toEqual({ on: '不能早于发出日' });
    expect((await app.refusal('reminders.answer', { id: ids[0]!, on: day('2021-07-08'), text: '晚' })).code).toBe(
      'invalid-input',
    );
    // What was recorded later stands against undoing the making.
    expect((await app.refusal('workspace.undo', { commandId: commandId! })).message).toContain(
      '记录 清政公开提〔2021〕1号 的回复',
    );
    await app.call('reminders.withdraw', { id: ids[1]!, reason: '重复' });
    expect((await app.refusal('reminders.withdraw', { id: ids[1]!, reason: '重复' })).code).toBe('conflict');
    expect((await app.refusal('reminders.answer', { id: ids[1]!, on: day('2021-07-07'), text: '好' })).code).toBe(
      'conflict',
    );
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
    expect((await list()).map(({ state }) => state)).toEqual(['unanswered', 'unanswered']);
    const { units } = await app.call('reminders.list', { year: YEAR });
    expect(units.map(({ unit, levels, last }) => [unit, levels, last])).toEqual([
      ['区甲局', [{ level: 1, name: '提醒', count: 1 }], '2021-07-01'],
      ['区乙局', [{ level: 1, name: '提醒', count: 1 }], '2021-07-01'],
    ]);
    expect(await list({ unitId: items[0]!.unitId })).toHaveLength(1);
  });

  it('levels are the office’s own; made slips keep the name they had', async () => {
    await make();
    const levels = [
      { name: '提示', mark: '示', replyWorkdays: 3 },
      { name: '通报', mark: '', replyWorkdays: 1 },
    ];
    await app.call('reminders.saveLevels', { levels });
    expect(await app.call('reminders.levels', {})).toEqual(levels);
    expect((await propose()).levels.map(({ replyBy, fullMark }) => [replyBy, fullMark])).toEqual([
      ['2021-07-06', '清政公开示'],
      ['2021-07-02', '清政公开'],
    ]);
    expect((await list()).map(({ levelName }) => levelName)).toEqual(['提醒', '提醒']);
    const doubled = await app.refusal('reminders.saveLevels', { levels: [levels[0]!, levels[0]!] });
    expect(doubled.fields).toEqual({ 'levels.1.name': '与另一级重名' });
  });

  it('in a closed year nothing is made, answered or voided; files are handed out, and nothing is written', async () => {
    const { ids } = await make([1]);
    const { slips } = await propose();
    app.store.command('关闭', '2021-07-01T02:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    for (const refused of [
      await app.refusal('reminders.make', { year: YEAR, slips: [asked(slips[0]!, 2)] }),
      await app.refusal('reminders.answer', { id: ids[0]!, on: day('2021-07-01'), text: '好' }),
      await app.refusal('reminders.withdraw', { id: ids[0]!, reason: '误' }),
    ]) {
      expect(refused.code).toBe('year-closed');
    }
    expect(await app.call('reminders.fetch', { ids: [...ids], pack: 'one' })).toMatchObject({ changed: false });
    expect(await list()).toMatchObject([{ state: 'waiting' }]);
  });

  it('a duty that is deleted takes its items out of slips, and undo brings them back; a unit with slips stays', async () => {
    await make();
    await app.call('duties.remove', { ids: [duty] });
    expect((await list()).map(({ items: own }) => own.length)).toEqual([0, 0]);
    await app.call('workspace.undo', {});
    expect((await list()).map(({ items: own }) => own.length)).toEqual([1, 1]);
    const refused = await app.refusal('units.remove', { id: items[0]!.unitId });
    expect(refused.message).toContain('1 份催办单');
  });

  it('whatever is made, fetched, undone, put in force again and voided: no number that went out or is void is given twice', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('make' as const),
        number: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      }),
      fc.record({
        do: fc.constantFrom('fetch' as const, 'withdraw' as const, 'undo' as const, 'redo' as const),
        at: fc.nat({ max: 20 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const run = await openTestApp({ today: '2021-07-01', data: await office() });
        try {
          await playSteps(run, steps);
        } finally {
          await run.close();
        }
      }),
      { numRuns: runs(40, 3) },
    );
  });
});

type Step =
  | { readonly do: 'make'; readonly number: number | undefined }
  | { readonly do: 'fetch' | 'withdraw' | 'undo' | 'redo'; readonly at: number };

/** Plays commands as they come, refused ones among them, and looks at the numbers after each. */
async function playSteps(run: TestApp, steps: readonly Step[]): Promise<void> {
  /** Who has a number that went out or was voided by hand. */
  const bound = new Map<number, ReminderId>();
  const slips = async () => (await run.call('reminders.list', { year: YEAR })).slips;
  for (const step of steps) {
    if (step.do === 'make') {
      const { slips: proposed, levels } = await run.call('reminders.propose', { year: YEAR });
      const [first] = proposed;
      if (!first) continue;
      await run.ask('reminders.make', { year: YEAR, slips: [asked(first, step.number ?? levels[0]!.next)] });
    } else if (step.do === 'undo' || step.do === 'redo') {
      const { commands } = await run.call('workspace.commands', {});
      const own = commands.filter(
        ({ label, state }) => /单/.test(label) && (state === 'undone') === (step.do === 'redo'),
      );
      const one = own[step.at % Math.max(1, own.length)];
      if (one) await run.ask(`workspace.${step.do}`, { commandId: one.commandId });
    } else {
      const all = await slips();
      const one = all[step.at % Math.max(1, all.length)];
      if (!one) continue;
      if (step.do === 'fetch') await run.ask('reminders.fetch', { ids: [one.id], pack: 'one' });
      else await run.ask('reminders.withdraw', { id: one.id, reason: '作废' });
    }
    const now = await slips();
    expect(new Set(now.map(({ number }) => number)).size).toBe(now.length);
    for (const [number, id] of bound) expect(now.find((slip) => slip.number === number)?.id).toBe(id);
    for (const { number, id, fetchedAt } of now) if (fetchedAt !== undefined) bound.set(number, id);
  }
}

describe('slips of the demo year', () => {
  beforeEach(async () => {
    ({ app } = await demoApp());
  });

  it('are proposed for every unit with something overdue, with the figures of 今日; each once', async () => {
    // What waits for an answer still is not proposed.
    for (const { id, state } of await list()) {
      if (state !== 'withdrawn') await app.call('reminders.withdraw', { id, reason: '重来' });
    }
    const { slips } = await propose();
    const { overdue } = await app.call('today.summary', { year: YEAR });
    // What a unit said is done waits for the office (已报未登).
    const { rows } = await app.call('ledger.items', {
      year: YEAR,
      filter: { states: ['reported'] },
      offset: 0,
      limit: 99,
    });
    const lines = overdue.lines.filter((line) => rows.every((row) => !sameOccurrence(row, line)));
    expect(slips.reduce((sum, slip) => sum + slip.overdue, 0)).toBe(lines.length);
    expect(slips.filter((slip) => slip.overdue > 0)).toHaveLength(new Set(lines.map(({ unitId }) => unitId)).size);
    const of = (dutyId: DutyId) => lines.filter((line) => line.dutyId === dutyId);
    const { dutyId, content } = lines[0]!;
    const one = await propose({ dutyId });
    expect(one.duty).toBe(content);
    expect(one.slips.reduce((sum, slip) => sum + slip.overdue, 0)).toBe(of(dutyId).length);
    const unit = slips[0]!;
    expect((await propose({ unitIds: [unit.unitId] })).slips).toEqual([unit]);
  });

  it('the demo shows every standing of a slip, and every level is proposed', async () => {
    expect(new Set((await list()).map(({ state }) => state))).toEqual(new Set(SLIP_STATES));
    expect(new Set((await propose()).slips.map(({ level }) => level))).toEqual(new Set([1, 2, 3]));
    const [slip] = await list();
    expect((await app.refusal('reminders.fetch', { ids: [slip!.id], pack: 'one' })).message).toContain('示例数据');
  });

  it('go to all of them at once, and nothing is proposed after that', async () => {
    const { slips, levels, waiting } = await propose();
    const { ids } = await app.call('reminders.make', {
      year: YEAR,
      slips: slips.map((slip, index) => asked(slip, levels[slip.level - 1]!.next + index, '2021-10-27')),
    });
    expect(ids).toHaveLength(slips.length);
    expect(await propose()).toMatchObject({
      slips: [],
      waiting: waiting + slips.reduce((sum, { items }) => sum + items.length, 0),
    });
    const { rows } = await app.call('ledger.items', {
      year: YEAR,
      filter: { marks: ['pressed'] },
      offset: 0,
      limit: 5,
    });
    const standing = (await list()).filter(({ state }) => state !== 'withdrawn');
    for (const row of rows) {
      const of = standing.filter(({ items }) => items.some((item) => sameOccurrence(item, row)));
      expect(row.reminders).toBe(of.length);
    }
  });
});
