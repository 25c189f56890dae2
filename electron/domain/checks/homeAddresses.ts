const NUMBER = String.raw`(?:[0-9]{1,5}|[一二三四五六七八九十百零〇]{1,5})`;
/** Words of where people live, and of where streets and buildings are. */
const DWELLING = String.raw`(?:小区|花园|花苑|家园|苑|公寓|新村|宿舍|家属院|家属楼|家属区|[一二三]村|社区|新城|名城|豪庭|华庭|名邸|府邸|公馆|雅居|佳园|嘉园|景园|庭院|安置房|经适房|棚户区)`;
const STREET = String.raw`(?:路|街|巷|道|弄|胡同|里)`;
/** 3栋, 12号楼, 二期, A座. */
const BUILDING = String.raw`(?:第?(?:${NUMBER}|[A-Za-z]\d?|\d{1,3}-?[A-Za-z])\s?(?:号楼|号院|栋|幢|座|号|弄|#|期|区|排|组团)\s?-?\s?)`;
/** 2单元, 3楼. */
const ENTRANCE = String.raw`(?:${NUMBER}\s?(?:单元|门|梯|层|楼)\s?-?\s?)`;
const BARE_FLAT = String.raw`(?:[A-Za-z]?\d{3,4}[A-Za-z]?(?![\d年月日时分期人元户件个平名块亩米%.]))`;
const FLAT = String.raw`(?:(?:[A-Za-z]?\d{1,5}[A-Za-z]?(?:-\d{1,4})?|${NUMBER})\s?(?:室|房(?!屋)|号(?!线|文|楼|令|公告|地块))|${BARE_FLAT}|\d{1,2}-\d{3,4}(?!\d))`;
/** What may stand before: the region, the street, its number. */
const BEFORE = String.raw`[\p{Script=Han}A-Za-z0-9\-()·]{0,40}?`;

const ADDRESSES: readonly RegExp[] = [
  // A dwelling, a building of it, and a flat.
  new RegExp(
    String.raw`${BEFORE}${DWELLING}[\p{Script=Han}A-Za-z0-9]{0,10}?[-\s]?${BUILDING}{1,3}${ENTRANCE}?${FLAT}`,
    'gu',
  ),
  // A street with its number, a building, and a flat.
  new RegExp(
    String.raw`${BEFORE}${STREET}\s?(?:${NUMBER}\s?号?(?:院|大院)?)?(?:之[一二三四五六七八九十])?\s?[\p{Script=Han}]{0,8}?${BUILDING}{1,3}${ENTRANCE}?${FLAT}`,
    'gu',
  ),
  // A dwelling with building, entrance and flat in short: 12-3-501.
  new RegExp(String.raw`${BEFORE}${DWELLING}[\p{Script=Han}]{0,6}?\s?\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])`, 'gu'),
  // 3栋2单元501, wherever it stands.
  new RegExp(String.raw`${BEFORE}${BUILDING}${NUMBER}\s?单元\s?-?\s?(?:${FLAT}|\d{2,4})`, 'gu'),
  // A village, its group, a house.
  new RegExp(
    String.raw`${BEFORE}(?:村|屯|庄|寨|坪|湾|社区|居委会|村委会)[\p{Script=Han}]{0,8}?(?:第?${NUMBER}\s?(?:村民小组|小组|组|社|队|屯)[\p{Script=Han}]{0,6}?)?${NUMBER}\s?(?:-\d{1,3}\s?)?号(?![\p{Script=Han}\d]|[、至-]\s?\d)`,
    'gu',
  ),
];

/** What is written behind 家庭住址 and the like, whatever it is, as long as it names a place. */
const LABELLED =
  /(?:家庭(?:住址|地址)|(?:现|常|居|经常居|户籍)?住址|居住地址?|户籍(?:地址|所在地)|户口所在地|身份证地址)\s?(?:[:：]|为|是|在|于)\s?([^，,。；;\n\t、:：()]{4,60})/gu;
const NAMES_PLACE = /路|街|巷|道|弄|村|屯|庄|寨|组|小区|社区|苑|花园|家园|公寓|栋|幢|单元|室|号|镇|乡|街道/u;

/** Where bodies are: the address of none of them is private. */
const OF_OFFICE =
  /(?:政务|行政|政府|大厦|大楼|写字楼|办公|机关|管委|委员会|委会(?!.{0,6}组)|服务(?:中心|站|大厅|点)|便民|中心|大厅|窗口|银行|医院|卫生院|卫生室|学校|大学|学院|中学|小学|幼儿园|公司|集团|商场|商城|市场|超市|酒店|工业园|产业园|科技园|创业园|派出所|法院|检察院|[\p{Script=Han}]局(?!宿舍|家属)|站(?!前))(?!路|街|大道|巷|里|新村)/u;
const OF_HOME = /宿舍|家属|公寓|单元/u;
const OFFICE_LABEL =
  /(?:办公|办事|办理|受理|单位|机关|机构|注册|经营|通[讯信]|联系|邮寄|窗口|现场|报名|递交|公司|项目|建设|施工|工程|企业|门店|店铺|住所)(?:的)?(?:地址|地点|场所|位置|所在地|住所|单位)?\s?[:：为是在位于]{1,3}\s?$/u;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Addresses of homes in a folded text: down to building, entrance or flat, of a house in a village, or told to be where somebody lives. */
export function homeAddresses(text: string): readonly Place[] {
  // Nothing to look for without a number and a place's word.
  if (!/[室房号栋幢座组址]|单元|居住地|所在地|\d-\d{1,2}-\d{3}/u.test(text)) return [];
  const labelled = Array.from(text.matchAll(LABELLED), ({ 0: whole, 1: place = '', index }) => ({
    start: index + whole.length - place.length,
    end: index + whole.length,
    text: place,
  })).filter((each) => NAMES_PLACE.test(each.text) && !/各|本[区市县镇]|所在|街道办/u.test(each.text));
  const written = ADDRESSES.flatMap((pattern) => Array.from(text.matchAll(pattern), placeOf));
  const homes = written.filter((place) => isHome(text, place));
  return merged([...labelled, ...homes]);
}

function placeOf({ 0: found, index: at }: RegExpExecArray): Place {
  return { start: at, end: at + found.trimEnd().length };
}

function isHome(text: string, { start, end }: Place): boolean {
  const words = text.slice(start, end);
  const label = text.slice(Math.max(0, start - 12), start);
  if (OFFICE_LABEL.test(label) || OFFICE_LABEL.test(words.replace(/[:：].*$/u, ':'))) return false;
  return !OF_OFFICE.test(words) || (OF_HOME.test(words) && !/办公|政务|服务中心|居委会|村委会/u.test(words));
}

/** Places that touch are one. */
function merged(places: readonly Place[]): readonly Place[] {
  const found: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (last && place.start < last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else found.push({ start: place.start, end: place.end });
  }
  return found;
}
