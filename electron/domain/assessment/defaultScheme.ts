import type { IndicatorId } from '../brand.ts';
import type { Indicator, Scheme } from '../model/scheme.ts';

// Fixed ids: a default indicator keeps its identity over years and data folders.
function indicator(id: string, name: string, rule: Indicator['rule'], full: string): Indicator {
  return { id: id as IndicatorId, name, rule, full };
}

/**
 * The scheme a new year starts with: 100 points, weight 4 % (the least allowed), base 100. Late-but-done is late under
 * 定时公开按时率 and done under 任务举措完成; 日常管理评议 is given by hand, with a reason.
 */
export function defaultScheme(): Scheme {
  return {
    version: 1,
    weight: '4',
    base: 100,
    indicators: [
      indicator('disclosure-on-time', '定时公开按时率', 'disclosureOnTime', '40'),
      indicator('measures-done', '任务举措完成', 'measuresDone', '30'),
      indicator('submissions-met', '信息报送', 'submissionsMet', '20'),
      indicator('daily-management', '日常管理评议', 'manual', '10'),
    ],
  };
}
