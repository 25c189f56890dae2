import { describe, expect, it } from 'vitest';
import {
  measureOpen,
  measureProgress,
  reportOverall,
  reportTitle,
  reportValues,
  unfinishedSentence,
  type UnfinishedItem,
} from '../../../electron/domain/papers/report.ts';
import { day } from '../../support/testApp.ts';
import { measure, report } from './paperFixtures.ts';

const base = { unit: '区财政局', content: '公开惠企政策', period: '2021年第四季度', dueOn: day('2021-12-31') };
const overdue: UnfinishedItem = { ...base, how: { kind: 'overdue', days: 5 } };
const extended: UnfinishedItem = {
  ...base,
  unit: '区水务局',
  dueOn: day('2022-01-31'),
  how: { kind: 'extended', originalDueOn: day('2021-12-31'), reason: '系统升级' },
};
const exempt: UnfinishedItem = { ...base, unit: '柳林镇', how: { kind: 'exempt', reason: '职能划转' } };

describe('the report on a plan', () => {
  const measures = [
    measure(),
    measure({ content: '1. 公开财政预决算', state: 'doneLate', late: 1 }),
    measure({
      task: '二、加强政策解读',
      content: '解读重要政策；',
      state: 'overdue',
      done: 1,
      total: 4,
      overdue: 1,
      unfinished: [overdue, extended, exempt],
    }),
  ];
  const facts = report({ measures });

  it('counts the measures as the ledger does', () => {
    expect(reportTitle(facts)).toBe('清河区2021年政务公开工作要点\n落实情况报告');
    expect(reportOverall(facts)).toBe(
      '2021年政务公开工作要点安排工作举措3项，分属2类重点任务。截至2021年12月31日，已办结2项（其中1项有迟办），有逾期1项，其余0项正在推进或尚未到期。到期应办12次，已办9次。',
    );
    expect(reportOverall(report({ measures: [] }))).toBe('2021年政务公开工作要点没有录入工作举措。');
  });

  it('tells of each measure how far it is, who has not done it and why', () => {
    expect(measures.map(measureProgress)).toEqual([
      '到期应办4次，已办4次。',
      '到期应办4次，已办4次，其中迟办1项次。',
      '到期应办4次，已办1次；逾期未办1项次。',
    ]);
    expect(measureOpen({ unfinished: [overdue, extended, exempt] })).toBe(
      '区财政局有1项次逾期未办。区水务局有1项次延期，理由：系统升级。柳林镇有1项次免除，理由：职能划转。',
    );
    expect(measureProgress(measure({ state: 'awaitsTrigger', total: 0 }))).toBe('年内没有登记触发事件。');
    expect(unfinishedSentence(facts)).toBe(
      '截至2021年12月31日，逾期未办1项次，延期尚未办结1项次，免除1项次，逐项情况和原因见附件2。',
    );
    expect(unfinishedSentence(report())).toBe('截至2021年12月31日，没有逾期未办、延期和免除的事项。');
  });

  const reported = measure({
    state: 'noReply',
    done: 0,
    total: 0,
    followedAs: 'reported',
    reviewDates: [day('2021-06-30'), day('2021-12-31')],
    checks: { answered: 2, checkDue: 3, noReply: 1 },
  });

  it('tells of what is not counted how it is followed, and never that it is overdue', () => {
    expect(measureProgress(reported)).toBe(
      '按轮次反馈，不计入考核，检查日6月30日、12月31日，已反馈2项次，应检查3项次，未反馈1项次。',
    );
    expect(measureProgress(measure({ total: 0, followedAs: 'office' }))).toBe('本办自办，不计入考核。');
    expect(measureProgress(measure({ total: 0, followedAs: 'none' }))).toBe('不跟踪，不计入考核。');
    const text = reportOverall(
      report({
        measures: [measure(), reported, measure({ state: 'ongoing', total: 0, done: 0, followedAs: 'office' })],
      }),
    );
    expect(text).toContain(
      '到期应办4次，已办4次。其中2项不计入考核（按轮次反馈1项、本办自办1项），应检查3项次，未反馈1项次。',
    );
    expect(text).toContain('有逾期0项');
    expect(reportValues(report({ measures: [reported] }))['举措一览']).toMatchObject([{ 进展: '—', 状态: '未反馈' }]);
  });

  it('of what is counted and has no deadline says what a review found, and of what lies ahead that it does', () => {
    expect(measureProgress(measure({ state: 'checkDue', done: 1, total: 2, unchecked: 1 }))).toBe(
      '到期应办2次，已办1次；到检查日未办1项次。',
    );
    expect(measureProgress(measure({ state: 'notStarted', done: 0, total: 0 }))).toBe('尚未到期。');
    expect(measureProgress(measure({ state: 'before', done: 0, total: 0 }))).toBe('启用前已到期，不计。');
    const late = measure({ state: 'nothingDue', total: 0, nothingDueWhy: '本年无应办（施行日之后才到期）' });
    expect(measureProgress(late)).toBe('本年无应办（施行日之后才到期）。');
  });

  it('goes through the tasks of the plan, numbers of its own in the place of the plan’s', () => {
    expect(reportValues(facts)['重点任务']).toMatchObject([
      {
        任务序号: '一',
        任务名称: '深化重点领域信息公开',
        举措: [
          { 序号: '1', 举措内容: '公开惠企政策和办事指南', 责任单位: '牵头：区发展改革局；配合：区财政局' },
          { 序号: '2', 举措内容: '公开财政预决算', 状态: '已办结（有迟办）' },
        ],
      },
      {
        任务序号: '二',
        任务名称: '加强政策解读',
        举措: [{ 序号: '1', 举措内容: '解读重要政策', 进展: '1/4，逾期 1' }],
      },
    ]);
  });

  it('lists what is not done with its reason, and leaves an unknown reason to fill in', () => {
    expect(reportValues(facts)['未完成事项']).toMatchObject([
      { 单位: '区财政局', 应办日期: '12月31日', 情况和原因: '逾期5天；原因：【请补充：未办原因】' },
      { 单位: '区水务局', 应办日期: '2022年1月31日', 情况和原因: '原定2021年12月31日，已延期；理由：系统升级' },
      { 单位: '柳林镇', 情况和原因: '免除；理由：职能划转' },
    ]);
  });

  it('is dated on the day of writing, and its figures on theirs', () => {
    expect(reportValues(facts)).toMatchObject({ 截止日期: '2021年12月31日', 成文日期: '2022年1月5日' });
  });

  it('has empty lists that say 无', () => {
    expect(reportValues(report({ measures: [] }))).toMatchObject({
      重点任务: [{ 任务名称: '无', 举措: [] }],
      举措一览: [{ 序号: '—', 举措内容: '无' }],
      未完成事项: [{ 事项内容: '无' }],
    });
  });
});
