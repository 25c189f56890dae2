import { Button } from 'antd';
import type { ExportKind } from '../../electron/contract/exports.ts';
import { EXPORT_WORDS, PAPERS, useExport } from './ExportButton.tsx';

const CONTENTS: Readonly<Record<ExportKind, string>> = {
  tasks: '任务分解表加进展：每项举措的责任单位、时限、完成数和状态',
  schedule: '每项定时公开事项的时限、应办数、按时、迟办、逾期',
  assessment: '各单位各项指标得分、总分、名次和折算分',
};

/** The workbooks for leadership, on A4 or A3. */
export function ExportPanel() {
  const { start, dialog } = useExport();
  return (
    <ul className="exports">
      {(Object.keys(EXPORT_WORDS) as ExportKind[]).map((kind) => (
        <li key={kind}>
          <div className="grow">
            <p>{EXPORT_WORDS[kind]}</p>
            <p className="sub">{CONTENTS[kind]}</p>
          </div>
          {PAPERS.map((paper) => (
            <Button key={paper} aria-label={`导出${EXPORT_WORDS[kind]} ${paper}`} onClick={() => start(kind, paper)}>
              {paper}
            </Button>
          ))}
        </li>
      ))}
      {dialog}
    </ul>
  );
}
