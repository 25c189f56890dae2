import { describe, expect, it } from 'vitest';
import type { ExpressionId } from '../../../electron/domain/brand.ts';
import { expressionFinder } from '../../../electron/domain/checks/expressions.ts';
import type { Expression } from '../../../electron/domain/model/expression.ts';

const list = (...pairs: readonly (readonly [text: string, right: string])[]): readonly Expression[] =>
  pairs.map(([text, right], at) => ({
    id: `e${at}` as ExpressionId,
    kind: right === '' ? 'sensitive' : 'wrong',
    text,
    right,
    note: '',
  }));
const LIST = list(
  ['登陆网站', '登录网站'],
  ['登陆', '登录'],
  ['中国特色社会主义', '中国特色社会主义思想'],
  ['ＡＰＰ', '应用程序'],
  ['清河县', ''],
);
const found = (text: string) =>
  expressionFinder(LIST)
    .find(text)
    .map(({ expression, start, end }) => `${text.slice(start, end)}→${expression.right}`);

describe('expressions of the list in a text', () => {
  it.each([
    ['请登陆系统', ['登陆→登录']],
    ['请登 陆　系统', ['登 陆→登录']],
    ['请登\u200B陆系统', ['登\u200B陆→登录']],
    // The longer one alone; each place by itself.
    ['请登陆网站，再登陆', ['登陆网站→登录网站', '登陆→登录']],
    // Within its own right form it is right.
    ['学习中国特色社会主义思想', []],
    ['学习中国特色社会主义', ['中国特色社会主义→中国特色社会主义思想']],
    ['下载app', ['app→应用程序']],
    ['原清河县、清河区', ['清河县→']],
    ['登录网站', []],
    ['', []],
  ])('%s', (text, hits) => {
    expect(found(text)).toEqual(hits);
  });

  it('takes a list of thousands and a paper of hundreds of thousands of signs', () => {
    const many = expressionFinder(
      list(...Array.from({ length: 5000 }, (_, at) => [`词条${at}号`, ''] as const), ['登陆', '登录']),
    );
    expect(many.find(`${'公开栏目应当及时更新。'.repeat(30_000)}登陆`)).toHaveLength(1);
  });
});
