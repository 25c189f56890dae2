import { describe, expect, it } from 'vitest';
import { groupScope } from '../../../electron/domain/units/groupScope.ts';

describe('the members that a group name means', () => {
  it.each([
    ['区政府各部门', 'all'],
    ['区直各部门', 'all'],
    ['区直部门', 'all'],
    ['区直及驻区各单位', 'all'],
    ['各镇街', 'all'],
    ['各镇（街道）', 'all'],
    ['各镇（街道、经济开发区）', 'all'],
    ['各镇办', 'all'],
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
  ])('%s: %s', (name, scope) => {
    expect(groupScope(name)).toBe(scope);
  });
});
