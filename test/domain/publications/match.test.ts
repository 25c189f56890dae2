import { describe, expect, it } from 'vitest';
import type { DutyId, ExemptionId } from '../../../electron/domain/brand.ts';
import type { PublicationVerdict } from '../../../electron/domain/model/publication.ts';
import type { MatchInput } from '../../../electron/domain/publications/match.ts';
import { day, duty, named, trigger, unit, WITHIN_THREE } from '../occurrences/occurrenceFacts.ts';
import {
  asUnit,
  MONTHLY,
  QUARTERLY,
  UNITS,
  doubtsOf,
  DUTIES,
  matched,
  matches,
  occurrencesOf,
  ofDuty,
  page,
  registered,
  rule,
  said,
} from './publicationFacts.ts';

describe('whose a publication is', () => {
  const title = '2021年第二季度散居孤儿保障经费发放情况';
  const on = '2021-07-05';

  it.each([
    ['the unit that the list names', page(title, '区民政局', on), 'written', 'own'],
    ['the district before it', page(title, '清河区民政局', on), 'written', 'own'],
    ['a label before it', page(title, '来源：区民政局', on), 'written', 'own'],
    ['the title where the list names nobody', page(`区民政局${title}`, '', on), 'title', 'own'],
    ['the title where the list names whoever puts it up', page(`区民政局${title}`, '区政府办公室', on), 'title', 'own'],
    ['the owner of the column', page(title, '', on, { column: '部门公开/区民政局/社会救助' }), 'column', 'own'],
  ] as const)('%s', (_, publication, by, name) => {
    const match = matched(publication);
    expect(said(match)).toBe('sure orphans 2021-Q2');
    expect(match.candidates[0]?.unit).toMatchObject({ by, name });
  });

  it('takes another of its names, and its own as the field abbreviates it', () => {
    const report = '2020年政府信息公开工作年度报告';
    expect(matched(page(report, '区卫生局', '2021-01-12')).candidates[0]?.unit).toMatchObject({ name: 'alias' });
    expect(matched(page(report, '区卫健局', '2021-01-12')).candidates[0]?.unit).toMatchObject({ name: 'spelt' });
    expect(said(matched(page(report, '区卫健局', '2021-01-12')))).toBe('sure report 2020');
  });

  it.each([
    ['a section of it', '区民政局社会救助科', 'section', 'section'],
    ['its account', '清河民政发布', 'section', 'mirror'],
  ] as const)('only proposes %s', (_, source, doubt, name) => {
    const match = matched(page(title, source, on));
    expect(said(match)).toBe('likely orphans 2021-Q2');
    expect(doubtsOf(match)).toEqual([doubt]);
    expect(match.candidates[0]?.unit).toMatchObject({ name });
  });

  it('only proposes where the list names one unit and the title begins with another', () => {
    const match = matched(page('区民政局2020年政务公开工作年度报告', '区财政局', '2021-01-20'));
    expect(match.class).toBe('likely');
    expect(match.candidates.map(({ unitId }) => unitId)).toEqual(['mzj', 'czj']);
    expect(doubtsOf(match)).toContain('twoUnits');
  });

  it('knows a duty that one unit alone owes where nobody is named and the title is of the district', () => {
    const match = matched(page('清河区2021年5月环境质量公报', '', '2021-06-08'));
    expect(said(match)).toBe('sure air 2021-05');
    expect(match.candidates[0]?.unit).toEqual({ kind: 'unit', by: 'only' });
    expect(doubtsOf(matched(page('2021年5月环境质量公报', '', '2021-06-08')))).toEqual(['unitInferred']);
  });

  it('only proposes a city by its name before the year, and what list and title both give to another unit', () => {
    const city = matched(page('某某市2021年第二季度政府孤儿福利发放情况', '区民政局', '2021-07-05'));
    expect(city.class).toBe('likely');
    expect(doubtsOf(city)).toContain('otherPlace');
    const others = matched(page('清河区政府办公室2021年5月环境质量公报', '区政府办公室', '2021-06-08'));
    expect(others.class).toBe('likely');
    expect(doubtsOf(others)).toContain('twoUnits');
  });

  it('never ticks what is of another place or level', () => {
    expect(matched(page('某某市2021年5月环境质量公报', '区生态环境分局', '2021-06-08')).class).toBe('likely');
    expect(matched(page('2021年5月空气质量情况通报', '临江区生态环境分局', '2021-06-08')).class).toBe('ignored');
    expect(matched(page('2021年5月空气质量情况通报', '省生态环境厅', '2021-06-08')).class).toBe('ignored');
  });
});

it('is the successor that answers for a unit that was merged into another', () => {
  const closed = { to: day('2020-12-31'), successorId: asUnit('mzj') };
  const units = UNITS.map((unit) => (unit.id === 'zfb' ? Object.assign({}, unit, closed) : unit));
  const match = matched(page('第二季度孤儿福利发放情况', '区政府办公室', '2021-07-05'), { units });
  expect(match.candidates.map(({ unitId, dutyId }) => [unitId, dutyId])).toEqual([['mzj', 'orphans']]);
});

describe('which duty', () => {
  it.each([
    ['1-5月财政预算执行情况', '区财政局', '2021-06-09', 'sure money 2021-05'],
    ['2021年5月环境质量公报', '区生态环境分局', '2021-06-09', 'sure air 2021-05'],
    ['区民政局下拨第二季度散居孤儿保障经费', '区民政局', '2021-06-24', 'sure orphans 2021-Q2'],
    ['第二季度困难残疾人生活补贴和重度残疾人护理补贴发放公示', '区民政局', '2021-07-02', 'sure disabled 2021-Q2'],
    ['区财政局2020年政府信息公开工作年度报告', '区财政局', '2021-01-15', 'sure report 2020'],
  ])('%s', (title, source, on, expected) => {
    expect(said(matched(page(title, source, on)))).toBe(expected);
  });

  it('marks the words that decided', () => {
    const { candidates } = matched(page('2021年5月空气质量情况通报', '区生态环境分局', '2021-06-09'));
    const [first] = candidates;
    expect(first?.duty).toMatchObject({
      by: 'words',
      share: 1,
      spans: [
        { in: 'title', start: 7, end: 11 },
        { start: 13, end: 15 },
      ],
    });
    expect(first?.period).toEqual({ kind: 'period', by: 'words', span: { in: 'title', start: 0, end: 7 } });
    expect(first?.unit).toMatchObject({ span: { in: 'unit', index: 0, start: 0, end: 7 } });
    expect(first?.day).toEqual({ kind: 'day', fit: 'late', dueOn: '2021-05-31' });
  });

  it.each([
    ['says more than the duty', '2021年5月空气质量自动监测站运维项目验收', 'moreWords'],
    ['tells what was done', '区生态环境分局召开2021年5月空气质量会议', 'otherKind'],
    ['asks for opinions', '2021年5月空气质量通报办法（征求意见稿）', 'otherKind'],
  ])('only proposes a title that %s', (_, title, doubt) => {
    const match = matched(page(title, '区生态环境分局', '2021-05-20'));
    expect(match.class).not.toBe('sure');
    expect(doubtsOf(match)).toContain(doubt);
  });

  it.each([
    ['关于延期公布5月份空气质量情况通报的公告'],
    ['关于暂停发布2021年5月空气质量情况的说明'],
    ['2021年5月空气质量情况发布预告'],
    ['清河区2021年5月空气质量通报受到市局表扬'],
    ['2021年5月空气质量通报工作方案'],
    ['2021年5月空气质量通报工作计划'],
    ['区生态环境分局5月份空气质量情况自查报告'],
    ['关于申请公开2021年5月空气质量情况的答复'],
    ['2021年5月空气质量情况专项审计结果公告'],
    ['空气质量情况通报管理办法（2021年5月）'],
    ['2021年5月空气质量事项目录清单'],
    ['关于调整空气质量标准的公告'],
    ['“十三五”时期空气质量情况综述'],
    ['2021年5月空气质量情况（模板）'],
  ])('never ticks what a decisive word says to be something else: %s', (title) => {
    const match = matched(page(title, '区生态环境分局', '2021-06-03'));
    expect(match.class).not.toBe('sure');
    if (match.class === 'likely') expect(doubtsOf(match)).toContain('otherText');
  });

  it('takes no sign of a default reason from the name of a unit', () => {
    const units = [...UNITS, unit('zkzx', { name: '区招生考试中心', aliases: ['区招考中心'] })];
    const duties = [duty('exams', [MONTHLY], { content: '招生考试信息', assignments: [named('zkzx')] })];
    const match = matched(page('区招考中心2021年5月份招生考试信息', '区招考中心', '2021-06-03'), { duties, units });
    expect(said(match)).toBe('sure exams 2021-05');
  });

  it('takes such a word where the duty has it', () => {
    const plan = duty('plan', [MONTHLY], { content: '空气质量改善工作计划', assignments: [named('hbj')] });
    const match = matched(page('2021年5月空气质量改善工作计划', '区生态环境分局', '2021-05-20'), { duties: [plan] });
    expect(said(match)).toBe('sure plan 2021-05');
  });

  it.each([
    ['区财政局2020年部门预算公开', 'likely accounts 2020', ['otherText']],
    ['区财政局2020年度政府采购决算情况', 'likely accounts 2020', ['otherText']],
    ['区财政局2020年部门决算公开', 'sure accounts 2020', []],
  ] as const)('tells budgets from accounts, whatever their column: %s', (title, expected, doubts) => {
    const rules = DUTIES.find(({ id }) => id === 'report')?.rules.map((one) => one.rule) ?? [];
    const duties = [duty('accounts', rules, { content: '部门决算', assignments: [named('czj')] })];
    const match = matched(page(title, '区财政局', '2021-03-10', { column: '预决算公开' }), { duties });
    expect(said(match)).toBe(expected);
    for (const doubt of doubts) expect(doubtsOf(match)).toContain(doubt);
  });

  it('prefers the duty whose very words the title has to one that a synonym says', () => {
    const duties = [
      duty('statistics', [MONTHLY], { content: '统计月报', assignments: [named('czj')] }),
      duty('economy', [QUARTERLY], { content: '国民经济运行情况', assignments: [named('czj')] }),
    ];
    const first = (title: string, on: string) => said(matched(page(title, '区财政局', on), { duties }));
    expect(first('截至3月底国民经济运行情况', '2021-04-05')).toMatch(/^\S+ economy 2021-Q1/u);
    expect(first('2021年3月统计月报', '2021-04-05')).toBe('sure statistics 2021-03');
    expect(first('清河区主要经济指标统计月报', '2021-03-04')).not.toMatch(/^sure economy/u);
  });

  it('is told by the column where that says the duty', () => {
    const match = matched(page('2021年5月收入与支出统计', '区财政局', '2021-06-09', { column: '法定公开/财政收支' }));
    expect(said(match)).toBe('sure money 2021-05');
    expect(match.candidates[0]?.duty).toMatchObject({ by: 'words' });
  });

  it('tells news from what units send in, by the word of the column', () => {
    const more = duty('sent', [MONTHLY], { content: '政务信息', assignments: [named('mzj')] });
    const of = (column: string) =>
      matched(page('区民政局召开会议', '区民政局', '2021-01-28', { column }), { duties: [...DUTIES, more] })
        .candidates[0]?.dutyId;
    expect([of('工作动态'), of('政务信息')]).toEqual(['news', 'sent']);
  });

  it('only proposes what a long task says among other things', () => {
    const content = '及时公布定点医院和药店名录，定期公开参保人数、待遇支付、基金收支情况，做好缴费政策宣传解读工作';
    const duties = [duty('long', [QUARTERLY], { content, assignments: [named('mzj')] })];
    const match = matched(page('2021年第一季度待遇支付和参保人数情况', '区民政局', '2021-03-30'), { duties });
    expect(said(match)).toBe('likely long 2021-Q1');
    expect(doubtsOf(match)).toEqual(['fewWords']);
  });

  it('leaves two that are equally near to a person', () => {
    const duties = [
      ...DUTIES,
      duty('water', [MONTHLY], { content: '水环境质量情况通报', assignments: [named('hbj')] }),
    ];
    const match = matched(page('2021年5月环境质量公报', '区生态环境分局', '2021-06-09'), { duties });
    expect(match.class).toBe('likely');
    expect(match.candidates.map(({ dutyId }) => dutyId).toSorted()).toEqual(['air', 'water']);
  });
});

describe('which period', () => {
  const news = (title: string, on: string) => page(title, '区民政局', on, { column: '工作动态' });

  it('is the one in which it came out, where no word names one and no other is open', () => {
    // The week of 4 January is the year's first but for the one that falls due on the 3rd.
    const found = matches([news('区民政局走访敬老院', '2021-01-02'), news('区民政局召开会议', '2021-01-06')]);
    expect(found.map(said)).toEqual(['sure news 2020-W53', 'sure news 2021-W01']);
  });

  it('is proposed where no word names one and several are open', () => {
    const match = matched(news('区民政局召开会议', '2021-01-13'));
    expect(said(match)).toBe('likely news 2021-W02 news 2021-W01 news 2020-W53');
    expect(doubtsOf(match)).toEqual(['severalPeriods']);
  });

  it.each([
    ['a quarter that is over', '区民政局召开第四季度工作总结会', '2021-01-06'],
    ['the quarter that it lies in', '区民政局召开第一季度工作会议', '2021-01-06'],
    ['a quarter to come', '区民政局部署第二季度工作', '2021-01-06'],
    ['months so far', '区民政局召开1-11月工作会议', '2021-01-06'],
    ['a month that is over', '区民政局召开12月份例会', '2021-01-06'],
  ])('of news that names %s is proposed by its day, never ticked', (_, title, on) => {
    const [, match] = matches([news('区民政局走访敬老院', '2021-01-02'), news(title, on)]);
    expect(said(match)).toBe('likely news 2021-W01');
    expect(match?.candidates[0]).toMatchObject({ period: { by: 'day' }, doubts: ['otherTime'] });
  });

  it.each([
    ['its own month', '区民政局召开1月份例会'],
    ['its own year', '区民政局召开2021年工作会议'],
  ])('of news that names %s is ticked by its day', (_, title) => {
    const [, match] = matches([news('区民政局走访敬老院', '2021-01-02'), news(title, '2021-01-06')]);
    expect(said(match)).toBe('sure news 2021-W01');
  });

  it('of a monthly report that names a quarter is left to a person', () => {
    const occurrences = occurrencesOf().filter(({ period }) => period.key === '2021-05');
    const match = matched(page('2021年第二季度空气质量情况通报', '区生态环境分局', '2021-05-20'), { occurrences });
    expect(said(match)).toBe('likely air 2021-05');
    expect(doubtsOf(match)).toEqual(['otherTime']);
  });

  it('may be the one before within the grace', () => {
    const reach = (on: string) => matched(news('区民政局召开会议', on)).candidates.map(({ periodKey }) => periodKey);
    expect(reach('2021-03-10')).toEqual(['2021-W10', '2021-W09', '2021-W08']);
    expect(reach('2021-03-11')).toEqual(['2021-W10', '2021-W09']);
    const graceDays = 3;
    expect(matched(news('区民政局召开会议', '2021-03-11'), { graceDays }).candidates).toHaveLength(1);
  });

  it('of a monthly report early in a month is left to a person', () => {
    const match = matched(page('空气质量情况通报', '区生态环境分局', '2021-01-05'));
    expect(said(match)).toBe('likely air 2021-01');
    expect(doubtsOf(match)).toEqual(['lastPeriod']);
  });

  it('of a report without its year is taken from where it falls due', () => {
    expect(said(matched(page('区财政局政务公开工作年度报告', '区财政局', '2021-01-15')))).toBe('sure report 2020');
  });

  it('is never one that the title excludes', () => {
    expect(said(matched(page('2019年5月空气质量情况通报', '区生态环境分局', '2021-06-05')))).toBe('none');
  });

  it('is early where it has not begun, and only proposed', () => {
    const match = matched(page('2021年6月空气质量情况通报', '区生态环境分局', '2021-05-28'));
    expect(match.candidates[0]?.day.fit).toBe('early');
    expect(match.class).toBe('likely');
  });

  it('is an event by its document', () => {
    const duties = [duty('explain', [WITHIN_THREE], { content: '政策文件解读', assignments: [named('mzj')] })];
    const triggers = [
      trigger('t1', 'explain', '2021-03-01', ['mzj'], '关于印发清河区养老服务设施规划的通知'),
      trigger('t2', 'explain', '2021-03-02', ['mzj'], '关于印发清河区临时救助办法的通知'),
    ];
    const occurrences = occurrencesOf(duties, { triggers });
    const match = matched(page('一图读懂《清河区临时救助办法》', '区民政局', '2021-03-04'), { duties, occurrences });
    expect(said(match)).toBe('sure explain t2');
    expect(match.candidates[0]?.period).toMatchObject({ by: 'event' });
  });
});

describe('who serves what', () => {
  it('lets the earliest serve a single one, and says of the others by whom', () => {
    const [late, early] = [
      page('2021年5月环境质量公报', '区生态环境分局', '2021-06-20'),
      page('清河区2021年5月空气质量情况通报', '区生态环境分局', '2021-06-08'),
    ];
    const [second, first] = matches([late, early]);
    expect(said(first)).toBe('sure air 2021-05');
    expect(second).toMatchObject({ class: 'none', why: 'served', servedBy: early.id });
  });

  it('lets a quota take as many as come', () => {
    const found = matches(
      ['2021-01-12', '2021-01-13', '2021-01-20'].map((on, index) =>
        page(`健康科普知识：第${index}讲`, '区卫生健康局', on),
      ),
    );
    expect(found.map(said)).toEqual(Array.from({ length: 3 }, () => 'sure health 2021-01'));
  });

  it('lets one serve several duties only where rules name them', () => {
    const both = page('第二季度孤儿和残疾人补贴发放情况', '区民政局', '2021-07-02', { column: '救助公示' });
    expect(matched(both).class).not.toBe('sure');
    const rules = [
      rule('r1', { column: '救助公示', effect: ofDuty('orphans') }),
      rule('r2', { column: '救助公示', effect: ofDuty('disabled') }),
    ];
    expect(said(matched(both, { rules }))).toBe('sure disabled 2021-Q2 orphans 2021-Q2');
  });

  it.each(['duty', 'notDuty'] as const)('leaves what another year’s duty is to that year: %s', (kind) => {
    const effect = { kind, dutyId: 'air of 2020' as DutyId };
    const rules = [
      rule('r1', { column: '环境质量', words: ['环境'], effect }),
      rule('r2', { column: '环境质量', effect: { kind: 'ignore', reason: '不计' } }),
    ];
    const shown = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', { column: '环境质量' });
    expect(said(matched(shown, { rules: rules.slice(0, 1) }))).toBe('sure air 2021-05');
    expect(said(matched(shown, { rules }))).toBe('ignored');
  });

  it('gives what an exemption took away to nobody', () => {
    const exempted = { exemptionId: 'x' as ExemptionId };
    const occurrences = occurrencesOf().map((one) => (one.dutyId === 'air' ? Object.assign({}, one, exempted) : one));
    expect(matched(page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08'), { occurrences }).class).toBe('none');
  });
});

describe('what is registered', () => {
  const shown = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', {
    link: 'https://www.qinghe.example.cn/a/',
  });
  const told = (more: Parameters<typeof registered>[4]) =>
    matched(shown, { fulfilments: [registered('air', '2021-05', '2021-06-08', 'hbj', more)] });

  it('is known by its link, however that is written', () => {
    expect(told({ link: 'http://www.qinghe.example.cn/a' })).toMatchObject({
      class: 'registered',
      occurrences: [{ dutyId: 'air' }],
    });
  });

  it('contradicts with another day, or another link', () => {
    expect(told({ link: shown.link, doneOn: day('2021-06-01') })).toMatchObject({
      class: 'contradicts',
      differs: 'day',
    });
    expect(told({ link: 'http://www.qinghe.example.cn/b' })).toMatchObject({ class: 'contradicts', differs: 'link' });
  });

  it('by an address that several pages share, is the page of the same title or day alone', () => {
    const front = { link: 'http://www.qinghe.example.cn/hjzl/' };
    const may = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', front);
    const june = page('2021年6月环境质量公报', '区生态环境分局', '2021-07-08', front);
    const fulfilments = [registered('air', '2021-05', '2021-06-08', 'hbj', front)];
    expect(matches([may, june], { fulfilments }).map(said)).toEqual(['registered', 'sure air 2021-06']);
    // Two months registered with it, of which the list shows one.
    const both = [...fulfilments, registered('air', '2021-06', '2021-07-08', 'hbj', front)];
    expect(matches([june], { fulfilments: both })).toMatchObject([
      { class: 'registered', occurrences: [{ periodKey: '2021-06' }] },
    ]);
  });

  it('is the same without a link where day or title agree, else contradicts', () => {
    expect(told({ link: '' }).class).toBe('registered');
    expect(told({ link: '', title: '五月环境质量', doneOn: day('2021-06-02') })).toMatchObject({
      class: 'contradicts',
      differs: 'day',
    });
  });

  it('leaves another page about the same alone, where the registered one is shown too', () => {
    const other = page('清河区2021年5月空气质量情况通报', '区生态环境分局', '2021-06-15');
    const fulfilments = [registered('air', '2021-05', '2021-06-08', 'hbj', { link: shown.link })];
    const [first, second] = matches([shown, other], { fulfilments });
    expect(first?.class).toBe('registered');
    expect(second).toMatchObject({ class: 'none', why: 'served' });
  });
});

describe('what people said', () => {
  const publication = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', { column: '环境' });
  const verdict = (more: Partial<PublicationVerdict>): PublicationVerdict => ({
    ...at(),
    publicationId: publication.id,
    verdict: 'rejected',
    recordedIn: 1,
    ...more,
  });
  function at() {
    const [first] = matched(publication).candidates;
    if (first === undefined) throw new Error('no candidate');
    const { dutyId, ruleId, unitId, periodKey } = first;
    return { dutyId, ruleId, unitId, periodKey };
  }
  const of = (more: Partial<MatchInput>) => matched(publication, more);

  it('a rejected one never comes again, until it is confirmed after all', () => {
    expect(of({ verdicts: [verdict({})] })).toMatchObject({ class: 'none', why: 'rejected' });
    const later = verdict({ verdict: 'confirmed', recordedIn: 2 });
    expect(of({ verdicts: [later, verdict({})] }).class).toBe('sure');
    const fulfilments = [registered('air', '2021-05', '2021-06-01', 'hbj')];
    expect(of({ verdicts: [verdict({}), later], fulfilments }).class).toBe('registered');
  });

  it('a rule gives the duty, takes it away for ever, or ignores', () => {
    const odd = page('关于五月的一点说明', '区生态环境分局', '2021-06-08', { column: '大气' });
    expect(matched(odd).class).toBe('none');
    const rules = [rule('r1', { column: '大气', effect: ofDuty('air') })];
    const match = matched(odd, { rules });
    expect(match.candidates[0]).toMatchObject({
      dutyId: 'air',
      periodKey: '2021-05',
      duty: { by: 'rule', ruleId: 'r1' },
    });
    expect(
      of({ rules: [rule('r2', { words: ['环境质量'], effect: { ...ofDuty('air'), kind: 'notDuty' } })] }).class,
    ).toBe('none');
    const ignore = rule('r3', { column: '环境', effect: { kind: 'ignore', reason: '镜像' } });
    expect(of({ rules: [ignore] })).toMatchObject({ class: 'ignored', reason: { by: 'rule', reason: '镜像' } });
  });

  it('of rules that contradict each other the one that asks for more holds', () => {
    const ignore = rule('r1', { column: '环境', effect: { kind: 'ignore', reason: '镜像' } });
    const more = rule('r2', { column: '环境', words: ['公报'], effect: ofDuty('air') });
    expect(of({ rules: [ignore, more] }).class).toBe('sure');
  });

  it('a rule holds for the last steps of a path, every word, and the unit', () => {
    const only = (given: Parameters<typeof rule>[1]) => of({ rules: [rule('r', given)] }).class;
    const effect = { kind: 'ignore', reason: '不计' } as const;
    expect(only({ column: '环境', words: ['环境', '公报'], effect })).toBe('ignored');
    expect(only({ column: '公开/环境', effect })).toBe('sure');
    expect(only({ column: '', words: ['环境', '月报'], effect })).toBe('sure');
    expect(only({ column: '', words: ['环境'], unitId: 'mzj' as never, effect })).toBe('sure');
  });
});

describe('what counts for nothing by default', () => {
  it.each([
    ['【转载】个人所得税新规', 'reprint'],
    ['转发：关于防范非法集资的提示', 'reprint'],
    ['区民政局关于召开养老服务工作会议的通知', 'notice'],
    ['区民政局公开招聘工作人员公告', 'recruitment'],
    ['区民政局敬老院改造项目中标公告', 'tender'],
    ['温馨提示：节日期间注意用火安全', 'reminder'],
    ['关于2021年第二季度孤儿福利发放情况的更正公告', 'correction'],
    ['测试', 'test'],
  ] as const)('%s', (title, reason) => {
    const match = matched(page(title, '区民政局', '2021-07-05'));
    expect(match).toMatchObject({ class: 'ignored', reason: { by: 'default', default: reason } });
    expect(matched(page(title, '区民政局', '2021-07-05'), { defaultsOff: new Set([reason]) }).class).not.toBe(
      'ignored',
    );
  });

  it('holds back where a duty asks for just that', () => {
    const duties = [duty('jobs', [MONTHLY], { content: '招聘信息', assignments: [named('mzj')] })];
    expect(matched(page('2021年5月招聘信息', '区民政局', '2021-05-20'), { duties }).class).toBe('sure');
  });
});
