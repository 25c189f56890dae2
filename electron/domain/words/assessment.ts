import type { IndicatorRule } from '../model/scheme.ts';

/** How an indicator is scored, as a formula that a person can check. */
export const INDICATOR_RULE_WORDS: Readonly<Record<IndicatorRule, string>> = {
  disclosureOnTime: '按时公开数 ÷ 应公开数 × 满分；迟办不算按时',
  measuresDone: '办结数 ÷ 应办结数 × 满分；迟办也算办结',
  submissionsMet: '达到每月目标的月数 ÷ 应报月数 × 满分',
  manual: '由考核人评分并写明理由',
};
