import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../electron/domain/reading/plan/readPlan.ts';
import { every, once } from '../wording/timeExpectations.ts';
import { linesOf, parties, plan } from './planReading.ts';

const HEAD = '关于印发《清河区工作要点》的通知\n各镇街，区直各部门：\n';
const ADDRESSEES = '文件没有在此处写明责任单位，暂按全部主送单位（各镇街，区直各部门）认定，请确认。';

const read = (text: string) =>
  plan(HEAD + text).rows.map(({ content, timeReading, unitsReading }) => [
    content,
    timeReading.rules.map(({ rule }) => rule),
    parties(unitsReading),
    unitsReading.check,
  ]);

describe('a covering letter', () => {
  it.each([
    ['现将《清河区工作要点》印发给你们，请于4月10日前将本单位清单报区政府办备案。', once(4, 10)],
    [
      '现将《工作要点》转发给你们，请认真贯彻落实，并于每季度末25日前报送进展。',
      every('quarter', { at: 'dayInPeriod', month: 3, day: 25 }),
    ],
    ['现将有关事项通知如下，请于6月10日前将自查报告报区政府办。', once(6, 10)],
    ['现印发各镇街实施，请于8月底前完成并报备。', once(8)],
    ['经区政府同意，现予以印发，务必于5月底前反馈落实情况。', once(5)],
  ])('%s: what it wants by a day is proposed for its addressees', (sentence, rule) => {
    const row = [sentence, [rule], 'Rg 各镇街, Rg 区直各部门', ADDRESSEES];
    expect(read(sentence)).toEqual([row]);
    expect(read(`${sentence}\n一、公开预算。（责任单位：区财政局）`)[0]).toEqual(row);
  });

  it('wants it in a sentence of its own', () => {
    const text = `${HEAD}经区政府同意，现印发给你们，请遵照执行。6月4日前将任务清单报区政府办。`;
    const { rows, leftOut } = plan(text);
    expect(rows.map(({ content, timeReading }) => [content, timeReading.rules.map(({ rule }) => rule)])).toEqual([
      ['6月4日前将任务清单报区政府办。', [once(6, 4)]],
    ]);
    expect(leftOut.map((line) => line.text)).toContain('经区政府同意，现印发给你们，请遵照执行。');
  });

  it('wants it without a day: asked for where no items with numbers follow', () => {
    expect(read('现将《工作要点》印发给你们，请尽快报送清单。')).toEqual([
      ['现将《工作要点》印发给你们，请尽快报送清单。', [], 'Rg 各镇街, Rg 区直各部门', ADDRESSEES],
    ]);
  });

  it.each([
    '现将《清河区2021年工作要点》印发给你们，请认真贯彻执行。',
    '《工作要点》已经3月2日区政府常务会议审议通过，现印发给你们。',
    '截至3月底前，各单位已报送清单120份。',
  ])('%s: wants nothing by a day', (sentence) => {
    expect(readPlan({ name: '通知.txt', paragraphs: linesOf(HEAD + sentence) }, { planYear: 2021 })).toBeUndefined();
  });
});
