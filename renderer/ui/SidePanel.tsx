import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { giveBack, keyboardPlace } from './keyboard.ts';
import css from './SidePanel.module.css';

interface SidePanelProps {
  readonly title: ReactNode;
  /** At the right of the title. */
  readonly extra?: ReactNode;
  /** Names the panel for screen readers. */
  readonly label: string;
  readonly onClose: () => void;
  /** Shows a way back to a list that this was opened from. */
  readonly onBack?: () => void;
  readonly footer?: ReactNode;
  readonly width?: number;
  /** Where it lies; a panel opened from the right end of the screen lies left, so as not to cover what it tells about. */
  readonly side?: 'left' | 'right';
  readonly children: ReactNode;
}

/** A dropdown, date picker or dialog that is open takes Esc for itself. */
function somethingIsOpenAbove(): boolean {
  const layers = ['select-dropdown', 'picker-dropdown', 'dropdown'].map(
    (name) => `.ant-${name}:not(.ant-${name}-hidden)`,
  );
  return document.querySelector([...layers, '.ant-modal-wrap:not([style*="display: none"])'].join()) !== null;
}

/**
 * A sheet over the right end of a screen's body, beside which the rest stays usable. Esc closes it; focus moves in when
 * it opens and back to where it was when it goes. The parent must be `position: relative`.
 */
export function SidePanel({
  title,
  extra,
  label,
  onClose,
  onBack,
  footer,
  width = 392,
  side = 'right',
  children,
}: SidePanelProps) {
  const panel = useRef<HTMLDialogElement>(null);
  const [before] = useState(keyboardPlace);
  useEffect(() => {
    const { current } = panel;
    if (!current?.contains(document.activeElement)) current?.focus({ preventScroll: true });
    return () => giveBack(before, current);
  }, [before]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !somethingIsOpenAbove()) onClose();
    };
    // On the way down, while a list or dialog that the key will close is still there to be seen.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
  return (
    <dialog
      open
      className={css['panel']}
      data-side={side}
      aria-label={label}
      tabIndex={-1}
      ref={panel}
      style={{ width }}
    >
      <div className={css['head']}>
        {onBack && <Button type="text" icon={<Icon name="left" />} onClick={onBack} aria-label="返回列表" />}
        <h2 className="grow clamp">{title}</h2>
        {extra !== undefined && <div className={css['extra']}>{extra}</div>}
        <Button type="text" icon={<Icon name="close" />} onClick={onClose} aria-label="关闭" />
      </div>
      <div className={css['body']}>{children}</div>
      {footer !== undefined && <div className={css['foot']}>{footer}</div>}
    </dialog>
  );
}
