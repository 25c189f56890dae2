import { Button } from 'antd';
import type { DutyRow } from '../../electron/contract/duties.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { cellText, columnWords, type TextColumn } from './columns.ts';

/** A cell's wording was taken out and nothing put in its place. */
export interface Emptied {
  readonly row: DutyRow;
  readonly column: TextColumn;
  /** Duties that share the cell. */
  readonly count: number;
  readonly onClear: () => void;
}

/** Asks before an official wording goes; that of the duty itself stays in any case. */
export function EmptiedDialog({ row, column, count, onClear, onClose }: Emptied & { readonly onClose: () => void }) {
  const clear = (): void => {
    onClear();
    onClose();
  };
  return (
    <Dialog
      title={`清空“${columnWords[column]}”？`}
      width={520}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>保留原文</Button>
          {column !== 'content' && (
            <Button danger onClick={clear}>
              清空
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="well">{cellText(row, column)}</p>
        <p>{consequence(row, column, count)}</p>
      </div>
    </Dialog>
  );
}

function consequence(row: DutyRow, column: TextColumn, count: number): string {
  if (column === 'content') return '事项必须有内容，没有改动。这一项不再要办的，请勾选后按 Delete 删除。';
  if (column === 'time') {
    const rules = row.rules.length > 0 ? `，据此设定的 ${row.rules.length} 条时限一并去掉，不再产生应办` : '';
    return `这是文件里的时限原文。清空后这一项没有时限原文${rules}。`;
  }
  return `这是文件里的原文，${count > 1 ? `合并着 ${count} 行，清空后这 ${count} 行都没有` : '清空后这一行没有'}${columnWords[column]}。`;
}
