import { Button, Checkbox } from 'antd';
import { clsx } from 'clsx';
import type { MissingRow, TablePreview } from '../../electron/contract/imports.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import readingPaneCss from './ReadingPane.module.css';
import css from './MissingList.module.css';

/** Duties of the same document that the file no longer has: they stay, unless a person ticks them one by one. */
export function MissingList({ table, maker }: { readonly table: TablePreview; readonly maker: DecisionMaker }) {
  const { decisions, setRemove } = maker;
  const { missing } = table;
  const ticked = missing.filter(({ dutyId }) => decisions.remove.has(dutyId));
  return (
    <>
      <div className={readingPaneCss['bulk']}>
        <span className="sub grow">
          这些事项以前从这份表导入，现在的文件里没有。不勾选就原样保留；勾选的会在写入时从台账中删除。
        </span>
        {ticked.length > 0 && (
          <Button
            size="small"
            onClick={() =>
              setRemove(
                ticked.map(({ dutyId }) => dutyId),
                false,
              )
            }
          >
            都不删除
          </Button>
        )}
      </div>
      <VirtualRows
        count={missing.length}
        estimate={() => 60}
        keyOf={(index) => missing[index]?.dutyId ?? String(index)}
        label={`文件中没有的事项，${missing.length} 项`}
      >
        {(index) => {
          const row = missing[index];
          return (
            row && (
              <Missing
                row={row}
                removed={decisions.remove.has(row.dutyId)}
                onRemove={(remove) => setRemove([row.dutyId], remove)}
              />
            )
          );
        }}
      </VirtualRows>
    </>
  );
}

interface MissingProps {
  readonly row: MissingRow;
  readonly removed: boolean;
  readonly onRemove: (remove: boolean) => void;
}

function Missing({ row: { number, content, registered, alsoIn }, removed, onRemove }: MissingProps) {
  return (
    <div className={clsx(css['missing'], removed && css['gone'])}>
      <span className="sub num">{number}</span>
      <p>
        {content}
        {alsoIn.length > 0 && <span className="sub">　{alsoIn.map((name) => `《${name}》`).join('')}也载有</span>}
      </p>
      <div className={css['choice']}>
        <Checkbox
          checked={removed}
          aria-label={`从台账中删除：${content}`}
          onChange={(event) => onRemove(event.target.checked)}
        >
          从台账中删除
        </Checkbox>
        <span className={clsx('num', removed && registered > 0 ? 'over' : 'sub')}>
          {lossWords(registered, removed)}
        </span>
      </div>
    </div>
  );
}

function lossWords(registered: number, removed: boolean): string {
  if (registered === 0) return '没有登记过';
  return removed ? `连同 ${registered} 条登记一并删除` : `已有 ${registered} 条登记`;
}
