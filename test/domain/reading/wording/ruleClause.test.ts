import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../../../electron/domain/brand.ts';
import type { DutyRule } from '../../../../electron/domain/model/duty.ts';
import type { TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import { clauseAround, ruleClauses } from '../../../../electron/domain/reading/wording/ruleClause.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';

const at = (text: string, part: string) => {
  const start = text.indexOf(part);
  return clauseAround(text, { start, end: start + part.length });
};

const MEASURE =
  '推进环境保护领域信息公开。按月发布全市环境空气质量状况，按季度公开饮用水水源、供水厂出水水质状况；6月底前，公布重点排污单位名录。';

function rulesOf(text: string, source: 'time' | 'content' = 'content'): DutyRule[] {
  return readTimeWording(text, { planYear: 2021, source }).rules.map(({ rule }, index) => ({
    id: `r${index}` as RuleId,
    rule,
  }));
}

describe('the clause around a span', () => {
  test.each([
    [MEASURE, '按月', '按月发布全市环境空气质量状况'],
    [MEASURE, '按季度', '按季度公开饮用水水源、供水厂出水水质状况'],
    // A clause of a date alone takes the next one in.
    [MEASURE, '6月底前', '6月底前，公布重点排污单位名录'],
    // The last clause takes in the one before.
    ['完善栏目设置，9月底前。其他事项。', '9月底前', '完善栏目设置，9月底前'],
    ['每月', '每月', ''],
    ['6月底前。公布名录。', '6月底前', ''],
  ])('%s: %s', (text, part, clause) => {
    expect(at(text, part)).toBe(clause);
  });
});

describe('the clauses of rules', () => {
  test('several rules of a measure each get their own', () => {
    const rules = rulesOf(MEASURE);
    expect(rules).toHaveLength(3);
    expect([...ruleClauses({ content: MEASURE, timeWording: '' }, rules, 2021).values()]).toEqual([
      '按月发布全市环境空气质量状况',
      '按季度公开饮用水水源、供水厂出水水质状况',
      '6月底前，公布重点排污单位名录',
    ]);
  });

  test('a rule whose day a person changed keeps its clause; one that the text does not say gets none', () => {
    const [monthly, quarterly] = rulesOf(MEASURE);
    const moved: TimeRule = {
      type: 'recurring',
      every: 'month',
      due: { at: 'afterPeriod', n: 5, count: 'workday' },
      covers: 'previous',
      shift: { kind: 'none' },
    };
    const foreign: TimeRule = { type: 'quota', per: 'year', atLeast: 2 };
    const rules = [{ ...monthly!, rule: moved }, quarterly!, { id: 'own' as RuleId, rule: foreign }];
    const clauses = ruleClauses({ content: MEASURE, timeWording: '' }, rules, 2021);
    expect(clauses.get('r0')).toBe('按月发布全市环境空气质量状况');
    expect(clauses.get('r1')).toBe('按季度公开饮用水水源、供水厂出水水质状况');
    expect(clauses.has('own')).toBe(false);
  });

  test('a rule keeps its own clause, however the keys of its parts are ordered', () => {
    const wording = '每月5日前公布空气质量排名；每月20日前公布水质监测结果';
    const [first, second] = rulesOf(wording, 'time');
    const moved: TimeRule = { ...first!.rule, shift: { kind: 'later' } } as TimeRule;
    // The very rule that was read from the second clause, its parts in the order of the alphabet.
    const same: TimeRule = {
      covers: 'same',
      due: { at: 'dayInPeriod', day: 20, month: 1 },
      every: 'month',
      shift: { kind: 'none' },
      type: 'recurring',
    };
    expect(same).toEqual(second!.rule);
    const rules = [
      { ...second!, rule: same },
      { ...first!, rule: moved },
    ];
    expect([...ruleClauses({ content: '环境信息', timeWording: wording }, rules, 2021)]).toEqual([
      ['r1', '每月20日前公布水质监测结果'],
      ['r0', '每月5日前公布空气质量排名'],
    ]);
  });

  test('a short content, and a single time limit, need none', () => {
    expect(ruleClauses({ content: '每月公开会议纪要', timeWording: '' }, rulesOf('每月公开会议纪要'), 2021).size).toBe(
      0,
    );
    expect(ruleClauses({ content: MEASURE, timeWording: '每月' }, rulesOf('每月', 'time'), 2021).size).toBe(0);
  });

  test('several times in a time wording are told apart by their own words only', () => {
    const wording = '月度数据每月15日前；年度公报4月底前';
    const clauses = ruleClauses({ content: '统计信息', timeWording: wording }, rulesOf(wording, 'time'), 2021);
    expect([...clauses.values()]).toEqual(['月度数据每月15日前', '年度公报4月底前']);
    expect(
      ruleClauses({ content: '统计信息', timeWording: '每月、每季度' }, rulesOf('每月、每季度', 'time'), 2021).size,
    ).toBe(0);
  });
});
