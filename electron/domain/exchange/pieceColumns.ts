import { normaliseHeader } from '../reading/tables/headerWords.ts';
import type { AdoptionLevel } from '../model/piece.ts';

/**
 * What a column of a list of pieces holds. `adopted` tells in words who took the piece up, a level by itself whether that level did; `adoptedOn` and
 * `outlet` go with them.
 */
export type PieceRole =
  | 'unit'
  | 'title'
  | 'day'
  | 'channel'
  | 'link'
  | 'adopted'
  | 'adoptedOn'
  | 'outlet'
  | AdoptionLevel;

const TAKEN = '(?:采用|录用|采纳|刊用|刊载|刊登|转载)';
const TAKEN_ON = new RegExp(`${TAKEN}.{0,3}(?:日期|时间|日)$`, 'u');
const OUTLET = new RegExp(`${TAKEN}.{0,4}(?:媒体|刊物|载体|平台|单位|机构|部门|渠道|网站)(?:名称)?$`, 'u');
const ADOPTED = new RegExp(`${TAKEN}(?:情况|级别|层级|层次|结果|与否|去向|备注)?$|^是否${TAKEN}`, 'u');
const LINK = /链接|网址|网页|url|(?:信息|发布|公开)地址/iu;
const DAY = /(?:日期|时间)$|^(?:日期|时间|年月日)/u;
const TITLE = /标题|题名|题目|篇名|^(?:信息|文章|稿件|文稿|报送)(?:名称|内容|信息)?$|^(?:名称|内容)$/u;
const CHANNEL = /渠道|栏目|媒体|载体|平台|网站|刊物|类别|类型|来源|去处/u;
const UNIT = /(?:单位|部门|主体|镇街|科室|作者单位)(?:名称)?$/u;

/** The level that some words name; the highest of several. */
export function levelIn(text: string): AdoptionLevel | undefined {
  if (/国务院|国办|国家|中央|中办|全国|部委|部级|新华社|人民日报/u.test(text)) return 'state';
  if (/省|自治区|直辖市/u.test(text)) return 'province';
  if (/市/u.test(text)) return 'city';
  return /[区县]/u.test(text) ? 'district' : undefined;
}

/** 市级, 省政府采用, 国家级: a column that says whether one level took the piece up. */
const LEVEL = new RegExp(
  `^(?:被)?(?:国务院(?:办公厅)?|国办|国家|中央|全国|部委|省|自治区|市|区|县|区县|县区)(?:级|委|政府|部门|直)?(?:以上)?(?:媒体|刊物|信息)?${TAKEN}?(?:情况)?$`,
  'u',
);

/** What a header's words say of its column: the lower ones, with those above them. */
export function pieceRole(words: readonly string[]): PieceRole | undefined {
  const lower = normaliseHeader(words.at(-1) ?? '');
  const upper = words.length > 1 ? normaliseHeader(words[0] ?? '') : '';
  if (lower === '' || lower.length > 18) return undefined;
  const whole = new RegExp(TAKEN, 'u').test(upper) ? `采用${lower}` : lower;
  if (LINK.test(lower)) return 'link';
  if (TAKEN_ON.test(whole)) return 'adoptedOn';
  if (LEVEL.test(lower)) return levelIn(lower);
  if (OUTLET.test(whole)) return 'outlet';
  if (ADOPTED.test(lower)) return 'adopted';
  if (DAY.test(lower)) return 'day';
  if (TITLE.test(lower)) return 'title';
  if (UNIT.test(lower)) return 'unit';
  return CHANNEL.test(lower) ? 'channel' : undefined;
}
