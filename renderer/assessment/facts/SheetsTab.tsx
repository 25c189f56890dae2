import { Button } from 'antd';
import { useState } from 'react';
import type { ScoreFactsOfYear, SheetView } from '../../../electron/contract/scoreFacts.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { call } from '../../bridge/call.ts';
import type { TableCopy } from '../../grid/csv.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { instantWords } from '../../ui/dates.ts';
import { useNotify } from '../../ui/notify.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import tableCss from '../../ui/table.module.css';
import { plain } from '../points.ts';
import { FACTS_ADDRESS } from './address.ts';
import { BringDialog } from './BringDialog.tsx';
import { FactTable } from './FactTable.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

/** 第三方评分表: the sheets that schemes read, whether they are there, and what they hold. */
export function SheetsTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const notify = useNotify();
  const [, setAddress] = useAddressState(FACTS_ADDRESS);
  const [isBringing, setBringing] = useState(false);
  const [open, setOpen] = useState<SheetView>();
  const remove = useCommand('scoreFacts.removeSheet', notify.fault);
  const awaited = facts.asked.sheets.filter(({ sheet }) => !facts.sheets.some(({ name }) => name === sheet));
  return (
    <>
      <FactTable
        label="第三方评分表"
        columns={[['评分表', '22%'], ['项目'], ['单位', 72], ['来自文件', '22%'], ['存入时间', 170], ['', 150]]}
        rows={[
          ...facts.sheets.map((sheet) => ({
            key: sheet.id,
            cells: [
              sheet.name,
              sheet.items.join('、'),
              new Set(sheet.marks.map(({ unitId }) => unitId)).size,
              <span key="file" title={`SHA-256：${sheet.fileHash}`}>
                {sheet.fileName === '' ? '粘贴' : sheet.fileName}
              </span>,
              instantWords(sheet.savedAt),
              <span key="do" className="row">
                <Button size="small" onClick={() => setOpen(sheet)}>
                  查看
                </Button>
                <WriteButton
                  size="small"
                  type="text"
                  danger
                  locked={sheet.locked}
                  onClick={() =>
                    remove.send({ year, id: sheet.id }, ({ commandId }) =>
                      notify.success(`已移除评分表“${sheet.name}”`, { commandId }),
                    )
                  }
                >
                  移除
                </WriteButton>
              </span>,
            ],
          })),
          ...awaited.map(({ sheet, items }) => ({
            key: sheet,
            cells: [
              sheet,
              items.map(({ item, full }) => (full === undefined ? item : `${item}（${plain(full)} 分）`)).join('、'),
              '',
              <span key="none" className="accent">
                还没有导入
              </span>,
              '',
              <WriteButton key="do" size="small" onClick={() => setBringing(true)}>
                导入
              </WriteButton>,
            ],
          })),
        ]}
        table={() => sheetsTable(facts.sheets, year)}
        empty={{
          title: '方案没有用到第三方评分表',
          hint: '方案里有“第三方评分表”“分期得分”等规则时，这里列出要导入的表和项目。',
        }}
        actions={
          <WriteButton type="primary" onClick={() => setBringing(true)}>
            导入评分表
          </WriteButton>
        }
      />
      {open && <Marks sheet={open} onClose={() => setOpen(undefined)} />}
      {isBringing && (
        <BringDialog
          title="导入评分表"
          hint="每行一个单位，每列一个项目，列名与方案里的项目名一致；各月、各季度的表，列名或表名写明月份或季度。先核对，全部对得上才写入，原文件按哈希值留存。"
          example={'单位\t网站评估\t满意度\n区财政局\t92.5\t8.6'}
          read={(fileId) => call('scoreFacts.readSheet', { year, fileId })}
          paste={(block) => call('scoreFacts.pasteSheet', { year, block })}
          onRead={(file) => setAddress({ file })}
          onClose={() => setBringing(false)}
        />
      )}
    </>
  );
}

function sheetsTable(sheets: readonly SheetView[], year: number): TableCopy {
  return {
    name: `${year}年第三方评分`,
    header: ['评分表', '单位', '项目', '起', '止', '得分', '来自文件'],
    rows: sheets.flatMap(({ name, fileName, marks }) =>
      marks.map(({ unit, item, from, to, points }) => [name, unit, item, from, to, Number(points), fileName]),
    ),
  };
}

/** All figures of a sheet, a line for each unit. */
function Marks({ sheet, onClose }: { readonly sheet: SheetView; readonly onClose: () => void }) {
  const columns = [...new Set(sheet.marks.map(columnOf))];
  const units = [...Map.groupBy(sheet.marks, ({ unitId }) => unitId)];
  return (
    <Dialog title={`评分表“${sheet.name}”`} width={820} footer={null} onCancel={onClose}>
      <div className={tableCss['box']}>
        <table className={`num ${tableCss['table'] ?? ''} ${css['facts'] ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="right">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map(([unitId, marks]) => (
              <tr key={unitId}>
                <th scope="row">{marks[0]?.unit}</th>
                {columns.map((column) => {
                  const points = marks.find((mark) => columnOf(mark) === column)?.points;
                  return (
                    <td key={column} className="right">
                      {points === undefined ? <span className="faint">—</span> : plain(points)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

/** 网站评估; of a period's return with its first day: 网站评估 2021-04. */
function columnOf({ item, from }: SheetView['marks'][number]): string {
  return from === undefined ? item : `${item} ${from.slice(0, 7)}`;
}
