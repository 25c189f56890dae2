import Fraction from 'fraction.js';
import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { onTimeRate } from '../occurrences/counts.ts';
import { plainPoints, roundPoints, type Points } from '../points.ts';
import { exact, sumOf } from '../scoring/exact.ts';
import { UNRANKED } from '../words/assessment.ts';
import { namedUnits } from './items.ts';
import { fileNameOf, headingNumber, toFill } from './paper.ts';
import type { WordBlock, WordCell, WordPaper } from './wordPaper.ts';

/** A unit as its class's table has it. */
export interface AssessedUnit {
  readonly name: string;
  readonly place?: number;
  readonly total?: Points;
  readonly contribution?: Points;
  readonly grade?: string;
  /** Why it has no place. */
  readonly why?: string;
  /** Some leaf waits to be judged. */
  readonly isProvisional: boolean;
  /** What is due by the day of the figures, and how much of it was done on time. */
  readonly counts: { readonly due: number; readonly onTime: number };
}

/** An indicator that cost a class points. */
export interface LostMarks {
  /** From the first level down: 一级／按时公开. */
  readonly indicator: string;
  readonly full: Points;
  /** What each unit is short of the marks, or was taken off it; more than nought. */
  readonly units: readonly { readonly name: string; readonly points: Points }[];
  /** Lines of the deduction list (扣分清单) under it. */
  readonly lines: number;
}

export interface AssessedClass {
  readonly name: string;
  /** Of the published figures; absent while nothing is frozen. */
  readonly version?: number;
  /** The days of the notice (公示) that has put the figures before the public, while nothing is frozen. */
  readonly notice?: { readonly since: PlainDate; readonly until: PlainDate };
  /** Units whose published figure has entries since. */
  readonly entered: readonly string[];
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  /** What a full score comes to, and what it contributes. */
  readonly outOf: Points;
  readonly most: Points;
  /** Of the totals of units that have a place. */
  readonly mean?: Points;
  /** In the scheme's order; empty: it gives none. */
  readonly grades: readonly string[];
  /** By place, those without one last. */
  readonly units: readonly AssessedUnit[];
  readonly lost: readonly LostMarks[];
}

/** Everything that the draft of a year's 考核情况通报 says. */
export interface ScoreCircularFacts {
  readonly district: string;
  readonly year: number;
  /** The day of writing. */
  readonly on: PlainDate;
  readonly office: string;
  /** Nobody below so many percent on time is praised, nor whose total is not above the mean of its class. */
  readonly praiseFloor: number;
  readonly classes: readonly AssessedClass[];
}

const MOST_NAMES = 10;
const MOST_HEAD = 3;
const MOST_LOST = 5;
const MOST_LOSERS = 3;

/** 考核情况通报初稿: class by class what the table of scores has, nothing that is not in the figures. */
export function scoreCircular(facts: ScoreCircularFacts): WordPaper {
  const { district, year, on, office, classes } = facts;
  const name = `${district}${year}年度政务公开考核情况通报`;
  const last = headingNumber(classes.length + 2);
  const scope = classes.length === 1 ? `（${classes.map((each) => each.name).join('')}）` : '';
  return {
    fileName: fileNameOf(`${name}初稿${scope}`, 'docx'),
    title: `${name}（初稿）`,
    blocks: [
      { kind: 'heading', text: '一、总体情况' },
      { kind: 'paragraph', text: overallText(facts) },
      ...classes.flatMap((each, index) => classBlocks(each, headingNumber(index + 2), facts.praiseFloor)),
      { kind: 'heading', text: `${last}、下一步要求` },
      { kind: 'paragraph', text: toFill('下一步工作要求') },
    ],
    signature: [office, chineseDate(on)],
  };
}

function overallText({ year, classes }: ScoreCircularFacts): string {
  if (classes.length === 0) return `${year}年度没有参加考核的单位。`;
  const all = classes.reduce((sum, { units }) => sum + units.length, 0);
  const each = classes.map(({ name, units }) => `${name}${units.length}个`).join('、');
  const states = classes.map(stateText).join('');
  return `${year}年度纳入政务公开考核的单位共${all}个：${each}。${states}`;
}

/** 部门得分已定稿，以第1版公布的得分为准，…; 其他单位得分未定稿，为公示的得分，…; 镇街得分未定稿，…. */
function stateText({ name, version, notice, entered, asOf, cutOff }: AssessedClass): string {
  const entries = (since: string): string =>
    entered.length === 0 ? '' : `，并计入${since}后对${namedUnits(entered, MOST_NAMES)}的补记`;
  const facts = `，事实截至${chineseDate(asOf)}。`;
  if (version !== undefined) return `${name}得分已定稿，以第${version}版公布的得分为准${entries('定稿')}${facts}`;
  if (notice === undefined) {
    return `${name}得分未定稿，为截至${chineseDate(asOf)}的计算结果，考核截止日为${chineseDate(cutOff)}。`;
  }
  const days = `${chineseDate(notice.since)}至${chineseDate(notice.until)}`;
  return `${name}得分未定稿，为${days}公示的得分${entries('公示')}${facts}`;
}

function classBlocks(of: AssessedClass, number: string, praiseFloor: number): readonly WordBlock[] {
  const said = [figuresText(of), praiseText(of, praiseFloor)];
  const after = [...lostTexts(of), ...unrankedTexts(of)];
  const paragraph = (text: string): WordBlock => ({ kind: 'paragraph', text });
  return [
    { kind: 'heading', text: `${number}、${of.name}考核情况${of.version === undefined ? '（未定稿）' : ''}` },
    ...said.map(paragraph),
    rankingTable(of),
    ...after.map(paragraph),
  ];
}

const isRanked = ({ place }: AssessedUnit): boolean => place !== undefined;

/** How many there are, the mean, the highest and the lowest, grades, and how many wait to be judged. */
function figuresText({ name, outOf, mean, grades, units }: AssessedClass): string {
  const ranked = units.filter(isRanked);
  const totals = ranked.flatMap(({ total }) => (total === undefined ? [] : [total]));
  const [highest, lowest] = [totals[0], totals.at(-1)];
  const ends = highest === undefined || lowest === undefined ? '' : `，最高${highest}分，最低${lowest}分`;
  const average = mean === undefined ? '' : `，平均${mean}分（满分${plainPoints(outOf)}分）${ends}`;
  const counted = grades.flatMap((grade) => {
    const own = units.filter((unit) => unit.grade === grade).length;
    return own === 0 ? [] : [`${grade}${own}个`];
  });
  const graded = counted.length === 0 ? '' : `等次：${counted.join('、')}。`;
  const open = units.filter(({ isProvisional }) => isProvisional).length;
  const waiting = open === 0 ? '' : `有${open}个单位的指标尚未评议，总分暂计。`;
  return `${name}共${units.length}个单位，参加排名${ranked.length}个${average}。${graded}${waiting}`;
}

/** Those at the head who are above the mean of their class, and whose on-time rate reaches the year's floor; who has nothing due has no rate below it. */
function praiseText({ name, mean, units }: AssessedClass, floor: number): string {
  const isPraised = ({ place, total, counts: { due, onTime } }: AssessedUnit): boolean => {
    if (place === undefined || place > MOST_HEAD || total === undefined || mean === undefined) return false;
    const isTimely = due === 0 || new Fraction(onTime, due).mul(100).compare(floor) >= 0;
    return isTimely && exact(total).compare(exact(mean)) > 0;
  };
  const named = units.filter(isPraised).map((unit) => {
    const rate = unit.counts.due === 0 ? '' : `，按时率${onTimeRate(unit.counts)}`;
    return `${unit.name}（第${unit.place}名，${unit.total}分${rate}）`;
  });
  if (named.length === 0) return toFill(`${name}中做得较好的单位，没有的删去`);
  const rest = named.length > MOST_NAMES ? `等${named.length}个单位` : '';
  return `得分居前的有：${named.slice(0, MOST_NAMES).join('、')}${rest}。`;
}

function rankingTable({ outOf, most, grades, units }: AssessedClass): WordBlock {
  const hasGrades = grades.length > 0;
  const cells = (words: readonly string[]): readonly WordCell[] =>
    words.map((text, column) => (column === 1 ? { text, align: 'left' } : { text }));
  const header = [
    '名次',
    '单位',
    `总分（${plainPoints(outOf)}分）`,
    `折算分（${plainPoints(most)}分）`,
    ...(hasGrades ? ['等次'] : []),
  ];
  return {
    kind: 'table',
    widths: [12, 40, 20, 20, ...(hasGrades ? [14] : [])],
    headerRows: 1,
    rows: [
      header.map((text) => ({ text })),
      ...units.map(({ name, place, total, contribution, grade }) =>
        cells([
          place === undefined ? UNRANKED : String(place),
          name,
          total ?? '—',
          contribution ?? '—',
          ...(hasGrades ? [grade ?? '—'] : []),
        ]),
      ),
    ],
  };
}

/** The indicators on which a class lost most, with who lost most of it. */
function lostTexts({ name, lost }: AssessedClass): readonly string[] {
  const sorted = lost
    .map((each) => ({ ...each, sum: sumOf(each.units.map(({ points }) => exact(points))) }))
    .toSorted((a, b) => b.sum.compare(a.sum))
    .slice(0, MOST_LOST);
  if (sorted.length === 0) return [`${name}没有失分的指标。`];
  const texts = sorted.map(({ indicator, full, units, lines, sum }) => {
    const worst = units
      .toSorted((a, b) => exact(b.points).compare(exact(a.points)))
      .slice(0, MOST_LOSERS)
      .map((unit) => `${unit.name}${unit.points}分`)
      .join('、');
    const marks = Number(full) === 0 ? '' : `（满分${plainPoints(full)}分）`;
    const listed = lines === 0 ? '' : `，扣分清单列明${lines}条`;
    const who = units.length > MOST_LOSERS ? '，较多的有' : '：';
    return `“${indicator}”${marks}${units.length}个单位共失${roundPoints(sum)}分${listed}${who}${worst}`;
  });
  return [`失分较多的指标：${texts.join('；')}。`];
}

/** 区民政局（申诉未决）: who has no place, and why. */
function unrankedTexts({ units }: AssessedClass): readonly string[] {
  const named = units
    .filter((unit) => !isRanked(unit))
    .map(({ name, why }) => (why === undefined ? name : `${name}（${why}）`));
  return named.length === 0 ? [] : [`${UNRANKED}的单位：${named.join('、')}。`];
}
