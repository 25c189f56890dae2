import type { Clause } from '../model/scoreClause.ts';
import { plain } from './scorePoints.ts';
import { COUNT_PERIOD_WORDS, dayWord, GAP_UNIT_WORDS, SCORE_EVENT_WORDS } from './scoreRules.ts';

/** 扣 2 or 加 1. */
function signed(points: string): string {
  return `${points.startsWith('-') ? '扣' : '加'} ${plain(points)}`;
}

function every(perN: number | undefined): string {
  return perN === undefined || perN === 1 ? '每次' : `每 ${perN} 次`;
}

/** A rule in a few words, for the tree's narrow column: 每次扣 2. */
export function briefWords(clause: Clause): string {
  switch (clause.rule) {
    case 'share': {
      const [first] = clause.tiers ?? [];
      if (first !== undefined) return `分档：≥${plain(first.from)}% 得 ${plain(first.gives)}%`;
      if (clause.perPoint !== undefined) return `每百分点${signed(clause.perPoint.points)}`;
      return `${clause.good.any.includes('done') ? '完成率' : '按时率'} × 满分`;
    }
    case 'ratio':
      return clause.perPoint === undefined ? '两数之比 × 满分' : `每百分点${signed(clause.perPoint.points)}`;
    case 'byCount':
      return clause.tiers.map(({ from, points }) => `${from} 次${signed(points)}`).join('，');
    case 'perOccurrence':
      return `${clause.perDay === undefined ? every(clause.perN) : '按迟办天数'}${signed(clause.points)}`;
    case 'lateDecay':
      return `每迟 1 ${dayWord(clause.days)}扣 ${plain(clause.perDay)}`;
    case 'deadline':
      return `迟办得 ${plain(clause.late)}，未办得 ${plain(clause.missing)}`;
    case 'checklist':
      return `${clause.counts === 'each' ? '每项' : '有一项'}${signed(clause.points)}`;
    case 'findings':
      return [
        ...(clause.found === undefined ? [] : [`每个${signed(clause.found)}`]),
        ...(clause.notRectified === undefined ? [] : [`逾期未整改${signed(clause.notRectified)}`]),
      ].join('，');
    case 'sample':
      return '抽查正确率 × 满分';
    case 'shortfall':
      return `${COUNT_PERIOD_WORDS[clause.per].each} ${clause.quota}，每少 1 ${signed(clause.points)}`;
    case 'threshold':
      return `达到 ${clause.atLeast} 得满分`;
    case 'periods':
      return `${COUNT_PERIOD_WORDS[clause.every].each}得分取平均`;
    case 'freshness':
      return `超过 ${clause.gap.n} ${GAP_UNIT_WORDS[clause.gap.unit]}未更新${signed(clause.points)}`;
    case 'judged':
      return clause.assessors === 'one' ? '人工评议' : '几人评议取平均';
    case 'sheet':
      return '按评分表';
    case 'rollup':
      return '抽查单位的平均';
    case 'events':
      return clause.entries
        .slice(0, 3)
        .map(({ type, name, points }) => `${name ?? SCORE_EVENT_WORDS[type]}${signed(points)}`)
        .join('、');
    case 'excess':
      return `超过 ${clause.quota} 加分`;
    case 'byRank':
      return '按名次给分';
    case 'toBest':
      return '与最高者相比';
    default:
      return `低于 ${plain(clause.below)}% 每期${signed(clause.points)}`;
  }
}
