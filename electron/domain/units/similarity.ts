/** A name cut into what is compared: its level (区, 市, 清河区), its subject in long form, what kind of body it is. */
export interface CanonicalName {
  readonly scope: string;
  readonly subject: string;
  readonly body: string;
  /** The subject as written, before abbreviations were spelt out. */
  readonly written: string;
}

/** Usual abbreviations of departments' subjects. Longer ones first where one contains another. */
const ABBREVIATIONS: readonly (readonly [short: RegExp, long: string])[] = [
  [/卫健|卫计|卫生计生|卫生和计划生育|卫生计划生育/gu, '卫生健康'],
  [/发改|发展和改革/gu, '发展改革'],
  [/人社|人力资源和社会保障|人力资源社会保障|劳动保障/gu, '人力社会保障'],
  [/住建|住房和城乡建设|住房城乡建设|城乡建设/gu, '住房城乡建设'],
  [/教体|教育和体育/gu, '教育体育'],
  [/文旅|文化和旅游|文体旅游?|文广新/gu, '文化旅游'],
  [/工信|经信|工业和信息化|经济和信息化/gu, '工业信息化'],
  [/市监|市场监督管理|市场监管|工商/gu, '市场监管'],
  [/食药监|食品药品监督管理|食品药品监管/gu, '食品药品监管'],
  [/自规|自然资源和规划|国土资源|国土/gu, '自然资源'],
  [/生态环境|环境保护|环保/gu, '生态环境'],
  [/交运|交通运输|交通/gu, '交通运输'],
  [/农业农村|农业/gu, '农业农村'],
  [/水利水产|水务|水利/gu, '水利'],
  [/综合行政执法|综合执法|城管|城市管理/gu, '综合行政执法'],
  [/行政审批服务|行政审批|审批服务|审批|政务服务/gu, '行政审批服务'],
  [/医保|医疗保障/gu, '医疗保障'],
  [/退役军人事务|退役军人|退役/gu, '退役军人'],
  [/国资委?|国有资产监督管理|国资事务服务/gu, '国资'],
  [/应急管理|应急/gu, '应急'],
  [/地方金融监管|金融监管|金融/gu, '金融'],
  [/网信|网络安全和信息化委员会|网络信息/gu, '网络信息'],
  [/编办|机构编制委员会办|编制办/gu, '机构编制办'],
  [/政府办$|政府办公$/gu, '政府办'],
  [/法制办?/gu, '法制'],
  [/扶贫|脱贫攻坚|乡村振兴/gu, '乡村振兴'],
  [/公资交易?|公共资源交易/gu, '公共资源交易'],
  [/招商|投资促进/gu, '投资促进'],
  [/残疾人联合会/gu, '残联'],
  [/妇女联合会/gu, '妇联'],
  [/工商业联合会/gu, '工商联'],
  [/共青团|团委/gu, '团'],
  [/经开区|经济技术开发区|经济开发区/gu, '经济开发区'],
  [/高新区|高新技术(?:产业)?开发区/gu, '高新技术开发区'],
  // What is left of 府办, 编办 without its 办.
  [/^府$/gu, '政府'],
  [/^编制?$/gu, '机构编制'],
];

/** Bodies that are one kind under several names. */
const BODIES: readonly (readonly [RegExp, string])[] = [
  [/(?:街道办事处|街道办|办事处)$/u, '街道'],
  [/(?:委员会办公室|办公室|办)$/u, '办'],
  [/(?:管理委员会|管委会)$/u, '管委会'],
  [/(?:委员会|委)$/u, '委'],
  [/分局$/u, '局'],
  [/局$/u, '局'],
  [/(?:人民政府|政府)$/u, '政府'],
  [/街道$/u, '街道'],
  [/(?:服务中心|中心)$/u, '中心'],
  [/(?:部门单位|各部门|部门|各单位|单位)$/u, '部门'],
  [/(?:有限责任公司|有限公司|公司)$/u, '公司'],
];

const SCOPE =
  /^(?:(?!区|县|开发|高新|经济|经开|示范|保税|度假|功能)[\u4e00-\u9fa5]{2,3}(?=区|市|县)(?:区|市(?!场|政)|县)(?=.{2,})|区|市(?!场)|县|省)/u;

/** 各镇（街道）, 各镇街, 各镇办: towns, subdistricts or both. */
const TOWNS = /^各(?:镇|乡|街)[镇乡街道办政府人民处事]*$/u;

/** Which of them a group speaks of; what stands in brackets counts. 各镇政府 and 各街道办事处 have nobody in common. */
function townsIn(name: string): string {
  const subdistricts = /街|镇办|办事处/u.test(name);
  if (/[镇乡]/u.test(name)) return subdistricts ? '镇街' : '各镇';
  return subdistricts ? '街道' : name;
}

/** Cuts a normalised name up for comparison. */
export function canonicalName(name: string): CanonicalName {
  const plain = name.replace(/（[^（）]*）/gu, '');
  if (TOWNS.test(plain)) return { scope: '', subject: townsIn(name), body: '', written: name };
  const scope = SCOPE.exec(plain)?.[0] ?? '';
  let rest = plain.slice(scope.length).replace(/^委(?!办(?:公室)?$)(?=.{2})/u, '');
  let body = '';
  for (const [pattern, name] of BODIES) {
    if (!pattern.test(rest) || rest.replace(pattern, '') === '') continue;
    rest = rest.replace(pattern, '');
    body = name;
    break;
  }
  // 区政府各部门, 区直各部门, 区级部门 differ in nothing else.
  if (body === '部门') rest = rest.replace(/^(?:政府|直|级|属)/u, '');
  const written = rest;
  for (const [short, long] of ABBREVIATIONS) rest = rest.replace(short, long);
  return { scope: scope.slice(-1), subject: rest.replace(/[和与及的各、]|管理|事务|人民/gu, ''), body, written };
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
}

/** Sørensen–Dice coefficient over pairs of neighbouring characters. */
function dice(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.length + right.length === 0) return a === b ? 1 : 0;
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

function subjectSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return 0;
  const subsequence = short.length >= 2 && isSubsequence(short, long) ? 0.6 + 0.35 * (short.length / long.length) : 0;
  return Math.max(subsequence, dice(a, b) * 0.9);
}

/** 委 and 局 follow each other when a district is reorganised; a centre or a company is another body. */
const RELATED_BODIES: ReadonlySet<string> = new Set(['委', '局', '办', '部']);

function bodySimilarity(a: string, b: string): number {
  if (a === b) return 1;
  return RELATED_BODIES.has(a) && RELATED_BODIES.has(b) ? 0.9 : 0.85;
}

/** How likely two names mean the same body, 0 to 1. Of two that an abbreviation may stand for, the one that it is written like comes first. */
export function similarity(a: CanonicalName, b: CanonicalName): number {
  const sameScope = a.scope === b.scope ? 1 : a.scope === '' || b.scope === '' ? 0.95 : 0.7;
  const subject = 0.96 * subjectSimilarity(a.subject, b.subject) + 0.04 * subjectSimilarity(a.written, b.written);
  return subject * bodySimilarity(a.body, b.body) * sameScope;
}
