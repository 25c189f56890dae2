import { describe, expect, it } from 'vitest';
import { recogniseSource } from '../../../electron/domain/reading/recogniseSource.ts';
import { gridOf } from '../../support/fixturesGrids.ts';

const NAME = '清河区2021年要点.docx';
const reading = { planYear: 2021, layouts: [] };
const asking = ['一、公开预算。区财政局要在6月底前公开预算。'];
const breakdown = gridOf([
  ['序号', '工作任务', '责任单位'],
  [1, '公开预算', '区财政局'],
]);
const schedule = gridOf([
  ['序号', '指标名称', '责任单位', '公开时限'],
  [1, '预算', '区财政局', '每年6月底前'],
]);
const frame = gridOf([['签发：', '校对：']], [], '表格1');

const recognise = (grids: readonly ReturnType<typeof gridOf>[], paragraphs?: readonly string[]) =>
  recogniseSource(
    { name: NAME, grids, ...(paragraphs === undefined ? {} : { text: { name: NAME, paragraphs } }) },
    reading,
  );

function kindsOf(outcome: ReturnType<typeof recognise>) {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.tables.map(({ kind, secondary }) => `${kind}${secondary === true ? ' (secondary)' : ''}`);
}

describe('a document with tables and text', () => {
  it('has its text told by the breakdown already, but not by a schedule', () => {
    expect(kindsOf(recognise([breakdown], asking))).toEqual(['breakdown', 'plan (secondary)']);
    expect(kindsOf(recognise([schedule], asking))).toEqual(['schedule', 'plan']);
    expect(kindsOf(recognise([breakdown], ['以下为任务分解表。']))).toEqual(['breakdown']);
    const letter = ['各镇街：', '现将《任务分解表》印发给你们，请于4月10日前将落实情况报区政府办。'];
    expect(kindsOf(recognise([breakdown], letter))).toEqual(['breakdown', 'plan']);
  });

  it.each(['公开事项表', '公开事项清单（2021年）', '更新任务台账'])(
    'whose text is the title %s has no duty of that name',
    (title) => {
      expect(kindsOf(recognise([schedule], [title]))).toEqual(['schedule']);
    },
  );

  it('is a plan alone where its only table is none of duties, which is shown', () => {
    const outcome = recognise([frame], asking);
    expect(kindsOf(outcome)).toEqual(['plan']);
    expect(outcome.ok && outcome.value.skippedSheets).toEqual([
      { sheet: '表格1', reason: '没有找到表头', grid: frame },
    ]);
    expect(outcome.ok && outcome.value.year).toBe(2021);
  });

  it('is a plan alone where it has no table', () => {
    expect(kindsOf(recognise([], asking))).toEqual(['plan']);
  });

  it('is refused for a cell of its table that cannot be read, whatever its text asks', () => {
    const bad = gridOf([
      ['指标名称', '责任单位', '公开时限'],
      ['预算', '区财政局', '2021年2月30日'],
    ]);
    expect(recognise([bad], asking)).toMatchObject({
      ok: false,
      error: { code: 'unreadable-date', place: { cell: 'C2' } },
    });
  });

  it('that asks for nothing is refused with a sentence', () => {
    expect(recognise([], ['清河区今天天气晴朗。'])).toMatchObject({
      ok: false,
      error: { code: 'nothing-asked', place: { file: NAME } },
    });
    expect(recognise([frame], ['清河区今天天气晴朗。'])).toMatchObject({ ok: false, error: { code: 'no-header' } });
  });
});
