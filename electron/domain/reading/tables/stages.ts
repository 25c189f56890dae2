import { readTimeWording } from '../wording/time.ts';
import type { RuleReading, TimeReading } from '../wording/reading.ts';
import { cellSign } from './cellSigns.ts';
import type { TableCells } from './rowCells.ts';
import { columnPeriod, type HeaderPeriod } from './periodWords.ts';

/** A goal, or a tick, below a quarter, half or month. */
export interface StageCell {
  readonly period: HeaderPeriod;
  /** The header's word: 一季度. */
  readonly head: string;
  readonly text: string;
  readonly isTick: boolean;
}

const NOTHING = /^[-—–/无\s]+$/u;

/** What a row holds in its columns of stages. */
export function stageCells({ index, columns }: TableCells, row: number): readonly StageCell[] {
  return columns.stage.flatMap(({ column, header }) => {
    const words = header.split('／');
    const period = columnPeriod(words);
    const word = words.at(-1) ?? '';
    const head = /^\d+$/u.test(word) ? `${Number(word)}月` : word;
    const text = index.textAt(row, column).trim();
    if (period === undefined || text === '' || NOTHING.test(text)) return [];
    return [{ period, head, text, isTick: cellSign(text) === 'tick' }];
  });
}

const MONTHS_OF_YEAR = 12;

/** Stages as a time wording: 「一季度：立项；二季度：招标」; ticks as their months: 「2月、8月」. */
export function stageWording(stages: readonly StageCell[]): string {
  if (stages.every(({ isTick }) => isTick)) {
    const isEveryMonth = stages.length === MONTHS_OF_YEAR && stages.every(({ period }) => period.isMonth);
    return isEveryMonth ? '每月' : stages.map(({ head }) => head).join('、');
  }
  return stages.map(({ head, text, isTick }) => (isTick ? head : `${head}：${text}`)).join('；');
}

/** The rules of a row's stages: each is due by the end of its period, or by the day that its goal names. All are proposed. */
export function readStages(stages: readonly StageCell[], wording: string, planYear: number): TimeReading {
  const check = `“${stages[0]?.head ?? ''}”等列读作分期目标，到期日取各期末，请核对。`;
  if (wording === '每月') return { ...readTimeWording(wording, { planYear, source: 'time' }), check };
  let from = 0;
  const rules = stages.flatMap((stage): RuleReading[] => {
    const text = stage.isTick ? stage.head : `${stage.head}：${stage.text}`;
    const start = Math.max(0, wording.indexOf(text, from));
    from = start + text.length;
    const span = { start, end: from, text };
    return rulesOfStage(stage, planYear).map(({ rule }) => ({ rule, span, confidence: 'proposed' }));
  });
  return { rules, check };
}

function rulesOfStage({ period: { year, month }, text, isTick }: StageCell, planYear: number): readonly RuleReading[] {
  const own = isTick ? [] : readTimeWording(text, { planYear, source: 'content' }).rules;
  if (own.length > 0) return own;
  const named = year === undefined ? '' : `${year}年`;
  return readTimeWording(`${named}${month}月底`, { planYear, source: 'time' }).rules;
}
