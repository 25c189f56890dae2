import type { PartyKind } from '../../model/duty.ts';
import { endsAsName } from './unitsLexicon.ts';

/** What a single name stands for. `open`: it names no definite set (有关部门). `doubtful`: it does not look like the name of a body. */
export interface NameClass {
  readonly kind: PartyKind;
  readonly open: boolean;
  readonly doubtful: boolean;
}

const GROUP: NameClass = { kind: 'group', open: false, doubtful: false };
const OPEN_GROUP: NameClass = { kind: 'group', open: true, doubtful: false };
const FUNCTION: NameClass = { kind: 'function', open: false, doubtful: false };

/** 区, 区政府, 区直, 清河区, 全区, 驻区: whose bodies a group name speaks of. */
const LEVELS = '(?:[省市县区镇乡]、?){2,3}(?:[两三]级)?';
const OF_WHOM = `(?:${LEVELS})?(?:(?:[\\u4e00-\\u9fa5]{0,3}?(?:省|市|县|区|旗)|全[省市县区]|本级|驻[^各、]{1,3})?(?:委|政府|直|级|属|内|中?央|管|辖)?(?:及)?){1,2}`;
const BODIES =
  '(?:部门|单位|部门单位|企?事业单位|机关|机构|委办局|部委办局|委局|方面|科室|处室|镇|街道|镇街|镇办|乡镇|企业)';

/** 有关部门, 区政府各有关部门, 相关单位(部门). */
const OPEN_SET = new RegExp(
  `^${OF_WHOM}(?:各级?|其他|全部)?(?:有关|相关)(?:的)?(?:责任|职能|业务|主管|成员|党政)?${BODIES}(?:、?${BODIES})*$`,
  'u',
);
/** 相关区直部门, 其他镇街: the same with the level behind it, or of what is no department. */
const OPEN_SET_OF_LEVEL = new RegExp(
  `^各?(?:有关|相关|其他|其余)(?:的)?${OF_WHOM}各?(?:责任|职能|业务|成员)?(?:${BODIES}|社区|村|园区|开发区|国有企业|国企|学校|医院)$`,
  'u',
);
/** 区直部门, 区政府部门, 区级机关: a set without 各. */
const SCOPED_SET =
  /^(?:[\u4e00-\u9fa5]{0,3}(?:省|市|县|区|旗)|全[省市县区])?(?:直|级|属|政府|委)(?:机关|直属)?(?:部门|单位|部门单位|机关|(?:国有|重点|骨干)?企业|国企|事业单位|企事业单位|学校|医院)$|^全[区市县省]$|^(?:[省市县区镇乡]、?){2,3}[两三]级(?:人民)?政府$/u;
/** 区政府组成部门, 直属机构, 局属单位: the bodies under one. */
const BODIES_UNDER =
  /^(?:[\u4e00-\u9fa5]{0,3}(?:省|市|县|区|旗|州))?(?:委|政府|局|机关)?(?:组成|工作|直属|派出|内设|属)(?:事业)?(?:部门|单位|机构)$/u;
/** 镇（街道、开发区） and the like, without 各. */
const BARE_SET =
  /^(?:镇|乡|乡镇|镇街|镇街道|镇办|街镇|街|街道|街道办|街道办事处|镇政府|乡镇政府|镇人民政府|乡镇人民政府|社区|村|村居|园区|功能区|管委会|部门|单位|责任单位|责任部门|职能部门|业务部门|中小学|学校|幼儿园|医院|医疗机构|高校)$/u;
const EVERY = new RegExp(`^(?:${OF_WHOM}各|全体|所有|全部|各级各|各级)(?!自)`, 'u');
/** What makes a set a task's role, which shifts from case to case, and no standing group. */
const ROLE_WORDS =
  /执法|主管|监管|起草|制定|制订|拟定|承办|牵头|配合|涉及|涉|实施|审批|许可|处罚|执收|办理|出台|发布|决策|主办|申请|编制|产生|制作|保存|负责/u;

/** 涉农镇街, 部分乡镇, 试点镇: some of a set, by what they are; not 城关镇. */
const SOME_TOWNS =
  /.(?:镇街道?|街镇|镇办|乡镇)$|^(?:部分|个别|若干|少数|试点|示范|重点|涉[农旅水林矿]|沿[河江海湖山路]|山区|城区|库区|所属|辖区|属地|所在)的?(?:镇|乡|街道|村|社区)$/u;

/** The name without its brackets. */
function bare(name: string): string {
  return name.replace(/[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]/gu, '');
}

/** A name of a set that has no 各 of its own; read as all of them. */
export function isBareSet(name: string): boolean {
  return BARE_SET.test(bare(name));
}

/**
 * Tells units from groups (各镇街, 区直各部门, 有关部门) and from functions (政策文件制订部门, “七大会战”牵头部门,
 * 各行政执法部门): who a function means must be decided by a person.
 */
export function classifyName(name: string): NameClass {
  const text = bare(name).replace(/[“”‘’"']/gu, '');
  if (OPEN_SET.test(text) || OPEN_SET_OF_LEVEL.test(text)) return OPEN_GROUP;
  if (text.endsWith('成员单位')) return GROUP;
  if (EVERY.test(text)) return ROLE_WORDS.test(text) && /(?:部门|单位|机关|机构|主体)$/u.test(text) ? FUNCTION : GROUP;
  // 区直及驻区各单位, 镇政府各办公室.
  if (/各(?![自位])[^的]{1,8}$/u.test(text) && !ROLE_WORDS.test(text)) return GROUP;
  if (SCOPED_SET.test(text) || BODIES_UNDER.test(text) || BARE_SET.test(text)) return GROUP;
  if (SOME_TOWNS.test(text)) return /^(?:部分|个别|若干|少数)/u.test(text) ? OPEN_GROUP : FUNCTION;
  if (isFunction(text)) return FUNCTION;
  return { kind: 'unit', open: false, doubtful: !looksLikeBody(text) };
}

function isFunction(text: string): boolean {
  if (/谁|^属地/u.test(text)) return true;
  if (/(?:部门|单位|机构|机关|主体|组织|责任人|负责人|负责同志|领导|一方)$/u.test(text))
    return !/(?:委|政府|联|协|大)机关$/u.test(text);
  return /的(?:镇|街道|乡镇|局|委|办|区|企业)/u.test(text);
}

function looksLikeBody(text: string): boolean {
  if (text.length < 2 || text.length > 40 || /[-—–]|(?<![高平同初中])等/u.test(text)) return false;
  return endsAsName(text);
}

/** Text that is no name at all: a rest of a sentence, a number, a dash. */
export function isNoName(name: string): boolean {
  const text = bare(name);
  if (
    !/[\p{L}]/u.test(text) ||
    /^(?:无|暂无|待定|另定|(?:另行|待|进一步)(?:明确|确定|通知)|略|同上|〃|(?:详)?见附(?:件|表)\d*|[一二三四五六七八九十]+)$/u.test(
      text,
    )
  )
    return true;
  return (
    !endsAsName(text) &&
    (text.length > 14 || /[，。！？]|^(?:责任|落实)到|^(?:确保|加强|做好|完成|推动|认真|切实)/u.test(text))
  );
}
