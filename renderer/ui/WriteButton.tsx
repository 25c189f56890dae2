import { Button, Tooltip, type ButtonProps } from 'antd';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useCurrentYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import css from './WriteButton.module.css';

/** Why nothing can be written to the year that is chosen; `undefined` where it can. */
export function useYearLock(): string | undefined {
  const year = useCurrentYear();
  const status = useAppQuery('workspace.status', {}).data;
  const isClosed = status?.years.some((each) => each.year === year && each.state === 'closed') === true;
  return isClosed ? `${year} 年度已关闭，只读。要修改的，请先在“年度”里重新打开。` : undefined;
}

interface WriteButtonProps extends Omit<ButtonProps, 'classNames' | 'styles'> {
  /** Why what it writes to is locked though the year is open: its class is frozen, or before the public. */
  readonly locked?: string | undefined;
  readonly children?: ReactNode;
}

/**
 * A button that writes to the year, or begins to. Where the year is closed, or what it writes to is locked, it is grey and does nothing, is reached by the
 * keyboard all the same, and says why.
 */
export function WriteButton({ locked, ...button }: WriteButtonProps) {
  const why = useYearLock() ?? locked;
  if (why === undefined) return <Button {...button} />;
  const { onClick: _does, title: _title, loading: _busy, disabled: _disabled, className, ...rest } = button;
  return (
    <Tooltip title={why} trigger={['hover', 'focus']}>
      <Button
        {...rest}
        htmlType="button"
        aria-disabled="true"
        aria-description={why}
        className={clsx(className, css['locked'])}
      />
    </Tooltip>
  );
}
