import { useState } from 'react';
import { clsx } from 'clsx';
import { Button } from 'antd';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { LayoutEditor } from './LayoutEditor.tsx';
import { draftOfSheet } from './layoutDraft.ts';
import { isText } from './pageText.ts';
import type { SkippedSheetView } from './sheets.ts';
import { SourceGrid } from './SourceGrid.tsx';
import { SourceText } from './SourceText.tsx';
import previewCss from './preview.module.css';

/** A sheet in which nothing was found: it can be looked at, and its header shown by hand. */
export function SkippedPanes({
  previewId,
  sheet,
}: {
  readonly previewId: string;
  readonly sheet: SkippedSheetView | undefined;
}) {
  const [mapping, setMapping] = useState(false);
  const grid = sheet?.grid;
  if (!sheet || !grid) {
    return (
      <Card className="pane">
        <EmptyState
          title="文件里没有认出表格"
          hint={
            sheet?.reason ?? '需要有“序号、工作任务、工作举措、责任单位”或“指标名称、单位名称、公开时限”这样的表头。'
          }
        />
      </Card>
    );
  }
  const text = isText(grid);
  return (
    <div className={clsx(previewCss['panes'], previewCss['panes-source'])}>
      {mapping ? (
        <LayoutEditor
          previewId={previewId}
          sheet={sheet.sheet}
          grid={grid}
          start={draftOfSheet(grid, sheet.start)}
          onClose={() => setMapping(false)}
        />
      ) : (
        <Card
          className="pane"
          title={text ? '原文' : '原表'}
          extra={<span className="sub ellipsis">{sheet.sheet}</span>}
        >
          {text ? (
            <SourceText sheet={sheet.sheet} title="" grid={grid} rows={[]} current={undefined} />
          ) : (
            <SourceGrid sheet={sheet.sheet} grid={grid} headerRows={undefined} renderHead={() => null} />
          )}
        </Card>
      )}
      <Card className="pane" title="读取结果">
        <EmptyState
          title={text ? '没有读到要办的事' : '没有认出表格'}
          hint={
            text
              ? `${sheet.reason}。`
              : `${sheet.reason}。如果它就是任务分解表或明细表，请指出表头在哪一行、各列是什么。`
          }
          actions={
            !text &&
            !mapping && (
              <Button type="primary" onClick={() => setMapping(true)}>
                调整列对应
              </Button>
            )
          }
        />
      </Card>
    </div>
  );
}
