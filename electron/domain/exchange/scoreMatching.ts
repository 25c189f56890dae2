import type { SchemeNodeId } from '../brand.ts';
import type { AskedIndicator, SelfScore } from '../fillIn/round.ts';
import type { ReturnedScore } from '../fillIn/scores.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import { exceeds, parsePoints } from '../points.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { comparable } from './importTexts.ts';

/** What a unit claims for an indicator, as its book says it. */
export interface ScoreClaim extends Pick<SelfScore, 'indicatorId' | 'points' | 'reason'> {
  readonly indicator: AskedIndicator;
}

export interface ScoreMatch {
  readonly claims: readonly ScoreClaim[];
  /** Sentences on what cannot be taken, each with file, sheet, cell and value. */
  readonly troubles: readonly string[];
  /** Indicators for which no points came back. */
  readonly unclaimed: readonly AskedIndicator[];
  /** Rows in which the unit wrote something. */
  readonly filled: number;
}

/** As long as the contract lets a text be. */
const MOST = 20_000;
/** A dash where there is nothing to say. */
const NOTHING = /^[-—－／/\\]*$/u;

/** Sets a self-score beside the indicators that were asked for: by hidden key, and by name where the key is gone. */
export function matchScores(
  fileName: string,
  rows: readonly ReturnedScore[],
  stamp: WorkbookStamp | undefined,
  indicators: readonly AskedIndicator[],
): ScoreMatch {
  const claims = new Map<SchemeNodeId, ScoreClaim>();
  const troubles: string[] = [];
  const seen = new Set<SchemeNodeId>();
  let filled = 0;
  for (const row of rows) {
    const { points, reason, sheet, line } = row;
    const isUnsaved = points.noResult === true;
    const isBlank = !isUnsaved && NOTHING.test(points.text) && NOTHING.test(reason.text);
    if (!isBlank) filled += 1;
    const at = (cell: ReturnedScore['points']) =>
      `“${fileName}”工作表“${sheet}”单元格 ${cell.address} 的“${cell.text}”`;
    const indicator = indicatorOf(row, stamp, indicators);
    if (!indicator) {
      if (!isBlank) {
        const named = row.indicator === '' ? '没有写指标' : `的指标“${row.indicator}”不在考核方案中`;
        troubles.push(`“${fileName}”工作表“${sheet}”第 ${line} 行${named}，没有采用。请按原表的指标填写。`);
      }
      continue;
    }
    if (seen.has(indicator.id)) {
      if (!isBlank)
        troubles.push(`“${fileName}”工作表“${sheet}”第 ${line} 行与另一行同为指标“${indicator.name}”，没有采用。`);
      continue;
    }
    seen.add(indicator.id);
    if (isUnsaved) {
      troubles.push(
        `“${fileName}”工作表“${sheet}”单元格 ${points.address} 的公式没有保存结果，没有采用。请在 WPS 或 Excel 中打开并保存一次再返回。`,
      );
      continue;
    }
    if (NOTHING.test(points.text)) {
      if (!NOTHING.test(reason.text)) {
        troubles.push(
          `“${fileName}”工作表“${sheet}”第 ${line} 行“${indicator.name}”写了理由，没有填自评分，没有采用。`,
        );
      }
      continue;
    }
    const claimed = readPoints(points.text);
    if (claimed === undefined) {
      troubles.push(`${at(points)}不是分数，没有采用。请填 0 至 ${indicator.full} 的数字，最多两位小数。`);
      continue;
    }
    if (exceeds(claimed, indicator.full)) {
      troubles.push(`${at(points)}超过“${indicator.name}”的满分 ${indicator.full} 分，没有采用。请改正后重新返回。`);
      continue;
    }
    const said = NOTHING.test(reason.text) ? '' : reason.text;
    if (said.length > MOST)
      troubles.push(`“${fileName}”工作表“${sheet}”单元格 ${reason.address} 超过 ${MOST} 个字，只取前面的。`);
    claims.set(indicator.id, { indicatorId: indicator.id, indicator, points: claimed, reason: said.slice(0, MOST) });
  }
  return {
    claims: indicators.flatMap(({ id }) => claims.get(id) ?? []),
    troubles,
    unclaimed: indicators.filter(({ id }) => !claims.has(id)),
    filled,
  };
}

function indicatorOf(
  { key, indicator }: ReturnedScore,
  stamp: WorkbookStamp | undefined,
  indicators: readonly AskedIndicator[],
): AskedIndicator | undefined {
  const stamped = key === undefined ? undefined : stamp?.rows[key];
  const known = indicators.find(({ id }) => id === stamped?.id);
  if (known) return known;
  const named = indicators.filter(({ name }) => comparable(name) === comparable(indicator));
  return named.length === 1 ? named[0] : undefined;
}

/** 9.5 of “９．５分”; `undefined` for what is no number from 0 on with two places at most. */
function readPoints(text: string): string | undefined {
  const plain = foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/\s|分$/gu, '');
  // A calculated cell may come with binary dust: 9.500000000000002.
  const exact = /^\d{1,4}\.\d{6,}$/u.test(plain) ? String(Math.round(Number(plain) * 100_000) / 100_000) : plain;
  return /^\d{1,4}(?:\.\d{1,2})?$/u.test(exact) && parsePoints(exact) ? exact : undefined;
}
