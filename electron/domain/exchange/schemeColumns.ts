import { foldLookAlikes } from '../lookAlikes.ts';
import type { SchemeSection } from '../model/schemeTree.ts';
import type { Points } from '../points.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';

/** What a column of a scheme's table holds. `level`: a name of an indicator, the broadest at the left; `section`: 基础分, 加分 and the like. */
export type SchemeRole = 'section' | 'level' | 'full' | 'criteria' | 'ours';

/** What the app writes of a leaf's rules, for people to read; nothing is read from it. */
export const RULES_HEADER = '程序计分规则';

const SUBJECT = '(?:考核|考评|评估|评价|测评|检查|评分|绩效)';

/** Header words from the most telling to the least. */
const WORDS: readonly (readonly [SchemeRole, RegExp])[] = [
  ['ours', new RegExp(`^${RULES_HEADER}$`, 'u')],
  ['section', /^(?:部分|计分类别|分值类别|计分部分)$/u],
  [
    'full',
    /^(?:(?:[一二三四五六七八九十\d]{1,2}级)?(?:指标)?(?:分值|满分|标准分|权重分?|赋分|基准?分|基本分|基础分|分数|总分)(?:值)?|分|值)$/u,
  ],
  [
    'criteria',
    new RegExp(
      `^(?:(?:评分|计分|打分|扣分|赋分|加分|得分|加减分|评定|评价|评估|考核|考评)(?:的)?(?:标准|办法|细则|方法|规则|说明|依据|要求)(?:及.{1,4})?|${SUBJECT}(?:评分|计分)(?:标准|办法|细则)|标准|细则|评分|计分方式)$`,
      'u',
    ),
  ],
  [
    'level',
    new RegExp(
      `^(?:[一二三四五六七八九十\\d]{1,2}级(?:指标|项目|内容)|${SUBJECT}?(?:指标|项目|内容|事项|要点|类别|要素|任务)(?:名称|内容)?|指标体系|类别|名称)$`,
      'u',
    ),
  ],
];

/** What a header's word says of its column; `undefined` for anything else, as numbers and remarks. */
export function schemeRole(word: string): SchemeRole | undefined {
  const text = normaliseHeader(word);
  if (text === '' || text.length > 14) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}

const SECTIONS: readonly (readonly [SchemeSection, RegExp])[] = [
  ['veto', /否决/u],
  ['bonus', /加分|奖励分|附加分/u],
  ['deductions', /扣分|减分|负面清单|倒扣/u],
  ['base', /基础分|基本分|基准分|共性|日常/u],
];

/** Where a first-level name or a heading says that it stands: 加分项 → bonus. `undefined` where it does not say. */
export function sectionOf(text: string): SchemeSection | undefined {
  return SECTIONS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Numbers and signs that name the place of an indicator, not the indicator: 一、 （二） 3. 1-2. */
const NUMBERING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[-.]\d{1,2})*[、.．]\s*|[①-⑳])\s*/u;
const MARK_IN_NAME = /[（(【[]\s*(?:共|满分|计|最高|至多|不超过)?\s*(\d{1,6}(?:\.\d{1,4})?)\s*分\s*[)）】\]]\s*$/u;

/** A name of an indicator without its numbering, and the marks that stand in brackets behind it: 一、主动公开（40分）. */
export function nameOf(text: string): { readonly name: string; readonly full?: Points } {
  const folded = foldLookAlikes(text).replaceAll(/\s+/gu, ' ').trim();
  const mark = MARK_IN_NAME.exec(folded.normalize('NFKC'));
  const bare = (mark ? folded.slice(0, folded.search(/[（(【[][^（(【[]*$/u)) : folded).trim();
  const numbered = bare.replace(NUMBERING, '').trim();
  const name = (numbered === '' ? bare : numbered).slice(0, 200);
  return mark?.[1] === undefined ? { name } : { name, full: mark[1] };
}

/** Marks as a cell says them: 20, 20分, ２０, 最高6分, 20%. Binary dust of a reckoned cell goes. `undefined` for what is no mark. */
export function markIn(text: string): Points | undefined {
  const plain = foldLookAlikes(text)
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/^(?:共|满分|最高|至多|不超过|上限|≤|<=|\+)/u, '')
    .replace(/(?:分|%)$/u, '');
  const exact = /^\d{1,6}\.\d{6,}$/u.test(plain) ? String(Math.round(Number(plain) * 10_000) / 10_000) : plain;
  return /^\d{1,6}(?:\.\d{1,4})?$/u.test(exact) ? exact : undefined;
}

/** A dash where there is nothing to say. */
export function isDash(text: string): boolean {
  return /^[-—－／/\\]*$/u.test(text);
}
