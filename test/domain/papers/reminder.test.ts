import { describe, expect, it } from 'vitest';
import { itemRows, namedUnits, timeLimitWords, tableDate } from '../../../electron/domain/papers/items.ts';
import { fileNameOf, headingNumber, paperNumber } from '../../../electron/domain/papers/paper.ts';
import { reminderRequest, reminderSentence, reminderValues } from '../../../electron/domain/papers/reminder.ts';
import { day } from '../../support/testApp.ts';
import { item, reminder, SENDER } from './paperFixtures.ts';

describe('a reminder slip', () => {
  it('says what is overdue and what falls due soon, and asks for both', () => {
    expect(reminderSentence(reminder())).toBe(
      '截至2021年10月20日，你单位有政务公开事项1项次逾期未办、1项次将在7日内到期（清单附后）。',
    );
    expect(reminderRequest(reminder())).toBe(
      '请抓紧补办逾期事项，按期办结临期事项，并于2021年10月27日前将办理情况填入回执，反馈至清河区人民政府办公室。',
    );
  });

  it('tells what was not answered apart from what is overdue', () => {
    const asked = item({
      content: '长期推进的工作',
      days: 20,
      check: 'noReply',
      isReview: true,
      dueOn: day('2021-06-30'),
    });
    const slip = reminder({ items: [item(), asked] });
    expect(reminderSentence(slip)).toBe(
      '截至2021年10月20日，你单位有政务公开事项1项次逾期未办、1项次未反馈办理情况（清单附后）。',
    );
    expect(reminderRequest(slip)).toMatch(/^请抓紧补办逾期事项，反馈未反馈事项的办理情况，并于/);
    expect(reminderValues(slip)).toMatchObject({
      逾期项数: '1',
      临近项数: '0',
      事项: [{ 时限情况: '逾期20天' }, { 应办日期: '6月30日（检查日）', 时限情况: '未反馈' }],
    });
  });

  it('may press for the book of a round in place of items', () => {
    const round = { title: '9月进展', kind: 'progress', dueOn: day('2021-10-15') } as const;
    const slip = reminder({ items: [], round });
    expect(reminderSentence(slip)).toBe(
      '截至2021年10月20日，你单位应于2021年10月15日前返回的“9月进展”填报表还没有收到。',
    );
    expect(reminderRequest(slip)).toBe('请于2021年10月27日前填好，返回清河区人民政府办公室。');
    expect(reminderValues(slip)).toMatchObject({
      事项: [{ 序号: '1', 事项内容: '“9月进展”填报表', 应办日期: '10月15日', 时限情况: '逾期5天' }],
    });
    const list = reminderValues(
      reminder({ items: [], round: { ...round, kind: 'taskList', dueOn: day('2021-10-22') } }),
    );
    expect(list).toMatchObject({ 事项: [{ 事项内容: '“9月进展”任务清单', 时限情况: '剩余2天' }] });
  });

  it('asks only for what there is', () => {
    const overdue = reminder({ items: [item(), item()] });
    expect(reminderSentence(overdue)).toBe('截至2021年10月20日，你单位有政务公开事项2项次逾期未办（清单附后）。');
    expect(reminderRequest(overdue)).toMatch(/^请抓紧补办逾期事项，并于/);
    // The due day itself is not late.
    const soon = reminder({ items: [item({ days: 0 })] });
    expect(reminderSentence(soon)).toBe('截至2021年10月20日，你单位有政务公开事项1项次将在7日内到期（清单附后）。');
    expect(reminderRequest(soon)).toMatch(/^请按期办结临期事项，并于/);
  });

  it('lists each item with its period, date and days', () => {
    expect(reminderValues(reminder())).toMatchObject({
      单位名称: '区民政局',
      逾期项数: '1',
      临近项数: '1',
      回复期限: '2021年10月27日',
      成文日期: '2021年10月20日',
      事项: [
        {
          序号: '1',
          事项内容: '社会救助资金发放情况',
          所属期: '2021年第三季度',
          应办日期: '9月30日',
          时限情况: '逾期20天',
        },
        { 序号: '2', 应办日期: '10月25日', 时限情况: '剩余5天' },
      ],
    });
  });

  it('leaves to fill in what nobody has told', () => {
    const values = reminderValues(reminder({ sender: { ...SENDER, office: '', contact: '' } }));
    expect(values).toMatchObject({ 发文机关: '【请补充：发文机关】', 联系人: '【请补充：联系人】' });
    expect(paperNumber('', 2021, 3)).toBe('【请补充：发文字号】');
    expect(paperNumber('清政公开', 2021, undefined)).toBe('【请补充：发文字号】');
    expect(paperNumber('清政公开', 2021, 3)).toBe('清政公开〔2021〕3号');
  });
});

describe('words of papers', () => {
  it('tells days and pieces', () => {
    expect(timeLimitWords({ days: 1, done: 0, needed: 1 })).toBe('逾期1天');
    expect(timeLimitWords({ days: 0, done: 0, needed: 1 })).toBe('今日到期');
    expect(timeLimitWords({ days: -3, done: 1, needed: 2 })).toBe('剩余3天（已办1/2）');
    expect(timeLimitWords({ days: 9, done: 0, needed: 1, check: 'checkDue' })).toBe('应检查');
    expect(timeLimitWords({ days: -3, done: 0, needed: 1, isReview: true })).toBe('3天后检查');
    expect(timeLimitWords({ days: 0, done: 0, needed: 1, isReview: true })).toBe('今日检查');
  });

  it('says which duty a part is of', () => {
    expect(itemRows([item({ content: '5月底前备案', within: '修订公开目录……' })], 2021)).toMatchObject([
      { 事项内容: '5月底前备案（见“修订公开目录……”）' },
    ]);
  });

  it('says 无 in an empty list', () => {
    expect(itemRows([], 2021)).toEqual([
      { 序号: '—', 单位: '—', 事项内容: '无', 所属期: '—', 应办日期: '—', 时限情况: '—' },
    ]);
  });

  it('names a year only where it is another', () => {
    expect(tableDate(day('2021-01-05'), 2021)).toBe('1月5日');
    expect(tableDate(day('2022-01-05'), 2021)).toBe('2022年1月5日');
  });

  it('names the first units and counts them all', () => {
    expect(namedUnits(['甲', '乙'], 2)).toBe('甲、乙');
    expect(namedUnits(['甲', '乙', '丙'], 2)).toBe('甲、乙等3个单位');
  });

  it('numbers headings in Chinese', () => {
    expect([1, 9, 10, 12, 20, 35, 99].map(headingNumber)).toEqual([
      '一',
      '九',
      '十',
      '十二',
      '二十',
      '三十五',
      '九十九',
    ]);
    expect(headingNumber(100)).toBe('100');
  });

  it('names files without signs that file systems refuse', () => {
    expect(fileNameOf('甲/乙:丙？', 'docx')).toBe('甲 乙 丙？.docx');
  });
});
