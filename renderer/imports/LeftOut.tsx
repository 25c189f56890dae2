import { Button, Popover } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ImportPreview, TablePreview } from '../../electron/contract/imports.ts';
import type { SheetTab } from './sheets.ts';
import { rowOfAddress } from './SourcePane.tsx';
import tableCss from '../ui/table.module.css';
import css from './LeftOut.module.css';

/** A row of the source that was left out. */
export interface LeftOutPlace {
  readonly row: number;
}

interface LeftOutProps {
  readonly preview: ImportPreview;
  readonly table: TablePreview | undefined;
  readonly tabs: readonly SheetTab[];
  readonly onShowSheet: (key: string) => void;
  readonly onShowRow: (gridRow: number) => void;
}

/** 未读入: what was left out, each with the way to look at it in the source. */
export function LeftOut({ preview, table, tabs, onShowSheet, onShowRow }: LeftOutProps) {
  const [open, setOpen] = useState(false);
  const rows = table?.leftOut ?? [];
  const columns = table?.unreadColumns ?? [];
  const sheets = preview.skippedSheets;
  const words = leftOutWords(preview, table);
  if (words === '') return null;
  const go = (show: () => void): void => {
    setOpen(false);
    show();
  };
  const list = (
    <ul className={css['list']}>
      {sheets.map((sheet) => {
        const tab = tabs.find(({ skipped }) => skipped === sheet);
        return (
          <li key={sheet.sheet}>
            <Shown name={`工作表“${sheet.sheet}”`} onShow={tab && (() => go(() => onShowSheet(tab.key)))} />
            {sheet.reason}
          </li>
        );
      })}
      {columns.map(({ column, letters, header, cells, reason }) => (
        <li key={column}>
          <Shown name={`${letters} 列`} onShow={table && (() => go(() => onShowRow(table.headerRows[1])))} />
          {`${header === '' ? '没有列名' : `“${header}”`}，${cells} 格有内容${reason === undefined ? '' : `：${reason}`}`}
        </li>
      ))}
      {rows.map(({ address, text, reason }) => (
        <li key={`${address} ${text}`}>
          <Shown name={address} onShow={() => go(() => onShowRow(rowOfAddress(address)))} />
          {reason === undefined ? text : `${reason}：${text}`}
        </li>
      ))}
    </ul>
  );
  return (
    <Popover
      content={list}
      title="没有读入的内容"
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
    >
      <Button type="link" size="small">
        未读入：{words}
      </Button>
    </Popover>
  );
}

/** 1 个工作表、2 列、3 行备注或落款; nothing where all was read. */
function leftOutWords({ skippedSheets }: ImportPreview, table: TablePreview | undefined): string {
  const rows = table?.leftOut ?? [];
  const parts = rows.filter(({ reason }) => reason !== undefined).length;
  const counts: readonly (readonly [number, string])[] = [
    [skippedSheets.length, '个工作表'],
    [table?.unreadColumns.length ?? 0, '列'],
    [rows.length - parts, table?.kind === 'plan' ? '段' : '行备注或落款'],
    [parts, '处'],
  ];
  return counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join('、');
}

function Shown({ name, onShow }: { readonly name: string; readonly onShow: (() => void) | undefined }) {
  if (!onShow) return <b>{name}</b>;
  return (
    <button type="button" className={clsx('num', tableCss['row-open'], css['place'])} onClick={onShow}>
      {name}
    </button>
  );
}
