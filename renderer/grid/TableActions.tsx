import { Button, Dropdown } from 'antd';
import { FailureError } from '../bridge/call.ts';
import { formatBlock, formatHtmlTable, type HtmlCell } from './clipboard.ts';
import { csvOf, type TableCopy } from './csv.ts';
import { PrintedTable } from './PrintedTable.tsx';
import { copyToClipboard } from '../ui/copying.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveBytes } from '../ui/saveFile.ts';
import css from './TableActions.module.css';

interface TableWay {
  /** The rows as they are shown now; made when they are asked for. */
  readonly table: () => TableCopy;
  /** How many rows of a label column a cell covers when it is pasted, where the screen merges labels. */
  readonly spans?: (row: number, column: number) => number;
}

interface TableActionsProps extends TableWay {
  readonly disabled?: boolean;
  /** In a card's head: one small button that opens to both. */
  readonly small?: boolean;
  /** What the printer gets of the screen; that of a card does not speak for it. */
  readonly prints?: boolean;
  /** What it gets instead, where what is copied is too much for a sheet. */
  readonly paper?: () => TableCopy;
}

const CLIPBOARD_CLOSED = new FailureError({
  code: 'not-writable',
  message: '浏览器没有允许写入剪贴板，未能复制。请在地址栏的权限提示里选“允许”后再试，或改用“导出 CSV”。',
});

/** A table that may have to be fetched whole before it goes out. */
interface WholeTable extends Pick<TableWay, 'spans'> {
  readonly table: () => TableCopy | Promise<TableCopy>;
}

/** 复制表格 and 导出 CSV, as entries of a menu. */
export function useTableItems({ table, spans }: WholeTable) {
  const notify = useNotify();
  const copy = async (): Promise<void> => {
    const { header, rows } = await table();
    const texts = rows.map((row) => row.map((cell) => String(cell ?? '')));
    const html = rows.map((row, at) =>
      row.map((cell, column): HtmlCell => {
        const isNumber = typeof cell === 'number';
        return { text: String(cell ?? ''), isNumber, ...(spans ? { rowSpan: spans(at, column) } : {}) };
      }),
    );
    if (await copyToClipboard(formatBlock([header, ...texts]), formatHtmlTable(header, html)))
      notify.success(`已复制 ${rows.length} 行，到 WPS 表格里粘贴即可`);
    else notify.fault(CLIPBOARD_CLOSED);
  };
  const save = async (): Promise<void> => {
    try {
      const made = await table();
      const bytes = new TextEncoder().encode(csvOf(made));
      const name = await saveBytes({
        name: `${fileWords(made.name)}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        bytes,
      });
      if (name !== undefined) notify.success(`已导出：${name}（${made.rows.length} 行）`);
    } catch (error) {
      notify.fault(error);
    }
  };
  return [
    { key: 'copy', label: '复制表格', onClick: () => void copy() },
    { key: 'csv', label: '导出 CSV', onClick: () => void save() },
  ];
}

/** 复制表格 and 导出 CSV: every table leaves the screen the same way, with the rows that it shows. */
export function TableActions({ disabled = false, small = false, prints = !small, paper, ...way }: TableActionsProps) {
  const items = useTableItems(way);
  const printed = prints && !disabled && (
    <PrintedTable
      table={paper ?? way.table}
      spans={way.spans}
      onSave={() => items.find(({ key }) => key === 'csv')?.onClick()}
    />
  );
  if (small) {
    return (
      <>
        <Dropdown menu={{ items }} trigger={['click']} disabled={disabled}>
          <Button type="text" size="small" icon={<Icon name="down" size={12} />} iconPlacement="end">
            导出
          </Button>
        </Dropdown>
        {printed}
      </>
    );
  }
  return (
    <span className={css['actions']}>
      {items.map(({ key, label, onClick }) => (
        <Button key={key} type="text" disabled={disabled} onClick={onClick}>
          {label}
        </Button>
      ))}
      {printed}
    </span>
  );
}

/** Without the signs that file systems refuse. */
function fileWords(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|]/gu, ' ');
}
