import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { Adoption, AdoptionLevel } from '../model/piece.ts';
import { levelIn } from './pieceColumns.ts';

/** A cell that tells who took a piece up. */
export interface AdoptionCell {
  readonly text: string;
  /** `YYYY-MM-DD`, where the cell is a date. */
  readonly date?: string;
  /** The level that the column stands for; without one the words name it. */
  readonly level?: AdoptionLevel;
}

export interface AdoptionContext {
  /** The year that dates without one are of. */
  readonly year: number;
  /** What goes with every adoption of the line that does not say its own. */
  readonly on: PlainDate | undefined;
  readonly outlet: string;
  /** The piece's own day: that of adoptions of which none is said. */
  readonly pieceOn: PlainDate;
}

export interface ReadAdoptions {
  readonly adoptions: readonly Adoption[];
  /** Chinese sentences: what was supposed, what was not taken over. */
  readonly notes: readonly string[];
}

const TAKEN = '(?:采用|录用|采纳|刊用|刊载|刊登|转载)';
const NOT = /^(?:否|无|没有|未|未被?(?:采用|录用)|0|[×✕✗xX]|[-—–/]+|不适用)$/u;
/** 省级未采用, 市级：否, 区级×, 国家级0篇. */
const TAKEN_BY_NOBODY = new RegExp(
  `(?:未|没有?|不)(?:被|予)?${TAKEN}|[×✕✗]|[级:]\\s*(?:否|无|未|没有|[xX]|0\\s*[次篇条]?)$|(?<!\\d)0\\s*[次篇条]$`,
  'u',
);
const TICK = new RegExp(`^(?:是|有|已|[√✓✔☑■●○]|1|y|yes|已?被?${TAKEN}|[2-9]|[1-9]\\s*(?:次|篇次|篇|条))$`, 'iu');
const TICKS = /[√✓✔☑■●○]|(?<=级)\s*:?\s*(?:是|有|已)$/gu;
const DAY =
  /\d{2,4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|(?<!\d)\d{8}(?!\d)|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])/u;
const TAKING = new RegExp(`(?:已|被|予以|均|都|获|得到|先后|分别|同时)*${TAKEN}`, 'gu');
/** 3篇, 共2次, 市级2. */
const COUNT =
  /(?:共|累计|计)?\s*(?<!第)(?<!\d)(\d{1,3}|[一二两三四五六七八九十])\s*(?:篇次|[次篇条])|(?<=级)\s*:?\s*(\d{1,2})(?=\s*(?:$|[,;、()国部省自市区县]))/gu;
const OUTLET = /《([^《》]+)》/gu;
/** 省、市两级. */
const TOGETHER = /[两二三四]级/u;
const LEVEL_WORDS = [
  ['state', /省部级|国家级?|国务院|国办|中央|全国|部委级?|部级|^部$/gu],
  ['province', /自治区级?|省级?/gu],
  ['city', /市级?/gu],
  ['district', /(?:区县|县区|[区县])级?/gu],
] as const satisfies readonly (readonly [AdoptionLevel, RegExp])[];
/** What may stand beside the words of levels and says nothing more. */
const NOTHING_MORE = /[两二三四]级|级|以上|层面|媒体|刊物|[均都也并且有被已获和及与、,;/+\s:.。()]/gu;
const [OPENING, CLOSING] = ['(《“', ')》”'] as const;

/**
 * Reads one cell. What names no level is taken for no adoption, and said. A level takes a piece up once, however often the cell counts it: that is said
 * too, for days and publications of the others are not there to be recorded.
 */
export function readAdoptions({ text, date, level }: AdoptionCell, context: AdoptionContext): ReadAdoptions {
  const plain = text.normalize('NFKC').trim();
  if (plain === '' || NOT.test(plain)) return { adoptions: [], notes: [] };
  // A column of a level that holds a day says on which it was.
  const parts = date !== undefined || TICK.test(plain) || isOneSaying(plain) ? [plain] : partsOf(plain);
  const read = parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && !NOT.test(part) && !TAKEN_BY_NOBODY.test(part));
  const found = read.map((part) => readPart(part, { date, level }, context));
  return { adoptions: found.flatMap(({ adoptions }) => adoptions), notes: found.flatMap(({ notes }) => notes) };
}

/** Whether several levels are said in one go (省、市两级采用): what else is said goes for all of them. */
function isOneSaying(plain: string): boolean {
  if (TAKEN_BY_NOBODY.test(plain) || [...plain.matchAll(new RegExp(DAY, 'gu'))].length > 1) return false;
  if ([...plain.matchAll(COUNT)].length > 1) return false;
  const { words, outlets } = apart(plain);
  return levelsIn(words).isAll && (outlets.length === 0 || TOGETHER.test(plain));
}

/** Parts of a list, which is not divided within brackets: 省级（《甲》，3月1日）；市级. */
function partsOf(plain: string): readonly string[] {
  const signs = Array.from(plain);
  const parts: string[] = [];
  let [depth, part] = [0, ''];
  for (const [at, sign] of signs.entries()) {
    if (OPENING.includes(sign)) depth += 1;
    if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1);
    const after = signs.slice(at + 1).join('');
    const isBreak =
      depth === 0 &&
      (/[;\n]/u.test(sign) || (/[、,]/u.test(sign) && !isMoreOf(after)) || (/\s/u.test(sign) && endsItem(part, after)));
    if (isBreak) parts.push(part);
    part = isBreak ? '' : part + sign;
  }
  return [...parts, part];
}

/** 《甲》、《乙》: a further publication that does not say of which level it is belongs to the one before. */
function isMoreOf(after: string): boolean {
  const name = /^\s*《([^《》]+)》/u.exec(after)?.[1];
  return name !== undefined && levelIn(name) === undefined;
}

/** 省级《甲》 市级《乙》: a new level begins where the one before has been told to its end. */
function endsItem(before: string, after: string): boolean {
  return (
    /[)》级√✓✔]$|采用$|录用$/u.test(before) && /^(?:国家|国务院|国办|中央|省|自治区|市|区|县)/u.test(after.trimStart())
  );
}

/** A part without its day, counts and words of being taken up, and the publications in it. */
function apart(part: string): { readonly words: string; readonly outlets: readonly string[]; readonly kept: string } {
  const kept = part.replace(DAY, '').replaceAll(TAKING, '').replaceAll(TICKS, '').replaceAll(COUNT, '');
  return {
    kept,
    words: kept.replaceAll(OUTLET, ''),
    outlets: [...kept.matchAll(OUTLET)].map(([, name = '']) => name.trim()),
  };
}

/** The levels that words name, and whether they name nothing else. */
function levelsIn(words: string): {
  readonly levels: readonly AdoptionLevel[];
  readonly isAll: boolean;
} {
  let rest = words.trim();
  const found: { readonly level: AdoptionLevel; readonly at: number }[] = [];
  for (const [level, pattern] of LEVEL_WORDS) {
    const at = rest.search(new RegExp(pattern, 'u'));
    if (at < 0) continue;
    found.push({ level, at });
    // As long as it was, so that the places of the others stay.
    rest = rest.replaceAll(pattern, (word) => ' '.repeat(word.length));
  }
  const levels = found.toSorted((a, b) => a.at - b.at).map(({ level }) => level);
  return { levels, isAll: levels.length > 0 && rest.replaceAll(NOTHING_MORE, '') === '' };
}

interface Saying {
  readonly levels: readonly AdoptionLevel[];
  readonly outlets: readonly string[];
}

/** Who took it up and in what, of a part in whatever order they stand in. */
function sayingOf(part: string): Saying {
  const { words, outlets, kept } = apart(part);
  const inner = [...words.matchAll(/\(([^()]*)\)/gu)].map(([, within = '']) => within).join('');
  const outer = words.replaceAll(/\([^()]*\)/gu, '');
  const [outside, inside] = [levelsIn(outer), levelsIn(inner)];
  const named = [outside, inside].find(({ isAll }) => isAll);
  const highest = levelIn(outer) ?? levelIn(inner) ?? levelIn(outlets.join(' '));
  const levels = named?.levels ?? (highest === undefined ? [] : [highest]);
  const own = bare(outside.isAll ? '' : outer);
  const within = bare(inside.isAll ? '' : inner);
  if (outlets.length > 0) {
    if (own === '' && within === '') return { levels, outlets };
    // More than its name is said of it: kept as it is written.
    const whole = bare(kept.replaceAll(/[()]/gu, ' ').replace(/^\s*(?:国家|省部|省|市|区县|区|县)级\s*/u, ''));
    return { levels, outlets: [whole.replaceAll(/\s+/gu, '')] };
  }
  if (own !== '' && within !== '') return { levels, outlets: [`${own}（${within}）`] };
  return { levels, outlets: own === '' && within === '' ? [] : [own === '' ? within : own] };
}

/** Without signs at its ends, and without brackets that have no other half. */
function bare(text: string): string {
  const trimmed = text.trim().replaceAll(/^[\s:,;、。.-]+|[\s:,;、。.-]+$/gu, '');
  return levelsIn(trimmed).isAll || trimmed.replaceAll(NOTHING_MORE, '') === ''
    ? ''
    : trimmed.replaceAll(/[()]/gu, '').trim();
}

function readPart(
  part: string,
  { date, level }: { readonly date: string | undefined; readonly level: AdoptionLevel | undefined },
  { year, on, outlet, pieceOn }: AdoptionContext,
): ReadAdoptions {
  const words = date === undefined ? (DAY.exec(part)?.[0] ?? '') : part;
  const day = words === '' ? undefined : readDate(date ?? words, { year });
  if (day !== undefined && day.kind !== 'date') {
    return { adoptions: [], notes: [`采用“${part}”没有记入：日期“${words}”${day.why}`] };
  }
  const isBare = TICK.test(part) || date !== undefined;
  const said = isBare ? { levels: [], outlets: [] } : sayingOf(part);
  const levels = level === undefined ? said.levels : [level];
  if (levels.length === 0) return { adoptions: [], notes: [`采用“${part}”没有写是区、市、省还是国家级，没有记入`] };
  const dayOn = day?.date ?? on;
  const isShared = levels.length > 1 && said.outlets.length > 0 && said.outlets.length !== levels.length;
  const adoptions = levels.flatMap((of, at): readonly Adoption[] => {
    const one = { level: of, on: dayOn ?? pieceOn };
    const own = levels.length === 1 ? said.outlets : isShared ? [] : said.outlets.slice(at, at + 1);
    return (own.length === 0 ? [outlet] : own).map((name) => Object.assign({ outlet: name }, one));
  });
  return {
    adoptions,
    notes: [
      ...(dayOn === undefined ? ['没有写采用日期，按信息的日期记'] : []),
      ...(isShared ? [`采用“${part}”没有写明“${said.outlets.join('、')}”是哪一级的，刊物没有记`] : []),
      ...(date === undefined && timesIn(part) > adoptions.length
        ? [`采用“${part}”写了多次，没有写各次的刊物和日期，每级记 1 次`]
        : []),
    ],
  };
}

const NUMERALS = '零一二三四五六七八九十';

/** How often a part says that it was taken up; 1 where it does not count. */
function timesIn(part: string): number {
  const [found] = part.matchAll(COUNT);
  const words = found?.[1] ?? found?.[2] ?? /^[2-9]$/u.exec(part)?.[0];
  if (words === undefined) return 1;
  return /^\d+$/u.test(words) ? Number(words) : Math.max(1, NUMERALS.indexOf(words === '两' ? '二' : words));
}
