import { Button, Checkbox, Input } from 'antd';
import { clsx } from 'clsx';
import type { MissingRow, TablePreview } from '../../electron/contract/imports.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { USUAL_END } from './decisions.ts';
import type { DecisionMaker } from './useDecisions.ts';
import readingPaneCss from './ReadingPane.module.css';
import css from './MissingList.module.css';

/** Duties of the same document, or of that of the year before, that the file does not have: they stay, unless a person ticks them one by one. */
export function MissingList({ table, maker }: { readonly table: TablePreview; readonly maker: DecisionMaker }) {
  const { decisions, setRemove } = maker;
  const { missing } = table;
  const ticked = missing.filter(({ dutyId }) => decisions.remove.has(dutyId));
  return (
    <>
      <div className={readingPaneCss['bulk']}>
        <span className="sub grow">
          {missing.every(({ carriedFrom }) => carriedFrom !== undefined)
            ? '这些事项沿用自上年的文件，新文件没有列入。不勾选就继续执行；勾选的不再沿用，写入时从本年台账中删除。'
            : '这些事项以前从这份表导入，或沿用自上年的文件，现在的文件里没有。不勾选就原样保留；勾选的会在写入时从台账中删除。'}
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
      {ticked.some(({ carriedFrom }) => carriedFrom !== undefined) && <EndReason maker={maker} />}
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

/** Why what was carried on from the year before is not any more: it goes on record with the import. */
function EndReason({ maker: { decisions, setEndReason } }: { readonly maker: DecisionMaker }) {
  const reason = decisions.endReason ?? USUAL_END;
  return (
    <div className={readingPaneCss['bulk']}>
      <label htmlFor="end-reason">不再沿用的理由</label>
      <Input
        id="end-reason"
        className="grow"
        maxLength={200}
        status={reason.trim() === '' ? 'error' : ''}
        value={reason}
        onChange={(event) => setEndReason(event.target.value)}
      />
    </div>
  );
}

interface MissingProps {
  readonly row: MissingRow;
  readonly removed: boolean;
  readonly onRemove: (remove: boolean) => void;
}

function Missing({ row: { number, content, registered, alsoIn, carriedFrom }, removed, onRemove }: MissingProps) {
  const choice = carriedFrom === undefined ? '从台账中删除' : '不再沿用';
  return (
    <div className={clsx(css['missing'], removed && css['gone'])}>
      <span className="sub num">{number}</span>
      <p>
        {content}
        {carriedFrom !== undefined && <span className="sub">　沿用自《{carriedFrom}》</span>}
        {alsoIn.length > 0 && <span className="sub">　{alsoIn.map((name) => `《${name}》`).join('')}也载有</span>}
      </p>
      <div className={css['choice']}>
        <Checkbox
          checked={removed}
          aria-label={`${choice}：${content}`}
          onChange={(event) => onRemove(event.target.checked)}
        >
          {choice}
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
