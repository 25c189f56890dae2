import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import css from './Register.module.css';

type LineState = 'add' | 'already' | 'left';

interface Line {
  readonly key: string;
  readonly line: number;
  readonly number: string;
  readonly read: string;
  readonly state: LineState;
  readonly reasons: readonly string[];
}

interface Preview<L extends Line> {
  readonly fileName: string;
  readonly lines: readonly L[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly counts: Readonly<Record<LineState, number>>;
}

interface IntakeDialogProps<L extends Line> {
  /** 收件机关. */
  readonly unitWord: string;
  /** 件. */
  readonly measure: string;
  /** The unit of lines that name none. */
  readonly unitId: UnitId | undefined;
  readonly onUnit: (unitId: UnitId | undefined) => void;
  readonly query: Pick<UseQueryResult<Preview<L>>, 'data' | 'error' | 'refetch'>;
  /** What else is asked of lines that do not say it. */
  readonly more?: ReactNode;
  /** What a line is about, its first day, and what it counts to. */
  readonly lineOf: (line: L) => {
    readonly what: string;
    readonly on: PlainDate | undefined;
    readonly countsTo?: string;
  };
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** A list before it is taken in: what becomes of each line, and why those that stay stay. */
export function IntakeDialog<L extends Line>(props: IntakeDialogProps<L>) {
  const { unitWord, measure, unitId, onUnit, query, more, lineOf, error, isPending, onConfirm, onClose } = props;
  const count = query.data?.counts.add ?? 0;
  return (
    <Dialog title="导入登记表" footer={null} width={880} onCancel={onClose}>
      <div className={css['erase']}>
        <div className={css['organ']}>
          <label htmlFor="intake-unit">
            没有写明{unitWord}的，{unitWord}为
          </label>
          <UnitSelect id="intake-unit" placeholder="选择单位" value={unitId} onChange={onUnit} />
        </div>
        {more}
        <Loaded query={query}>
          {({ fileName, lines, counts, skippedSheets }) => (
            <>
              <p className="num">
                “{fileName}”：可导入 {counts.add} {measure}，已登记 {counts.already} {measure}，不导入 {counts.left}{' '}
                {measure}。
              </p>
              {skippedSheets.map(({ sheet, reason }) => (
                <p key={sheet} className="sub">
                  工作表“{sheet}”{reason}。
                </p>
              ))}
              <ul className={css['incoming']}>
                {lines.map((each) => (
                  <IncomingLine key={each.key} line={each} {...lineOf(each)} />
                ))}
              </ul>
            </>
          )}
        </Loaded>
        {error !== undefined && error !== null && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={count === 0} loading={isPending} onClick={onConfirm}>
            导入 {count} {measure}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface IncomingLineProps {
  readonly line: Line;
  readonly what: string;
  readonly on: PlainDate | undefined;
  readonly countsTo?: string;
}

function IncomingLine({ line: { line, number, read, state, reasons }, what, on, countsTo }: IncomingLineProps) {
  return (
    <li data-state={state}>
      <span className="num sub">第 {line} 行</span>
      <span className="num">{number}</span>
      <span className="ellipsis" title={what}>
        {what}
      </span>
      <span className="num sub">{on ?? ''}</span>
      <span className={state === 'left' ? 'over' : 'sub'}>
        {reasons.length > 0 ? reasons.join('') : state === 'already' ? '已登记，不重复' : read}
        {countsTo !== undefined && `，计入“${countsTo}”`}
      </span>
    </li>
  );
}
