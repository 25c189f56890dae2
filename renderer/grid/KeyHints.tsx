import { Button, Popover } from 'antd';
import { Dialog } from '../ui/Dialog.tsx';
import css from './KeyHints.module.css';

/** A key, or keys, and what they do in a table. */
export type KeyHint = readonly [keys: string, does: string];

/** 快捷键: a quiet button that lists what the keys do. */
export function KeyHints({ hints }: { readonly hints: readonly KeyHint[] }) {
  const list = (
    <dl className={css['hints']}>
      {hints.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button type="text">快捷键</Button>
    </Popover>
  );
}

/** 快捷键 in a dialog, for where a key asks for them. */
export function KeysDialog({ hints, onClose }: { readonly hints: readonly KeyHint[]; readonly onClose: () => void }) {
  return (
    <Dialog title="快捷键" onCancel={onClose} footer={null} width={380}>
      <dl className="facts">
        {hints.map(([keys, does]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
