import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScoreSheetId } from '../../../electron/domain/brand.ts';
import { day } from '../../support/testApp.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { assessedOffice, YEAR, type AssessedOffice } from '../scoreProcess/assessedOffice.ts';

let office: AssessedOffice;
beforeAll(async () => {
  office = await assessedOffice();
});
afterAll(() => office.app.close());

const NAME = '第三方测评';

async function read(
  method: 'scoreFacts.readSheet' | 'scoreFacts.readEvents',
  rows: readonly (readonly (string | number)[])[],
) {
  const bytes = workbookBytes([{ name: '测评', rows: rows.map((row) => Array.from(row)) }]);
  const fileId = await office.app.putFile('测评结果.xlsx', bytes);
  const { jobId } = await office.app.call(method, { year: YEAR, fileId });
  const job = await office.app.finished(jobId);
  return job;
}

async function previewOf(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const { state, previewId } = await read('scoreFacts.readSheet', rows);
  if (state !== 'done' || previewId === undefined) throw new Error('Not read');
  return previewId;
}

describe("a third party's sheet", () => {
  it('is taken whole, with the digest of its file, and counts', async () => {
    const { app, finance } = office;
    const previewId = await previewOf([
      ['2021年政府网站第三方测评结果', '', ''],
      ['单位', '网站建设（20分）', '备注'],
      ['区财政局', 16.5, ''],
      ['区民政局', 12, '栏目空白'],
    ]);
    const preview = await app.call('scoreFacts.previewSheet', { previewId, choices: {} });
    expect(preview).toMatchObject({ name: NAME, names: [NAME], units: 2, marks: 2, faults: [] });
    expect(preview.rows.map(({ unit, points }) => [unit, points])).toEqual([
      ['区财政局', ['16.5']],
      ['区民政局', ['12']],
    ]);
    await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: NAME } });
    const { sheets } = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(sheets).toMatchObject([
      { name: NAME, fileName: '测评结果.xlsx', fileHash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    ]);
    const detail = await app.call('assessment.unit', { year: YEAR, unitId: finance });
    expect(detail.nodes[0]?.children.find(({ name }) => name === NAME)?.points).toBe('16.50');
    const again = await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: NAME } });
    expect(again.changed).toBe(false);
  });

  it('of the same name is replaced, what differs alone; 撤销 brings the first back', async () => {
    const { app } = office;
    const rows = [
      ['单位', '网站建设'],
      ['区财政局', '18'],
      ['区民政局', '12'],
      ['清泉镇', '9'],
    ];
    const { previewId } = await app.call('scoreFacts.pasteSheet', { year: YEAR, block: rows });
    const preview = await app.call('scoreFacts.previewSheet', { previewId, choices: { name: NAME } });
    expect(preview.replaces).toEqual({ changed: 1, added: 1, gone: 0 });
    await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: NAME } });
    const marks = async () =>
      (await app.call('scoreFacts.ofYear', { year: YEAR })).sheets.flatMap((sheet) =>
        sheet.marks.map(({ unit, points }) => `${unit} ${points}`).toSorted(),
      );
    expect(await marks()).toEqual(['区民政局 12', '区财政局 18', '清泉镇 9'].toSorted());
    await app.call('workspace.undo', {});
    expect(await marks()).toEqual(['区民政局 12', '区财政局 16.5'].toSorted());
  });

  it.each([
    ['unknown unit', ['区气象局', '9'], { cell: 'A3', value: '区气象局' }],
    ['points over full', ['区民政局', '20.5'], { cell: 'B3', value: '20.5' }],
    ['no number', ['区民政局', '优'], { cell: 'B3', value: '优' }],
    ['unit twice', ['区财政局', '8'], { cell: 'B3', value: '8' }],
  ] as const)('with %s is refused, naming file, sheet, cell and value; nothing is saved', async (_, bad, place) => {
    const { app } = office;
    const revision = app.store.revision();
    const previewId = await previewOf([['单位', '网站建设'], ['区财政局', '10'], bad]);
    const { faults, unknownUnits } = await app.call('scoreFacts.previewSheet', { previewId, choices: { name: NAME } });
    expect(faults).toMatchObject([{ sheet: '测评', ...place }]);
    const refused = await app.refusal('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: NAME } });
    expect(refused).toMatchObject({ code: 'invalid-input', place: { file: '测评结果.xlsx', sheet: '测评', ...place } });
    expect(refused.message).toContain(`“测评结果.xlsx”工作表“测评”单元格 ${place.cell}`);
    expect(app.store.revision()).toBe(revision);
    if (place.value !== '区气象局') return;
    // A person says which unit is meant.
    expect(unknownUnits.map(({ name, key }) => [name, key])).toEqual([['区气象局', '0.2']]);
    const units = { 区气象局: office.civil };
    const mended = await app.call('scoreFacts.previewSheet', { previewId, choices: { name: NAME, units } });
    expect([mended.faults, mended.marks]).toEqual([[], 2]);
  });

  it('is refused under a name that no scheme reads, and where the file lists no units', async () => {
    const { app } = office;
    const previewId = await previewOf([
      ['单位', '网站建设'],
      ['区财政局', '10'],
    ]);
    const other = await app.refusal('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: '别的表' } });
    expect(other.fields).toEqual({ name: '方案没有用到' });
    const { error } = await read('scoreFacts.readSheet', [['标题'], ['没有单位']]);
    expect(error?.code).toBe('no-header');
    const gone = await app.refusal('scoreFacts.removeSheet', { year: YEAR, id: 'none' as ScoreSheetId });
    expect(gone.code).toBe('not-found');
  });
});

describe('a table of events', () => {
  const HEADER = ['单位', '日期', '事件类型', '级别', '事由', '依据'];

  it('is recorded in one step, each line once, and counts', async () => {
    const { app, civil } = office;
    const rows = [
      HEADER,
      ['区民政局', '2021年5月6日', '通报表扬', '区级', '信息报送及时', '〔2021〕5号'],
      ['民政', '2021-06-01', '表扬', '区级', '解读做法推广', ''],
    ];
    const { previewId = '' } = await read('scoreFacts.readEvents', rows);
    const choices = { by: '经办人甲' };
    const preview = await app.call('scoreFacts.previewEvents', { previewId, choices });
    expect(preview.counts).toEqual({ add: 1, already: 0, left: 0, fault: 1 });
    const refused = await app.refusal('scoreFacts.saveEvents', { previewId, year: YEAR, choices });
    expect(refused).toMatchObject({ code: 'invalid-input', place: { sheet: '测评', cell: 'A3' } });
    const units = { 民政: civil };
    const saved = await app.call('scoreFacts.saveEvents', { previewId, year: YEAR, choices: { ...choices, units } });
    expect(saved).toMatchObject({ added: 2, already: 0 });
    const { events } = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(
      events.map(({ unit, on, type, level, countedIn }) => [unit, on, type, level, countedIn.map(({ name }) => name)]),
    ).toEqual([
      ['区民政局', '2021-05-06', 'praise', 'district', ['表扬']],
      ['区民政局', '2021-06-01', 'praise', 'district', ['表扬']],
    ]);
    const detail = await app.call('assessment.unit', { year: YEAR, unitId: civil });
    expect(detail.nodes.find(({ name }) => name === '表扬')?.points).toBe('2.00');
    const again = await app.call('scoreFacts.saveEvents', { previewId, year: YEAR, choices: { ...choices, units } });
    expect(again).toMatchObject({ added: 0, already: 2, changed: false });
  });

  it('asks for a basis where a day is outside the year', async () => {
    const { app } = office;
    const block = [HEADER, ['区民政局', '2020-12-20', '表扬', '', '上年末的表扬', '']];
    const { previewId } = await app.call('scoreFacts.pasteEvents', { year: YEAR, block });
    const refused = await app.refusal('scoreFacts.saveEvents', { previewId, year: YEAR, choices: { by: '经办人甲' } });
    expect(refused.message).toContain('单元格 F2');
    expect(refused.message).toContain('不在 2021 年度内');
  });
});

describe('an event', () => {
  it('is recorded once, and not before its day', async () => {
    const { app, town } = office;
    const event = { year: YEAR, id: null, unitId: town, on: day('2021-05-06'), type: 'complaint' as const };
    const told = { ...event, reason: '来电', by: '经办人甲' };
    const { id } = await app.call('scoreFacts.saveEvent', told);
    const doubled = await app.refusal('scoreFacts.saveEvent', { ...told, by: '经办人乙' });
    expect([doubled.code, doubled.fields]).toEqual(['conflict', { isAnother: '已有内容完全相同的一件' }]);
    expect(doubled.message).toContain('确是两件的，请说明“确是两次”');
    // It happened twice: a person says so, and either of the two can be saved again as it stands.
    const second = await app.call('scoreFacts.saveEvent', { ...told, isAnother: true });
    expect((await app.call('scoreFacts.saveEvent', { ...told, id: second.id })).changed).toBe(false);
    const { events } = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(events.filter(({ unitId }) => unitId === town)).toHaveLength(2);
    await app.call('scoreFacts.removeEvent', { year: YEAR, id: second.id });
    expect((await app.call('scoreFacts.saveEvent', { ...told, id })).changed).toBe(false);
    const future = await app.refusal('scoreFacts.saveEvent', { ...told, on: day('2022-02-01'), basis: '文件' });
    expect(future.fields).toEqual({ on: '不能晚于今天' });
    await app.call('scoreFacts.removeEvent', { year: YEAR, id });
  });

  it('and a judgement are of what the unit’s own scheme has', async () => {
    const { app, town } = office;
    const given = { year: YEAR, unitId: town, nodeId: 'strange' as never, points: '5', reason: '检查' };
    const refused = await app.refusal('scoreFacts.judge', given);
    expect([refused.code, refused.fields]).toEqual(['not-found', { nodeId: '单位的方案里没有' }]);
  });
});

describe('other facts', () => {
  it('say what schemes ask for, and change nothing where nothing changes', async () => {
    const { app, finance, civil, town, departments } = office;
    const { asked, classes } = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(
      asked.judged.filter(({ classId }) => classId === departments).map(({ name, missing }) => [name, missing]),
    ).toEqual([['日常评议', [finance, civil]]]);
    expect(asked.sheets).toEqual([{ sheet: NAME, items: [{ item: '网站建设', full: '20' }] }]);
    expect(asked.explained.map(({ name, share }) => [name, share])).toContainEqual(['日常评议', '60']);
    expect(classes.map(({ units }) => units.map(({ unitId }) => unitId))).toEqual([[finance, civil], [town]]);
    const items = [
      { item: '栏目一', isRight: true },
      { item: '栏目二', isRight: null },
    ];
    const sample = { year: YEAR, unitId: finance, sample: '栏目', items };
    expect((await app.call('scoreFacts.saveSample', sample)).changed).toBe(true);
    expect((await app.call('scoreFacts.saveSample', sample)).changed).toBe(false);
    const doubled = await app.refusal('scoreFacts.saveSample', { ...sample, items: [...items, ...items] });
    expect(doubled.message).toContain('“栏目一”写了两次');
    const members = { year: YEAR, unitId: finance, group: '下属', members: [{ name: '一所', points: '90' }] };
    expect((await app.call('scoreFacts.saveMembers', members)).changed).toBe(true);
    expect((await app.call('scoreFacts.saveMembers', members)).changed).toBe(false);
    const of = { year: YEAR, unitId: finance, name: '访问量', on: '2021-06-01' as never, count: 5 };
    const { id } = await app.call('scoreFacts.saveFigure', { ...of, id: null });
    expect((await app.call('scoreFacts.saveFigure', { ...of, id })).changed).toBe(false);
    await app.call('scoreFacts.removeFigure', { year: YEAR, id });
    expect((await app.call('scoreFacts.ofYear', { year: YEAR })).figures).toEqual([]);
  });
});
