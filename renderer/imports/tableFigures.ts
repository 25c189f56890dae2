import type { ImportSummary, TablePreview } from '../../electron/contract/imports.ts';

/** 5 个任务 · 52 项举措，分列为 60 项: rows of the file, and what they become where a labelled list was taken apart. */
export function sizeOf({ kind, rows, measures, tasks }: TablePreview): string {
  const parted = measures === rows.length ? '' : `，分列为 ${rows.length} 项`;
  if (kind === 'schedule') return `${measures} 项公开事项${parted}`;
  return `${tasks} 个任务 · ${measures} 项举措${parted}`;
}

/** 新增 52 项，更新 0 项，未变 0 项；新建单位 31 个、单位组 3 个 */
export function summaryWords(summary: ImportSummary): string {
  const rows = [
    `新增 ${summary.created} 项，更新 ${summary.updated} 项，未变 ${summary.unchanged} 项`,
    ...(summary.removed > 0 ? [`删除 ${summary.removed} 项`] : []),
  ].join('，');
  const made = [
    ...(summary.unitsCreated > 0 ? [`单位 ${summary.unitsCreated} 个`] : []),
    ...(summary.groupsCreated > 0 ? [`单位组 ${summary.groupsCreated} 个`] : []),
  ];
  return made.length > 0 ? `${rows}；新建${made.join('、')}` : rows;
}
