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
          {itemWords(items)}
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

function itemWords({ way, moves, joins }: NonNullable<TablePreview['items']>): string {
  if (joins) return joinWords(joins);
  if (moves === 0) return '';
  const registered = `已有 ${moves} 条登记`;
  return way === 'rows'
    ? `台账里就是这样导入的，${registered}；改为每项一件，各行的登记随之并入整项：同一期各行都办结的，以最晚一行的办结日为准，其余各行的标题、链接记在“单位填报”里；有的行还没办的，记作进展，不算办结。`
    : `${registered}；改为每行一件，登记留在第一行的事项上。`;
}

/** What becomes of the registrations of rows that become items: as `joinParts` has it. */
function joinWords({ parts, moved, whole, partial }: NonNullable<NonNullable<TablePreview['items']>['joins']>): string {
  const done =
    moved > 0
      ? [
          `${moved} 条登记转为整项 ${whole} 期办结（各行都办结的，以最晚一行的办结日为准，其余各行的标题、链接记在“单位填报”里）`,
        ]
      : [];
  const begun = partial > 0 ? [`${partial} 条登记所在的期还有行没办，记作进展，不算办结`] : [];
  const all = [...done, ...begun];
  return `写入时另外 ${parts} 行并入所在的整项，${all.length > 0 ? all.join('；') : '都没有登记过'}。可以撤销。`;
}
