import { Button } from 'antd';
import type { DutyRow } from '../../electron/contract/duties.ts';
import { useYear } from '../address/year.ts';
import { KeyHints, type KeyHint } from '../grid/KeyHints.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { labelSpans, tasksTable } from './tasksTable.ts';
import type { ColumnSizing } from './useColumnWidths.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './TableTools.module.css';

/** In the place of the filters, over them, so that no row moves: what can be done with the rows chosen. */
export function ChosenTools(props: {
  readonly chosen: number;
  readonly onRemove: () => void;
  /** Sets kind, way of following and start of those chosen. */
  readonly onFollow: () => void;
  readonly onNone: () => void;
}) {
  const { chosen, onRemove, onFollow, onNone } = props;
  return (
    <div className={css['chosen']}>
      <span className={css['count']}>已选 {chosen} 项</span>
      <WriteButton onClick={onFollow}>计入方式、施行日</WriteButton>
      <WriteButton danger onClick={onRemove}>
        删除所选
      </WriteButton>
      <Button type="text" onClick={onNone}>
        取消选择
      </Button>
    </div>
  );
}

/** At the right of the filters: what can be done with the rows shown. */
export function TableTools(props: {
  readonly rows: readonly DutyRow[];
  readonly all: number;
  readonly sizing: ColumnSizing;
}) {
  const { rows, all, sizing } = props;
  const year = useYear();
  return (
    <div className={css['tools']}>
      {rows.length < all && <span className={css['count']}>{`筛选出 ${rows.length} 项`}</span>}
      <KeyHints hints={HINTS} />
      {Object.keys(sizing.widths).length > 0 && (
        <Button type="text" onClick={sizing.reset}>
          恢复默认列宽
        </Button>
      )}
      <TableActions disabled={rows.length === 0} table={() => tasksTable(rows, year)} spans={labelSpans(rows)} />
    </div>
  );
}

const HINTS: readonly KeyHint[] = [
  ['↑ ↓ ← →', '移动，按住 Shift 选一片'],
  ['直接输入', '替换标记的一格'],
  ['Enter 或 F2', '修改文字；在责任单位上设定单位；在进展、状态上看办理情况'],
  ['Tab', '修改完到右边一格'],
  ['Esc', '放弃修改'],
  ['Ctrl+Enter', '设定时限'],
  ['空格', '选择，Ctrl+A 全选'],
  ['Delete', '删除所选，可撤销'],
];
