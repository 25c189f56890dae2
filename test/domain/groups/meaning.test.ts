import { describe, expect, it } from 'vitest';
import { groupScope, guessUnitKind, ruleMeant, sameMeaning } from '../../../electron/domain/groups/meaning.ts';

describe('the members that a group name means', () => {
  it.each([
    ['区政府各部门', 'all'],
    ['区直各部门', 'all'],
    ['区直部门', 'all'],
    ['区直及驻区各单位', 'all'],
    ['各镇街', 'townsAndSubdistricts'],
    ['各镇（街道）', 'townsAndSubdistricts'],
    ['各镇（街道、经济开发区）', 'all'],
    ['各镇办', 'townsAndSubdistricts'],
    ['各镇政府', 'towns'],
    ['各镇人民政府', 'towns'],
    ['各乡镇', 'towns'],
    ['各街道办事处', 'subdistricts'],
    ['各街道', 'subdistricts'],
    ['有关部门', 'none'],
    ['相关部门', 'none'],
    ['区政府各有关部门', 'none'],
    ['市直有关单位', 'none'],
    ['各有关镇街', 'none'],
    ['区安全生产领导小组成员单位', 'none'],
    ['区政务公开领导小组（办公室）成员单位', 'none'],
    ['各事业单位', 'none'],
    ['各学校', 'none'],
    ['各医疗机构', 'none'],
    ['全区', 'none'],
    // zones stand beside 镇街, and belong to a group that names them
    ['各镇街、各园区', 'all'],
    ['各园区管委会', 'zones'],
    ['各功能区', 'zones'],
    ['区属国有企业', 'enterprises'],
    ['各国企', 'enterprises'],
    ['各公共企事业单位', 'none'],
    // whole sets of departments, and what only looks like one
    ['区政府各部门单位', 'all'],
    ['全区各级各部门', 'all'],
    ['区委、区政府各部门', 'all'],
    ['区政府各委、办、局', 'all'],
    ['区委各部门', 'none'],
    ['区政府组成部门', 'none'],
    ['各直属单位', 'none'],
    ['各责任单位', 'none'],
    ['驻区各单位', 'none'],
    ['各镇街（经济开发区除外）', 'none'],
    // some towns, and what towns have
    ['沿河各镇', 'none'],
    ['城区各街道', 'none'],
    ['山区各乡镇', 'none'],
    ['各涉农镇街', 'none'],
    ['各试点镇', 'none'],
    ['各重点镇', 'none'],
    ['部分镇街', 'none'],
    ['各镇卫生院', 'none'],
    ['各乡镇中心小学', 'none'],
    ['各街道社区', 'none'],
    ['各镇村', 'none'],
    ['各镇街公开办', 'none'],
    ['清河区各镇（街道办事处）', 'townsAndSubdistricts'],
    ['所有镇街', 'townsAndSubdistricts'],
  ])('%s: %s', (name, scope) => {
    expect(groupScope(name)).toBe(scope);
  });
});

it.each([
  ['区财政局', 'department'],
  ['区委宣传部', 'department'],
  ['城关镇', 'town'],
  ['城关镇人民政府', 'town'],
  ['东关街道', 'town'],
  ['东关街道办事处', 'town'],
  ['清河乡', 'town'],
  ['各镇（街道）', 'town'],
  ['清河水务有限公司', 'other'],
  ['区大数据中心', 'other'],
  ['区人民医院', 'other'],
  ['区实验小学', 'other'],
  ['清河经济开发区管委会', 'town'],
  ['清河经济开发区管理委员会', 'town'],
  ['高新园区', 'town'],
  ['柳林工业园区', 'town'],
  ['区国有资产监督管理委员会', 'department'],
  ['区国资管委会', 'department'],
  ['河西街道', 'town'],
  ['各街道办事处', 'town'],
  ['区属国企', 'other'],
  ['清河国有资本运营集团', 'other'],
  ['区属国有企业', 'other'],
  ['各事业单位', 'other'],
])('guesses the kind of %s: %s', (name, kind) => {
  expect(guessUnitKind(name)).toBe(kind);
});

it('a group name means a rule, or asks a person', () => {
  expect(ruleMeant('区直各部门')).toEqual({ kind: 'department', scope: 'all' });
  expect(ruleMeant('各街道')).toEqual({ kind: 'town', scope: 'subdistricts' });
  expect(ruleMeant('区直有关部门')).toBeUndefined();
});

it.each([
  ['区政府各部门单位', '区政府各部门', true],
  ['区政府各部门', '区直各部门', true],
  ['区直部门', '各部门', true],
  ['清河区政府各部门', '区级各部门', true],
  ['各镇街', '各镇（街道）', true],
  ['各镇办', '各乡镇（街道）', true],
  ['区属国有企业', '各国企', true],
  ['市直各部门', '区直各部门', false],
  ['各单位', '各部门', false],
  ['区直及驻区各单位', '区直各部门', false],
  ['各镇', '各街道', false],
  ['各镇街', '各镇（街道、经济开发区）', false],
  ['区直有关部门', '区直各部门', false],
])('%s and %s mean the same: %s', (one, other, same) => {
  expect(sameMeaning(one, other)).toBe(same);
  expect(sameMeaning(other, one)).toBe(same);
});
