import type { Points, ScoreRow } from '../../electron/contract/assessment.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';

/** Decimal text as hundredths, so that sums on the screen are exact; `undefined` for anything but a number of at most two places. */
export function hundredths(text: string): number | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.trim().normalize('NFKC'));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Hundredths as decimal text without needless zeros: 2140 → 21.4. */
export function pointsText(value: number): Points {
  const whole = Math.floor(value / 100);
  const rest = String(value % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

/** A share from 0 to 1, for a bar's length only. */
export function shareOf(points: Points | undefined, full: Points): number {
  const all = Number(full);
  return points === undefined || all === 0 ? 0 : Math.min(1, Number(points) / all);
}

/** What full marks come to in the overall assessment: 4 for a weight of 4 % of 100 points. */
export function fullContribution(weight: Points, base: number): Points | undefined {
  const value = hundredths(weight);
  return value === undefined ? undefined : pointsText((value * base) / 100);
}

/** A scheme while it is being changed: figures are what the person typed. */
export interface SchemeDraft {
  readonly weight: string;
  readonly base: 100 | 1000;
  readonly indicators: readonly { readonly id: SchemeNodeId; readonly name: string; readonly full: string }[];
}

export interface SchemeCheck {
  /** Sum of the full marks, where all of them are numbers. */
  readonly sum: Points | undefined;
  /** Chinese sentences, by field. */
  readonly weight?: string;
  readonly marks?: string;
}

const FULL_MARKS = 100_00;
const LEAST_WEIGHT = 4_00;

/** Whether a draft can be saved: full marks sum to 100, the weight is at least 4 % (national rule). The app checks the same again. */
export function checkDraft(draft: SchemeDraft): SchemeCheck {
  const weight = hundredths(draft.weight);
  const marks = draft.indicators.map((indicator) => hundredths(indicator.full));
  const bad = draft.indicators.find((indicator) => hundredths(indicator.full) === undefined);
  const unnamed = draft.indicators.some((indicator) => indicator.name.trim() === '');
  const sum = bad ? undefined : marks.reduce<number>((total, each) => total + (each ?? 0), 0);
  return {
    sum: sum === undefined ? undefined : pointsText(sum),
    ...(weightTrouble(weight) === undefined ? {} : { weight: weightTrouble(weight) ?? '' }),
    ...marksTrouble(sum, bad?.name, unnamed),
  };
}

function weightTrouble(weight: number | undefined): string | undefined {
  if (weight === undefined) return '请填写不超过两位小数的百分数，如 4 或 4.5。';
  if (weight < LEAST_WEIGHT) return '权重不能低于 4%：按规定，政务公开在绩效考核中的分值权重不低于 4%。';
  return weight > FULL_MARKS ? '权重不能超过 100%。' : undefined;
}

function marksTrouble(sum: number | undefined, bad: string | undefined, unnamed: boolean): { readonly marks?: string } {
  if (bad !== undefined) return { marks: `“${bad}”的满分应为不超过两位小数的数字。` };
  if (unnamed) return { marks: '指标名称不能为空。' };
  return sum === FULL_MARKS ? {} : { marks: `各指标满分合计应为 100 分，现为 ${pointsText(sum ?? 0)} 分。` };
}

/** Rows to show as chosen when the address names a unit that is not in this group: the first. */
export function rowOf(rows: readonly ScoreRow[], unitId: string): ScoreRow | undefined {
  return rows.find((row) => row.unitId === unitId) ?? rows[0];
}
