import { Button } from 'antd';
import { clsx } from 'clsx';
import type { ExportKind } from '../../electron/contract/exports.ts';
import { PAPER_SIZES, useExport, type ExportScope } from '../ui/ExportButton.tsx';
import { EXPORT_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import css from './ExportPanel.module.css';

interface ExportEntry {
  readonly kind: ExportKind;
  readonly holds: string;
  /** For whom, or for what, it is printed. */
  readonly reader: string;
}

const ENTRIES: readonly ExportEntry[] = [
  {
    kind: 'tasks',
    holds: '任务分解表加进展：每项举措的责任单位、时限、进展和状态。改过后可再导入，按行对应。',
    reader: '领导、督查',
  },
  {
    kind: 'schedule',
    holds: '每项定时公开事项的时限、应公开、按时、迟办、逾期，另附逾期清单。改过后可再导入，按行对应。',
    reader: '领导',
  },
  {
    kind: 'outstanding',
    holds: '逾期和临期的项次，按单位排列，逾期久的在前，写明应办日期和延期，另附分单位统计。',
    reader: '领导、催办',
  },
  {
    kind: 'units',
    holds: '一个单位一张：承担的事项、应办日期、亮灯和办结情况，合在一个工作簿里。',
    reader: '各单位核对',
  },
  { kind: 'submissions', holds: '各单位各月报送篇数、合计、应报和达标月数，缺报的月份标出。', reader: '领导、通报' },
  {
    kind: 'adoptions',
    holds: '上月各单位报送、各级采用篇次和名次，1 月起累计。其他月份在“公文”的采用情况通报里导出。',
    reader: '领导、通报',
  },
  { kind: 'assessment', holds: '各单位各项指标得分、总分、名次和折算分。', reader: '领导、考核办' },
  {
    kind: 'scoreWhole',
    holds: '各级指标得分、总分、折算分、名次、等次和备注，一个类别一张，宜用 A3。',
    reader: '领导、考核办',
  },
  {
    kind: 'scoreSheets',
    holds: '一个单位一张：各级指标的得分、计入的事实和加减分、总分的计算。',
    reader: '各单位核对',
  },
  {
    kind: 'scoreDeductions',
    holds: '各单位扣分的指标、事实、日期和分值，写明已在何处计。',
    reader: '各单位核对、考核办',
  },
  {
    kind: 'scoreFormulas',
    holds: '得分、总分、折算分、名次都是活的公式，可在表格软件里重算；不能写成公式的写明为数值。',
    reader: '考核办核算',
  },
];

/** What there is to print, each on A4 or A3. */
export function ExportPanel({ scope }: { readonly scope: ExportScope }) {
  const { start, dialog } = useExport();
  return (
    <ul className={css['exports']}>
      {ENTRIES.map(({ kind, holds, reader }) => (
        <li key={kind}>
          <div className={css['name']}>
            <p>{EXPORT_KIND_WORDS[kind].short}</p>
            <p className="sub text-sm">{reader}</p>
          </div>
          <p className={clsx('sub text-sm', css['holds'])}>{holds}</p>
          {PAPER_SIZES.map((paper) => (
            <Button
              key={paper}
              aria-label={`导出${EXPORT_KIND_WORDS[kind].short} ${paper}`}
              title={`${paper} 横向，.xlsx`}
              onClick={() => start(kind, paper, scope)}
            >
              {paper}
            </Button>
          ))}
        </li>
      ))}
      {dialog}
    </ul>
  );
}
