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

describe('a line about whom to ask', () => {
  it.each(['联系人：张三，电话：1234567', '联系电话：1234567，传真：7654321', '电子邮箱：a@example.cn，邮编：250000'])(
    '%s: goes on in no signature, and dates nothing',
    (contact) => {
      const text = `${HEAD}一、请于5月20日前完成自查。\n二、逾期未整改的，予以通报。\n${contact}\n区政府办公室\n2021年5月6日`;
      expect(plan(text).rows.map(({ timeReading }) => timeReading.rules.map(({ rule }) => rule))).toEqual([
        [once(5, 20)],
        [],
      ]);
    },
  );
});

describe('a heading that is a body’s name', () => {
  it.each(['区财政局', '区财政局、区审计局', '各镇街'])('answers for what stands under it, proposed: %s', (name) => {
    const { rows } = plan(`任务清单\n一、${name}\n1.3月底前公开部门预算。\n2.8月15日前公开部门决算。`);
    expect(rows.map(({ number, content, unitsReading }) => [number, content, unitsReading.check])).toEqual([
      ['一1', '3月底前公开部门预算。', `责任单位取自标题“${name}”，请确认。`],
      ['一2', '8月15日前公开部门决算。', `责任单位取自标题“${name}”，请确认。`],
    ]);
    expect(rows.map(({ timeReading }) => timeReading.rules.map(({ rule }) => rule))).toEqual([
      [once(3)],
      [once(8, 15)],
    ]);
  });

  it('is none where it says what is to be done', () => {
    const { rows } = plan('任务清单\n一、管好政府网站\n1.6月底前完成改版。');
    expect(rows.map(({ unitsReading }) => parties(unitsReading))).toEqual(['']);
  });
});
