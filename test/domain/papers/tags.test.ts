import { describe, expect, it } from 'vitest';
import { tagTrouble, type TagUse } from '../../../electron/domain/papers/checkTags.ts';
import { adoptionValues } from '../../../electron/domain/papers/adoptions.ts';
import { circularValues } from '../../../electron/domain/papers/circular.ts';
import type { PaperKind } from '../../../electron/domain/model/documents.ts';
import type { PaperValues } from '../../../electron/domain/papers/paper.ts';
import { reminderValues } from '../../../electron/domain/papers/reminder.ts';
import { reportValues } from '../../../electron/domain/papers/report.ts';
import { PAPER_TAGS, type PaperTag } from '../../../electron/domain/papers/tags.ts';
import { adoption, circular, measure, reminder, report } from './paperFixtures.ts';

const VALUES: Readonly<Record<PaperKind, readonly PaperValues[]>> = {
  reminder: [reminderValues(reminder())],
  circular: [circularValues(circular()), circularValues(circular({ units: [], overdue: [] }))],
  adoption: [adoptionValues(adoption()), adoptionValues(adoption({ units: [], adopted: [] }))],
  report: [reportValues(report({ measures: [measure()] })), reportValues(report({ measures: [] }))],
};

/** Every tag has a value, and every value a tag. */
function expectMatch(tags: readonly PaperTag[], values: PaperValues): void {
  expect(Object.keys(values).toSorted()).toEqual(tags.map(({ name }) => name).toSorted());
  for (const { name, fields } of tags) {
    const value = values[name];
    expect(typeof value === 'string', name).toBe(fields === undefined);
    if (fields && typeof value !== 'string') for (const each of value ?? []) expectMatch(fields, each);
  }
}

describe('tags', () => {
  it.each(['reminder', 'circular', 'report', 'adoption'] as const)(
    'of a %s all have a value, and no value lacks a tag',
    (kind) => {
      for (const values of VALUES[kind]) expectMatch(PAPER_TAGS[kind], values);
    },
  );
});

const value = (name: string): TagUse => ({ name, use: 'value', inside: [] });
const list = (name: string, ...inside: readonly TagUse[]): TagUse => ({ name, use: 'list', inside });

describe('the tags of a template', () => {
  const whole = [value('单位名称'), value('回复期限'), list('事项', value('事项内容'), value('序号'))];

  it('may stand in any order, and lists more than once', () => {
    expect(tagTrouble('reminder', whole)).toBeUndefined();
    expect(tagTrouble('reminder', [list('事项', value('序号')), ...whole.toReversed()])).toBeUndefined();
    // A tag of the whole paper has its value inside lists too.
    expect(tagTrouble('reminder', [...whole, list('事项', value('单位名称'), value('事项内容'))])).toBeUndefined();
  });

  it.each([
    ['unknown', [...whole, value('单位名')], '催办单没有标签{单位名}，请对照标签表改正，或删去。'],
    ['unknown list', [...whole, list('事')], '催办单没有标签{#事}，请对照标签表改正，或删去。'],
    ['outside its list', [...whole, value('所属期')], '标签{所属期}只能写在{#事项}和{/事项}之间，请移到那里，或删去。'],
    [
      'a list as text',
      [...whole, value('事项')],
      '标签{事项}是一个列表，应写作{#事项}和{/事项}，把要逐项重复的内容放在两者之间。',
    ],
    [
      'text as a list',
      [...whole, list('单位名称', value('序号'))],
      '标签{单位名称}是一处文字，不是列表，请把{#单位名称}和{/单位名称}改为{单位名称}。',
    ],
    ['missing', whole.slice(1), '催办单缺少标签{单位名称}，没有它这份公文就不完整，请补上。'],
    ['missing list', whole.slice(0, 2), '催办单缺少标签{#事项}和{/事项}，没有它这份公文就不完整，请补上。'],
    [
      'missing in its list',
      [...whole.slice(0, 2), list('事项', value('序号'))],
      '{#事项}和{/事项}之间缺少标签{事项内容}，没有它这份公文就不完整，请补上。',
    ],
  ])('refused: %s', (_, uses, sentence) => {
    expect(tagTrouble('reminder', uses)).toBe(sentence);
  });

  it('of a list within a list are known there only', () => {
    const measures = list('举措', value('举措内容'));
    const uses = [value('标题'), value('总体情况'), list('重点任务', value('任务名称'), measures)];
    expect(tagTrouble('report', uses)).toBeUndefined();
    expect(tagTrouble('report', [...uses, measures])).toBe(
      '标签{#举措}只能写在{#重点任务}和{/重点任务}之间，请移到那里，或删去。',
    );
  });
});
