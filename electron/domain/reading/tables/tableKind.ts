import type { TableColumn } from './columns.ts';
import type { TableLayout } from './layout.ts';

const SCHEDULE_TITLE = /定时公开|公开指标|指标明细|公开目录|事项目录|标准目录|公开清单|公开计划|主动公开|更新/u;
const BREAKDOWN_TITLE = /任务|分解|要点|台账|落实|分工|重点工作|督办|督查/u;

/** 定时公开指标明细表 or 任务分解表: by title and header words. Without columns that say when it is a breakdown: nothing falls due by the table itself. */
export function tableKind(columns: readonly TableColumn[], title: string): TableLayout['kind'] {
  const headersOf = (...roles: string[]): string =>
    columns
      .filter(({ role }) => roles.includes(role))
      .map(({ header }) => header)
      .join(' ');
  const time = headersOf('time');
  if (time === '' && headersOf('stage') === '') return 'breakdown';
  const says = (pattern: RegExp, text: string, weight: number): number => (pattern.test(text) ? weight : 0);
  const content = headersOf('content');
  const schedule =
    says(SCHEDULE_TITLE, title, 2) +
    says(/指标|公开|事项|信息|栏目/u, content, 2) +
    says(/公开|更新|发布|周期|频/u, time, 1);
  const breakdown =
    says(BREAKDOWN_TITLE, title, 2) +
    says(/举措|措施|任务|工作|问题/u, content, 2) +
    says(/完成|节点|截止|进度|办结|办理|整改/u, time, 1) +
    says(/任务|工作/u, headersOf('task', 'subtask'), 1);
  // Quarters and months alone are a plan's, unless it speaks of what is published.
  if (time === '') return schedule > breakdown ? 'schedule' : 'breakdown';
  return breakdown > schedule ? 'breakdown' : 'schedule';
}
