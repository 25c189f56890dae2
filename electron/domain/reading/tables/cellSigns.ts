import { endsAsName } from '../wording/unitsLexicon.ts';
import { readTimeWording } from '../wording/time.ts';
import { readUnitsWording } from '../wording/units.ts';
import { isListNumber } from './rowTexts.ts';

/**
 * What a cell looks like by itself, whatever its column is called. `limit`: says when and nothing else; `timed`: says when
 * among other things; `section`: a part of a body (预算科), which answers inside it.
 */
export type CellSign = 'number' | 'figure' | 'tick' | 'limit' | 'timed' | 'unit' | 'section' | 'text';

const TICK = /^(?:[√✓✔☑●○◎■□▲△★☆◆◇※*]|是|有|Y|y)$/u;
const FIGURE = /^[-+]?[\d,.]+\s*[%‰]?$/u;
/** Longer texts are no names and no limits. */
const LONGEST_LIMIT = 40;
const LONGEST_NAME = 60;
/** Any year: what is looked for is whether a text says when, not when it is. */
const SOME_YEAR = 2024;
/** What a limit may say beside its time. */
const IDLE =
  /及时|主动|向社会|对外|完成|办结|公开|公布|发布|公示|更新|报送|上报|报|落实|信息|形成|变更|调整|制作|获取|获得|产生|之|日起|自|或|者|应|须|要求|前|后|内|以|于|在|起|底|次|不少|至少|少于|不|遇|节假日|顺延|年度|按照?|规定|期|至|到|止|[\s,，、.。;；:：()（）/\-—]/gu;
/** Promises without a date; in a column of limits they are limits too. */
const VAGUE_LIMIT =
  /^(?:即时|实时|及时|随时|适时|定期|不定期|长期|常年|全年|持续|按时|按期|尽快|动态|常态化?|按规定|按要求|依法)(?:主动)?(?:公开|公布|发布|公示|更新|报送|完成|坚持|推进|调整|办理)*$/u;

function timeSign(text: string): 'limit' | 'timed' | undefined {
  if (VAGUE_LIMIT.test(text)) return 'limit';
  const { rules } = readTimeWording(text, { planYear: SOME_YEAR, source: 'time' });
  if (rules.length === 0) return undefined;
  let rest = text;
  for (const { span } of rules) rest = rest.replace(span.text, '');
  return text.length <= LONGEST_LIMIT && rest.replace(IDLE, '').length <= 1 ? 'limit' : 'timed';
}

/** Places where things are published end as bodies do: 政府网站, 办事大厅. */
const PLACE = /网站|网页|网络|公众号|微信|微博|客户端|新媒体|平台|专栏|大厅|公示栏|公告栏|电子屏|报纸|电视|广播/u;
const PART_OF_BODY = /^[^区市县省镇乡国]{0,10}(?:科室?|股室?|处室?|室|中心|队|窗口|办|所|站)$/u;
const NO_PART = /政府|街道|管委会|委员会|^(?:编|党|人|应急|网信)办$/u;

/** Whether a text names a part of a body and not the body: 办公室, 预算科; not 区政府办公室. */
function isSection(text: string): boolean {
  return text.split(/[、，,；;\n\s/]+/u).every((name) => PART_OF_BODY.test(name) && !NO_PART.test(name));
}

function nameSign(text: string): 'unit' | 'section' | undefined {
  if (text.length > LONGEST_NAME || PLACE.test(text)) return undefined;
  if (isSection(text)) return 'section';
  const { parties } = readUnitsWording(text);
  const areNames = parties.every(({ kind, name }) => kind === 'group' || (kind === 'unit' && endsAsName(name)));
  // What a wording says beside its names is no list of bodies: 编制部门预算.
  const said = parties.reduce((sum, { name }) => sum + name.length, 0);
  return parties.length > 0 && areNames && said * 2 >= text.length ? 'unit' : undefined;
}

const known = new Map<string, CellSign>();

function judged(text: string): CellSign {
  if (isListNumber(text)) return 'number';
  if (FIGURE.test(text)) return 'figure';
  if (TICK.test(text)) return 'tick';
  // Of a body's name and a limit, neither is the other.
  return timeSign(text) ?? nameSign(text) ?? 'text';
}

/** Tells what a cell's text looks like. */
export function cellSign(text: string): CellSign {
  const bare = text.normalize('NFKC').trim();
  const before = known.get(bare);
  if (before !== undefined) return before;
  const sign = judged(bare);
  // The same texts stand in many rows; the map stays small.
  if (known.size > 5000) known.clear();
  known.set(bare, sign);
  return sign;
}
