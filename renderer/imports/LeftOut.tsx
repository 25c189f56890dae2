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
  const sheets = preview.skippedSheets;
  if (rows.length === 0 && sheets.length === 0) return null;
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
      {rows.map(({ address, text }) => (
        <li key={`${address} ${text}`}>
          <Shown name={address} onShow={() => go(() => onShowRow(rowOfAddress(address)))} />
          {text}
        </li>
      ))}
    </ul>
  );
  const words = [
    ...(sheets.length > 0 ? [`${sheets.length} 个工作表`] : []),
    ...(rows.length > 0 ? [table?.kind === 'plan' ? `${rows.length} 段` : `${rows.length} 行备注或落款`] : []),
  ].join('、');
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

function Shown({ name, onShow }: { readonly name: string; readonly onShow: (() => void) | undefined }) {
  if (!onShow) return <b>{name}</b>;
  return (
    <button type="button" className={clsx('num', tableCss['row-open'], css['place'])} onClick={onShow}>
      {name}
    </button>
  );
}
