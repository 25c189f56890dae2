import { Segmented } from 'antd';
import { clsx } from 'clsx';
import type { TablePreview } from '../../electron/contract/imports.ts';
import { ErrorState } from '../ui/states.tsx';
import { useSetItems } from './useSetLayout.ts';
import noteCss from './note.module.css';
import previewCss from './preview.module.css';

interface ItemsSwitchProps {
  readonly previewId: string;
  readonly table: TablePreview;
}

/** Where an item stands over several rows: one duty with its parts, or one for each row; and what is registered for those that would be others. */
export function ItemsSwitch({ previewId, table }: ItemsSwitchProps) {
  const switching = useSetItems();
  const { items, tableId, rows } = table;
  if (items === undefined) return null;
  const counts = items.way === 'items' ? [rows.length, items.others] : [items.others, rows.length];
  return (
    <>
      <div className={clsx(noteCss['note'], noteCss['above'], previewCss['source'])}>
        <span className="grow">
          有的事项占几行。{items.way === 'items' ? '现在每项一件，各行内容列在其中' : '现在每行一件'}。
          {items.moves > 0 && movesWords(items.way, items.moves)}
        </span>
        <Segmented<'items' | 'rows'>
          size="small"
          aria-label="占几行的事项怎样导入"
          disabled={switching.isPending}
          value={items.way}
          options={[
            { value: 'items', label: `每项一件 ${counts[0]}` },
            { value: 'rows', label: `每行一件 ${counts[1]}` },
          ]}
          onChange={(way) => void switching.send({ previewId, tableId, way })}
        />
      </div>
      {switching.error !== undefined && <ErrorState error={switching.error} inline />}
    </>
  );
}

function movesWords(way: 'items' | 'rows', moves: number): string {
  const registered = `已有 ${moves} 条登记`;
  return way === 'rows'
    ? `台账里就是这样导入的，${registered}；改为每项一件，第一行的事项成为整项，其余行的列入“文件里没有的事项”，去留由你定。`
    : `${registered}；改为每行一件，登记留在第一行的事项上。`;
}
