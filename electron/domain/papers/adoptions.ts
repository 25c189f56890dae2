import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { ADOPTION_LEVELS, type AdoptionLevel } from '../model/piece.ts';
import type { UnitKind } from '../model/unit.ts';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../words/duties.ts';
import { ADOPTION_LEVEL_WORDS } from '../words/pieces.ts';
import { namedUnits } from './items.ts';
import { toFill, type PaperValues, type Sender } from './paper.ts';
import { senderValues } from './reminder.ts';

/** What a unit sent, and by how many levels it was taken up (篇次). */
export interface AdoptionFigures {
  readonly sent: number;
  readonly taken: Readonly<Record<AdoptionLevel, number>>;
}

export interface AdoptionUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly month: AdoptionFigures;
  /** From January to the month. */
  readonly year: AdoptionFigures;
  /** Owed pieces in the month, which is over, and sent none. */
  readonly isSilent: boolean;
}

/** A piece that was taken up in the month. */
export interface AdoptedPiece {
  readonly unit: string;
  readonly title: string;
  readonly level: AdoptionLevel;
  readonly on: PlainDate;
  readonly outlet: string;
}

/** Everything a monthly 采用情况通报 says. */
export interface AdoptionFacts {
  readonly district: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly asOf: PlainDate;
  /** Day of the paper. */
  readonly on: PlainDate;
  readonly addressees: string;
  readonly number: string;
  readonly sender: Sender;
  readonly units: readonly AdoptionUnit[];
  readonly adopted: readonly AdoptedPiece[];
  /** How a piece that several levels took up is counted, as the paper says it. */
  readonly counting: string;
}

export interface RankedAdoption {
  readonly unit: AdoptionUnit;
  /** Among the units of its kind; `undefined` for one that sent nothing and was not taken up. */
  readonly monthRank: number | undefined;
  readonly yearRank: number | undefined;
}

/** How places are given, for screen and paper. */
export const ADOPTION_ORDER =
  '名次按同类单位的采用篇次排列，篇次相同的依次比较国家级、省级、市级、区级和报送篇数，都相同的并列';

export function takenTotal({ taken }: AdoptionFigures): number {
  return ADOPTION_LEVELS.reduce((sum, level) => sum + taken[level], 0);
}

/** The better first: taken up more often, then by the higher levels, then with more pieces sent. */
function order(a: AdoptionFigures, b: AdoptionFigures): number {
  const byLevel = ADOPTION_LEVELS.toReversed().map((level) => b.taken[level] - a.taken[level]);
  return [takenTotal(b) - takenTotal(a), ...byLevel, b.sent - a.sent].find((difference) => difference !== 0) ?? 0;
}

/** Units by kind, each kind ranked by itself and in the order of the month. Equal ones share a rank: 1, 1, 3. */
export function rankedAdoptions(units: readonly AdoptionUnit[]): readonly RankedAdoption[] {
  return UNIT_KINDS.flatMap((kind) => {
    const own = units.filter((unit) => unit.kind === kind);
    const rank = (unit: AdoptionUnit, of: (unit: AdoptionUnit) => AdoptionFigures): number | undefined => {
      const figures = of(unit);
      if (figures.sent === 0 && takenTotal(figures) === 0) return undefined;
      return 1 + own.filter((other) => order(of(other), figures) < 0).length;
    };
    return own
      .map((unit) => ({ unit, monthRank: rank(unit, (each) => each.month), yearRank: rank(unit, (each) => each.year) }))
      .toSorted((a, b) => order(a.unit.month, b.unit.month) || order(a.unit.year, b.unit.year));
  });
}

function sumOf(units: readonly AdoptionUnit[], of: (unit: AdoptionUnit) => AdoptionFigures): AdoptionFigures {
  const sum = (one: (figures: AdoptionFigures) => number) => units.reduce((all, unit) => all + one(of(unit)), 0);
  return {
    sent: sum(({ sent }) => sent),
    taken: {
      district: sum(({ taken }) => taken.district),
      city: sum(({ taken }) => taken.city),
      province: sum(({ taken }) => taken.province),
      state: sum(({ taken }) => taken.state),
    },
  };
}

/** 采用12篇次，其中国家级0、省级2、市级4、区级6篇次. */
function takenWords(figures: AdoptionFigures): string {
  const levels = ADOPTION_LEVELS.toReversed().map((level) => `${ADOPTION_LEVEL_WORDS[level]}${figures.taken[level]}`);
  const total = takenTotal(figures);
  return total === 0 ? '没有被采用' : `被采用${total}篇次，其中${levels.join('、')}篇次`;
}

const MOST_NAMES = 10;
const MOST_HEAD = 3;

export function adoptionTitle({ district, year, month }: AdoptionFacts): string {
  return `关于${district}${year}年${month}月\n政务信息采用情况的通报`;
}

/** The paper's paragraphs, part by part. */
export function adoptionText(
  facts: AdoptionFacts,
): Readonly<Record<'overall' | 'results' | 'problems', readonly string[]>> {
  const { units, month, adopted } = facts;
  const [now, year] = [sumOf(units, (unit) => unit.month), sumOf(units, (unit) => unit.year)];
  const senders = units.filter((unit) => unit.month.sent > 0).length;
  const sentWords = senders === 0 ? '没有单位报送信息' : `${senders}个单位报送信息${now.sent}篇`;
  const sofar = month === 1 ? '' : `1至${month}月累计报送信息${year.sent}篇，${takenWords(year)}。`;
  const head = UNIT_KINDS.flatMap((kind) => {
    const own = rankedAdoptions(units.filter((unit) => unit.kind === kind)).filter(
      ({ unit, monthRank }) => takenTotal(unit.month) > 0 && monthRank !== undefined && monthRank <= MOST_HEAD,
    );
    if (own.length === 0) return [];
    const names = own.slice(0, MOST_NAMES).map(({ unit }) => `${unit.name}（${takenTotal(unit.month)}篇次）`);
    return [`${UNIT_KIND_WORDS[kind]}中，${month}月采用居前的有：${names.join('、')}。`];
  });
  const high = adopted.filter(({ level }) => level === 'state' || level === 'province');
  const titles = high
    .slice(0, MOST_NAMES)
    .map(({ unit, title, level }) => `${unit}《${title}》（${ADOPTION_LEVEL_WORDS[level]}）`);
  const silent = units.filter(({ isSilent }) => isSilent).map(({ name }) => name);
  return {
    overall: [`${month}月，${sentWords}，${takenWords(now)}。${sofar}`],
    results: [
      ...(head.length > 0 ? head : [`${month}月没有信息被采用。`]),
      ...(titles.length > 0 ? [`被省级以上采用的信息：${titles.join('、')}。`] : []),
    ],
    problems: [
      silent.length > 0
        ? `${month}月应报而没有报送信息的有${silent.length}个单位：${namedUnits(silent, MOST_NAMES)}。`
        : `${month}月没有应报未报的单位。`,
    ],
  };
}

/** The values of the paper's tags. */
export function adoptionValues(facts: AdoptionFacts): PaperValues {
  const text = adoptionText(facts);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => ({ 段落: line }));
  return {
    ...senderValues(facts.sender, facts.asOf, facts.on),
    区县: facts.district,
    年度: String(facts.year),
    月份: String(facts.month),
    发文字号: facts.number,
    标题: adoptionTitle(facts),
    主送机关: facts.addressees === '' ? toFill('主送机关') : facts.addressees,
    总体情况: paragraphs(text.overall),
    采用情况: paragraphs(text.results),
    存在问题: paragraphs(text.problems),
    统计口径: `${facts.counting}；${ADOPTION_ORDER}`,
    单位情况: facts.units.length > 0 ? rankedAdoptions(facts.units).map(unitRow) : [unitRow(NOBODY)],
    采用信息: facts.adopted.length > 0 ? facts.adopted.map(pieceRow) : [NOTHING],
  };
}

const NO_FIGURES: AdoptionFigures = { sent: 0, taken: { district: 0, city: 0, province: 0, state: 0 } };
const NOBODY: RankedAdoption = {
  unit: { name: '无', kind: 'other', month: NO_FIGURES, year: NO_FIGURES, isSilent: false },
  monthRank: undefined,
  yearRank: undefined,
};
const NOTHING: PaperValues = { 序号: '—', 单位: '无', 信息标题: '—', 级别: '—', 采用日期: '—', 刊物: '—' };

function unitRow({ unit, monthRank, yearRank }: RankedAdoption): PaperValues {
  const { name, kind, month, year } = unit;
  return {
    类别: UNIT_KIND_WORDS[kind],
    单位: name,
    报送: String(month.sent),
    区级: String(month.taken.district),
    市级: String(month.taken.city),
    省级: String(month.taken.province),
    国家级: String(month.taken.state),
    采用: String(takenTotal(month)),
    当月名次: monthRank === undefined ? '—' : String(monthRank),
    累计报送: String(year.sent),
    累计采用: String(takenTotal(year)),
    累计名次: yearRank === undefined ? '—' : String(yearRank),
  };
}

function pieceRow({ unit, title, level, on, outlet }: AdoptedPiece, index: number): PaperValues {
  return {
    序号: String(index + 1),
    单位: unit,
    信息标题: title,
    级别: ADOPTION_LEVEL_WORDS[level],
    采用日期: chineseDate(on),
    刊物: outlet === '' ? '—' : outlet,
  };
}
