import { describe, expect, it } from 'vitest';
import type { DutyId } from '../../../electron/domain/brand.ts';
import { matchTasks, type TaskDuty } from '../../../electron/domain/exchange/taskList.ts';

const duty = (id: string, content: string, isOwn = true): TaskDuty => ({ id: id as DutyId, content, isOwn });
const DUTIES = [
  duty('d1', '按月公开主要经济指标数据'),
  duty('d2', '12月底前完成政府网站适老化改造'),
  duty('d3', '公开部门预算', false),
  duty('d4', '公开“三公”经费'),
];

describe('tasks of a unit’s own list beside the duties on record', () => {
  it.each([
    ['the same words', '按月公开主要经济指标数据', 'matched d1'],
    ['the same but for blanks and the mark at their end', ' 按月公开 主要经济指标数据。', 'matched d1'],
    ['look-alike quotes are the same words', '公开"三公"经费', 'matched d4'],
    ['nearly the same words are asked about', '完成政府网站适老化改造和无障碍改造', 'likely d2'],
    ['the words of another unit’s duty too', '公开部门预算', 'likely d3'],
    ['what is like nothing is new', '开展统计开放日活动', 'new'],
    ['one character is like nothing', '公', 'new'],
  ])('%s', (_what, content, expected) => {
    const [match] = matchTasks([{ content, decided: undefined }], DUTIES);
    expect(match && ('duty' in match ? `${match.kind} ${match.duty.id}` : match.kind)).toBe(expected);
  });

  it('a decision goes before the words, unless its duty is gone', () => {
    const tasks = (['d2', 'none', 'gone'] as const).map((decided) => ({
      content: '按月公开主要经济指标数据',
      decided: decided === 'none' ? decided : (decided as DutyId),
    }));
    expect(matchTasks(tasks, DUTIES)).toMatchObject([
      { kind: 'matched', by: 'decision', duty: { id: 'd2' } },
      { kind: 'none' },
      { kind: 'matched', by: 'wording', duty: { id: 'd1' } },
    ]);
  });

  it('two duties of the same words are asked about', () => {
    const twice = [duty('a', '政策解读工作'), duty('b', '政策解读工作')];
    expect(matchTasks([{ content: '政策解读工作', decided: undefined }], twice)).toMatchObject([{ kind: 'likely' }]);
  });
});
