import type { CheckReport } from '../../contract/checks.ts';
import { CHECK_KIND_WORDS } from '../../domain/words/checks.ts';
import type { ServiceContext } from '../app/context.ts';
import { listWorkbook, textCell, writeList } from '../app/listWorkbook.ts';

/** What a check found as a workbook, masked as on screen. */
export function exportReport(context: ServiceContext, { source, hits, texts }: CheckReport) {
  return writeList(context, undefined, (heading) =>
    listWorkbook(heading, {
      name: '检查结果',
      title: '发布前检查结果',
      caption: `${source}：检查 ${texts} 处文字，发现 ${hits.length} 处`,
      columns: [
        { header: ['类型'], width: 10, align: 'center' },
        { header: ['单位'], width: 16, align: 'left' },
        { header: ['所在内容'], width: 30, align: 'left' },
        { header: ['位置'], width: 16, align: 'left' },
        { header: ['发现（已遮盖）'], width: 24, align: 'left' },
        { header: ['前后文字'], width: 34, align: 'left' },
        { header: ['规范表述'], width: 20, align: 'left' },
        { header: ['说明'], width: 24, align: 'left' },
      ],
      rows: hits.map(({ kind, unit = '', record = source, place, shown, before, after, right, note }) =>
        [CHECK_KIND_WORDS[kind], unit, record, place, shown, `${before}【${shown}】${after}`, right, note].map((text) =>
          textCell(text),
        ),
      ),
      footer: ['说明：个人信息已遮盖，请到原文的位置核对；程序不保存检查到的内容。'],
    }),
  );
}
