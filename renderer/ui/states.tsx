import { Button } from 'antd';
import { clsx } from 'clsx';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FailurePlace } from '../../electron/contract/failure.ts';
import { FailureError } from '../bridge/call.ts';
import { FaultActions } from './FaultActions.tsx';
import css from './states.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What to do next. */
  readonly hint?: ReactNode;
  /** The buttons for it. */
  readonly actions?: ReactNode;
}

/** An empty screen says what to do next, with the button for it. */
export function EmptyState({ title, hint, actions }: EmptyStateProps) {
  return (
    <div className={css['empty']}>
      <h2>{title}</h2>
      {hint !== undefined && <p className="sub">{hint}</p>}
      {actions !== undefined && <div className={css['actions']}>{actions}</div>}
    </div>
  );
}

/** File, sheet, cell and value of a trouble, those that are known. */
export function placeParts(place: FailurePlace): readonly (readonly [string, string])[] {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['文件', place.file],
    ['工作表', place.sheet],
    ['单元格', place.cell],
    ['内容', place.value],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** The sentence that the person reads. A broken connection has no sentence of the app's, so it gets one here. */
export function faultMessage(error: unknown): string {
  if (error instanceof FailureError) return error.message;
  return '工作台没有回应。请稍候重试；如仍不行，请关闭后重新打开工作台。';
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Inside a card or dialog: one compact block instead of a centred page. */
  readonly inline?: boolean;
  readonly className?: string | undefined;
}

/** Says what happened, where, and what to do; with the number of the log entry where it is the app's own fault. */
export function ErrorState({ error, onRetry, inline, className }: ErrorStateProps) {
  const detail = error instanceof FailureError ? error.failure : undefined;
  const message = faultMessage(error);
  const fields = [...new Set(Object.values(detail?.fields ?? {}))].filter((each) => !message.includes(each));
  // A file or folder that the sentence names is not named again.
  const places = placeParts(detail?.place ?? {}).filter(
    ([, value]) => value !== detail?.place?.file || !message.includes(value),
  );
  return (
    <div className={clsx(css['fault'], inline && css['inline'], className)} role="alert">
      <p className={css['message']}>{message}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {places.length > 0 && (
        <dl>
          {places.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {detail?.id !== undefined && <p className="faint num">问题编号：{detail.id}</p>}
      <FaultActions error={error} />
      {onRetry && <Button onClick={onRetry}>重试</Button>}
    </div>
  );
}

interface LoadedProps<Value> {
  readonly query: Pick<UseQueryResult<Value>, 'data' | 'error' | 'refetch'>;
  /** Stands in the place of what is coming; nothing by default, since answers come within a moment. */
  readonly waiting?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** Shows a query's value once there is one, and its refusal otherwise. Later refetches keep the old value on screen. */
export function Loaded<Value>({ query, waiting, children }: LoadedProps<Value>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return waiting === undefined ? <output className={css['waiting']} aria-label="正在读取" /> : <>{waiting}</>;
}
