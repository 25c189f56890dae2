import { expect, it } from 'vitest';
import { isOneOfResults } from '../../../electron/domain/scoring/requestResults.ts';
import { ANSWER_HEADS, RESULT_WORDS } from '../../../electron/domain/words/requests.ts';

it.each([
  ['属于国家秘密', ['不予公开'], true],
  ['属于国家秘密', ['属于国家秘密'], true],
  ['本机关不掌握相关政府信息', ['不予公开', '无法提供'], true],
  ['重复申请', ['不予处理'], true],
  ['予以公开', ['予以公开'], true],
  ['予以公开', ['不予公开'], false],
  ['败诉', ['复议纠错', '败诉'], true],
  [undefined, ['不予公开'], false],
] as const)('%s is one of %j: %j', (result, named, wanted) => {
  expect(isOneOfResults(result, named)).toBe(wanted);
});

it('each answer stands under one head', () => {
  for (const [, kinds] of ANSWER_HEADS) {
    for (const kind of kinds) {
      const heads = ANSWER_HEADS.filter(([head]) => isOneOfResults(RESULT_WORDS[kind], [head]));
      expect(heads).toHaveLength(1);
    }
  }
});
