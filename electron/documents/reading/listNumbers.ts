/** Writes list numbers as Word shows them (ISO 29500-1, 17.18.59 ST_NumberFormat). */
const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [value: number, text: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 1 to 9999 in words: 十一, 一百零五. */
function inWords(value: number, digits: string, units: readonly string[], zero: string): string {
  let text = '';
  let gap = false;
  const figures = Array.from(String(value), Number);
  for (const [i, figure] of figures.entries()) {
    if (figure === 0) {
      gap = true;
      continue;
    }
    if (gap && text !== '') text += zero;
    gap = false;
    text += (digits[figure] ?? '') + (units[figures.length - 1 - i] ?? '');
  }
  return text;
}

function chinese(value: number): string {
  return inWords(value, DIGITS, ['', '十', '百', '千'], '零').replace(/^一十/u, '十');
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [amount, letters] of ROMAN) {
    for (; rest >= amount; rest -= amount) text += letters;
  }
  return text;
}

/** a … z, aa … zz, as Word goes on. */
function letter(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function fromList(list: string, value: number): string {
  return list[value - 1] ?? String(value);
}

function circled(value: number): string {
  return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
}

const WRITERS: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/gu, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalFullWidth2: (value) => String(value).replace(/\d/gu, (d) => String.fromCharCode(0xff10 + Number(d))),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => `${value}.`,
  decimalEnclosedParen: (value) => `(${value})`,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (value) => String(value).replace(/\d/gu, (d) => DIGITS[Number(d)] ?? d),
  japaneseDigitalTenThousand: chinese,
  chineseLegalSimplified: (value) => inWords(value, LEGAL_DIGITS, ['', '拾', '佰', '仟'], '零'),
  ideographTraditional: (value) => fromList(STEMS, value),
  ideographZodiac: (value) => fromList(BRANCHES, value),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
};

/** A number in one of Word's formats; one that is not known here in plain digits. Numbers past 9999 are no list's. */
export function listNumber(value: number, format: string): string {
  if (value < 1 || value > 9999) return format === 'none' || format === 'bullet' ? '' : String(value);
  return (WRITERS[format] ?? String)(value);
}
