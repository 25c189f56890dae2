import { MASK } from './unitsText.ts';

/** Words that a body's name ends with. Where a joining word (和, 及) follows one of them, a new name begins; 教育和体育局 has none before its 和. */
const NAME_END =
  '(?:局|办|办公室|委|(?<!社|大|都)会|(?<!干|内|外|全|门)部|厅|(?<!剧|影|戏|寺|庭)院|室|(?<!好|益|害|各)处|(?<!学|本|专|理|工)科|所|站|队|中心|公司|集团|联|供销社|报社|银行|支行|分行|政府|部门|单位|机构|机关|团体|(?<!乡|城)镇|乡镇|(?<!城|老)乡|街道|镇街|镇办|街镇|开发区|经济区|园区|新区|功能区|示范区|高新区|经开区|度假区|合作区|保税区|产业园|学校|党校|[一二三四五六七八九十]中|监组|中学|小学|大学|幼儿园|政协|人大|科协|团委|电视台|专班|小组|工作组|企业|馆|厂|社区|(?<!农|乡)村|海关)';

/** A text that ends as a body's name ends, a closing bracket behind it allowed. */
const ENDS_AS_NAME = new RegExp(`(?:${NAME_END}|等)(?:[(（\\[][^()（）]*[)）\\]]|[”’」』])?$`, 'u');

export function endsAsName(text: string): boolean {
  return ENDS_AS_NAME.test(text);
}

/** 区, 市, 县, 省 as the level a name begins with; not the first character of 市场, 市政公用, 市容, 区域, 县域, 市民服务. */
const SCOPE =
  '(?:市(?!场|容|域|区|民(?!政|族|宗|防|兵|委|营)|政(?!府|协|务|法|研|数|工))|区(?!域|划|块|间)|县(?!域|乡)|省(?!际)|旗|州)';
const SCOPE_START = new RegExp(`^${SCOPE}`, 'u');

/** The name says itself which level it belongs to. */
export function startsWithScope(text: string): boolean {
  return SCOPE_START.test(text);
}

/** A new name can begin so: with its level, or as a group. */
export function startsAsName(text: string): boolean {
  return (
    startsWithScope(text) ||
    /^(?:各|有关|相关|全[区市县省]|镇|乡|街道|驻|团[区市县]委|国网|中国|所有|全体|开发区|高新区)/u.test(text)
  );
}

/** Words with which a wording goes over from names to what they are to do. */
const VERBS = [
  // 「以区民政局为主」「区民政局为牵头单位」.
  '(?:作)?为(?:主(?!管|体|任|席|要|办)|(?:牵头|主办|主责|责任|配合|协办|承办|参与)(?:责任)?(?:单位|部门))',
  '[总双]?牵头',
  '主办',
  // 政协办公室, 科协办公室 hold the same two characters.
  '(?<![政科作])协办',
  '承办',
  '主抓',
  '抓总',
  '(?:主要|具体|共同|分别|全面|直接|总体)?负责',
  '会同',
  '联合',
  // 「区发改局会区财政局」「区发改局商区财政局」: only between two names, since 会 and 商 end and begin names too.
  '(?<=[局办部院联府室心])会?[会商](?=[区市县]|各|有关|相关)',
  '(?:密切|积极|共同|协同)?配合',
  '协助',
  '协同',
  '(?:共同|积极)?参与',
  '参加',
  '(?:按照?|根据|依据?|结合|依照|围绕)(?:各自|工作|部门|本?单位|自身|相关|业务|行业|领域|条线|系统|管理|管辖|主管|法定|所属|隶属)*(?:的)?(?:职责|职能|分工|任务|工作实际|范围|权限|条线|领域|行业|业务|归口|关系)(?:范围|权限|划分|管理)?',
  '按照?属地(?:管理|负责|化)*(?:的)?(?:原则|要求)?',
  '分别',
  '分头',
  '分工',
  '共同',
  '各负其责',
  '各司其职',
  '组织(?:实施|落实|开展|推进|协调|做好)',
  '具体(?:实施|落实|承办|组织|办理|推进)',
  '统筹(?:推进|协调|抓总|实施)',
  '(?:认真|全面|抓好|做好|推进|贯彻|推动|督促|指导|对照|遵照|严格)*(?:落实|抓好|做好)',
  '督促',
  '指导',
  '(?:统一|集中|及时|对外|予以|定期|按时|按期|按要求|按规定|[按每逐](?:半?年|季度?|月|周|日|天))*(?:办理|实施|推进|完成|执行|报送|公开|公布|发布|公示|公告|受理|答复|更新|上报|汇总|审核|印发|通报|支持|提供|开展)',
].join('|');
/** What follows makes the verb part of a name: 决策承办单位, “七大会战”牵头部门, 抓落实办公室. */
const ATTRIBUTIVE =
  '(?!(?:的|起草|制定|制订|编制|编写|实施|办理|承办)?(?:部门|单位|机构|机关|主体|人员|责任|科室|处室|小组|办|中心|局|委|专班|领导|同志|地区|者|[科股](?![技研学普])|处(?![理置罚以])))';
const VERB = new RegExp(`(?:${VERBS})${ATTRIBUTIVE}`, 'gu');
/** Verbs that are part of no name, so that they count even behind a name that ends like none known here. */
const SURE_VERB =
  /^(?:(?:作)?为(?:主|牵头|责任|配合|协办|承办|参与)|[总双]?牵头|会同|协办|(?:主要|具体|共同|分别|全面|直接|总体)?负责|按|根据|依|结合|各负其责|各司其职)/u;

/** Index of the first verb behind a name in `masked`, from 0; -1 where there is none. */
export function verbIndex(masked: string): number {
  // 「负责处置的部门」 is a name as a whole.
  if (/^负责.+的/u.test(masked)) return -1;
  for (const match of masked.matchAll(VERB)) {
    const before = masked.slice(0, match.index).trimEnd();
    if (before === '' || endsAsName(unmaskEnd(before)) || SURE_VERB.test(match[0])) return match.index;
  }
  // A name that ends like no name known here is still told from the plain verbs at the wording's end.
  const last = /(?:负责牵头|牵头负责|牵头落实|负责落实|配合落实|牵头|负责|配合|主办|协办|承办|落实)$/u.exec(masked);
  return last && !endsAsName(masked) ? last.index : -1;
}

function unmaskEnd(text: string): string {
  return text.replaceAll(MASK, '');
}

/** Everything from a verb on that is still predicate. */
const PREDICATE_START = new RegExp(
  `^(?:会?[会商](?=[区市县各有相])|(?:${VERBS})${ATTRIBUTIVE}|[,、]|并|及|和|与|\\s)+`,
  'u',
);

/** Length of the run of verbs at the text's start. */
export function predicateLength(text: string): number {
  return PREDICATE_START.exec(text)?.[0].length ?? 0;
}

/** Words before a name that are none of its own: 由, 请, 其中, 1., （1）, ①, 一是; and what the task is called (以上各项由…). 其他责任单位 is a name: who it means is open. */
export const LEAD_IN =
  /^(?:\s|[-•·●○◆■*★▲]|[①-⑳]|\(?\d{1,2}[).](?!\d)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]是|[^、,;。:()局办委府部会院镇各自]{0,8}由(?!贸)|以(?=[^、,;。:()]{2,14}为主(?:[,;。、\s(]|$))|(?:以上|上述)各项[^、,;。:()]{0,4}由|请|其中|(?:其他|其余|其它)(?=[区市县省旗]?[^各、,;。()]{1,14}(?:局|委|办|办公室|中心|院)(?:[、,;。\s(]|$))|以及|及(?!其?所属|其?下属)|和(?![平县田龙林顺静政布硕])|与|暨|并)+/u;

/** Words before a name that make it, and the names behind it, supporting parties. */
export const JOINED_IN = /^(?:会同|会商|联合|协同|[会商](?=[区市县省各有相]))/u;
