import type { MatchRule } from '../model/publication.ts';

/** What a rule of the matching says, in one line: 栏目“财政收支”→ 财政收支简报. `names`: of its unit and its duty. */
export function matchRuleSentence(
  { column, words, effect }: Omit<MatchRule, 'id'>,
  names: { readonly unit?: string; readonly duty?: string },
): string {
  const asks = [
    ...(names.unit === undefined ? [] : [names.unit]),
    ...(column === '' ? [] : [`栏目“${column}”`]),
    ...(words.length === 0 ? [] : [`标题含${words.map((word) => `“${word}”`).join('')}`]),
  ];
  return `${asks.join(' + ')} → ${effectWords(effect, names.duty ?? '')}`;
}

function effectWords(effect: MatchRule['effect'], duty: string): string {
  switch (effect.kind) {
    case 'duty':
      return duty;
    case 'notDuty':
      return `不是 ${duty}`;
    case 'ignore':
      return `不计（${effect.reason}）`;
    default:
      return effect satisfies never;
  }
}
