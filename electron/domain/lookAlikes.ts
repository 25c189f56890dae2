/**
 * Signs of the block "CJK Radicals Supplement", each before the character that it looks like (Unicode, EquivalentUnifiedIdeograph). Text copied
 * from a PDF is full of them. NFKC knows two of them only.
 */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/** Kangxi radicals that NFKC turns into a character that an office of today writes otherwise. */
const SIMPLIFIED = '⼾户⾭青⿈黄';

const PAIRS: ReadonlyMap<string, string> = new Map(
  Array.from((SUPPLEMENT + SIMPLIFIED).matchAll(/(.)(.)/gu), ([, sign = '', character = '']) => [sign, character]),
);

/** Radicals, and ideographs that are there a second time for the sake of older sets. */
const DOUBLES = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
/** What takes no room: soft hyphens, direction marks, joiners, variation selectors, marks of byte order. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const ANY = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A text without what nobody can see, and with every sign that only looks like a character (⺠, ⽉) as that character. Names and texts
 * that come from a file or from a person are compared after it, so that no two are different that look the same. Width and blanks stay
 * as they are.
 */
export function foldLookAlikes(text: string): string {
  if (!ANY.test(text)) return text;
  return text.replace(UNSEEN, '').replace(DOUBLES, (sign) => PAIRS.get(sign) ?? sign.normalize('NFKC'));
}
