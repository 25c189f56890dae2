import type { PeriodUnit, TimeRule } from '../../../model/timeRule.ts';
import { dayIn, recurring } from './every.ts';
import type { TimeItem } from './pairs.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS } from './token.ts';

/** How a sentence names the period before. */
const PREVIOUS: Readonly<Record<PeriodUnit, RegExp>> = {
  day: /(?:前|上)一[日天]|昨[日天]/u,
  week: /上一?个?(?:周|星期)/u,
  month: /(?:上|前)一?个?(?:自然|完整)?月/u,
  quarter: /(?:上|前)一?个?(?:自然|完整)?季度?/u,
  halfYear: /(?:上|前)一?个半年|上半年度?的?(?:工作)?(?:情况|数据|总结|报告|报表)/u,
  year: /(?:上|前)一?个?(?:自然|完整)?年(?!底|末)|去年/u,
};

/** 每月8日前将上月统计表报市局: the sentence names the period before. */
export function withCovers(text: string, item: TimeItem): TimeItem {
  const sentence = text.slice(
    clauseStart(text, item.start, SENTENCE_BREAKS),
    clauseEnd(text, item.end, SENTENCE_BREAKS),
  );
  const rules = item.rules.map((rule): TimeRule => {
    if (rule.type !== 'recurring' || (rule.due.at !== 'dayInPeriod' && rule.due.at !== 'weekday')) return rule;
    return PREVIOUS[rule.every].test(sentence) ? { ...rule, covers: 'previous' } : rule;
  });
  const quarterly = PREVIOUS.quarter.test(sentence) ? asQuarterly(rules) : undefined;
  return { ...item, rules: quarterly === undefined ? rules : [quarterly] };
}

/** 1、4、7、10月10日前 of the quarter before: four dates that a quarterly rule says. */
function asQuarterly(rules: readonly TimeRule[]): TimeRule | undefined {
  const places = rules.map((rule) => {
    if (rule.type === 'once' && rule.year === undefined) return rule;
    return rule.type === 'recurring' && rule.every === 'year' && rule.due.at === 'dayInPeriod' ? rule.due : undefined;
  });
  const [first] = places;
  if (places.length !== 4 || first === undefined) return undefined;
  const inQuarter = (month: number) => ((month - 1) % 3) + 1;
  const same = places.every((place) => place?.day === first.day && inQuarter(place.month) === inQuarter(first.month));
  const months = new Set(places.map((place) => place?.month));
  return same && months.size === 4
    ? recurring('quarter', dayIn(inQuarter(first.month), first.day), 'previous')
    : undefined;
}
