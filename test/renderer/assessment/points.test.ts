import { describe, expect, test } from 'vitest';
import { judgeTroubles, rangeWords, sendablePoints } from '../../../renderer/assessment/judging.ts';
import {
  columnPoints,
  decimalText,
  differenceText,
  isLow,
  plain,
  shownPoints,
  tenThousandths,
  typedPoints,
  withMinus,
} from '../../../renderer/assessment/points.ts';
import { node } from './fixture.ts';

describe('points on the screen', () => {
  test.each([
    ['8.5', 85_000],
    ['８．５', 85_000],
    ['-2', -20_000],
    ['−0.25', -2_500],
    ['100.0001', 1_000_001],
    ['1.23456', undefined],
    ['', undefined],
    ['八', undefined],
    ['1e3', undefined],
  ])('%j is %j ten-thousandths', (text, value) => {
    expect(tenThousandths(text)).toBe(value);
  });

  test.each([
    ['60', '60.00', '60'],
    ['56.4', '56.40', '56.4'],
    ['-1.15', '−1.15', '−1.15'],
    ['0.1250', '0.125', '0.125'],
  ])('%j is %j in a column and %j in a sentence', (points, column, sentence) => {
    expect(columnPoints(points)).toBe(column);
    expect(shownPoints(points)).toBe(sentence);
  });

  test('a sentence has minus signs, its dates and numbers of documents keep their hyphens', () => {
    expect(withMinus('封底：-5 → 0，2021-05-31 迟办，A-3')).toBe('封底：−5 → 0，2021-05-31 迟办，A-3');
  });

  test('what was typed goes out without needless zeros', () => {
    expect(typedPoints(' 08.50 ')).toBe('8.5');
    expect(typedPoints('−2.0')).toBe('-2');
    expect(decimalText(-1)).toBe('-0.0001');
    expect(plain('30.00')).toBe('30');
    expect(plain('100')).toBe('100');
  });

  test('differences are exact and have a sign', () => {
    expect(differenceText('0.30', '0.10')).toBe('+0.20');
    expect(differenceText('79.40', '81.4')).toBe('−2.00');
    expect(differenceText('5', '5.00')).toBe('0.00');
    expect(differenceText('5.0001', '5')).toBe('+0.0001');
  });

  test('low is under four fifths of a mark, or taken where there is no mark', () => {
    expect(isLow('47.99', '60', 'base')).toBe(true);
    expect(isLow('48', '60', 'base')).toBe(false);
    expect(isLow('-1', '0', 'base')).toBe(true);
    expect(isLow('3', '0', 'base')).toBe(false);
    expect(isLow(undefined, '60', 'base')).toBe(false);
  });

  test('a bonus that did not come, or came in part, is not low; nor is a deduction that nothing was deducted by', () => {
    expect(isLow('0', '6', 'bonus')).toBe(false);
    expect(isLow('2', '6', 'bonus')).toBe(false);
    expect(isLow('0', '10', 'deductions')).toBe(false);
    expect(isLow('-3', '10', 'deductions')).toBe(true);
  });
});

describe('a judgement', () => {
  const asked = {
    nodeId: node('i3'),
    name: '酌情扣分',
    least: '-5',
    most: '0',
    assessors: 'one',
    needsBasis: true,
  } as const;
  const draft = { assessor: '', points: '-2.5', reason: '迟报', basis: '通报' };

  test('lies within its range, ends included', () => {
    expect(rangeWords(asked)).toBe('−5 至 0 分');
    for (const points of ['-5', '0', '−2.5'])
      expect(sendablePoints({ ...draft, points }, asked)).toBe(points.replace('−', '-'));
    for (const points of ['-5.0001', '0.1', 'x'])
      expect(judgeTroubles({ ...draft, points }, asked).points).toContain('−5 至 0');
  });

  test('asks for its reason, and for the document where the rule does', () => {
    expect(judgeTroubles({ ...draft, reason: ' ', basis: '' }, asked)).toEqual({
      reason: '请写明理由',
      basis: '请写明依据文件',
    });
    expect(judgeTroubles({ ...draft, basis: '' }, { ...asked, needsBasis: false })).toEqual({});
  });
});
