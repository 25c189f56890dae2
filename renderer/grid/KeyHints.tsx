import { Button, Popover } from 'antd';
import './grid.css';

/** A key, or keys, and what they do in a table. */
export type KeyHint = readonly [keys: string, does: string];

/** 快捷键: a quiet button that lists what the keys do. */
export function KeyHints({ hints }: { readonly hints: readonly KeyHint[] }) {
  const list = (
    <dl className="key-hints">
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
