import { Button } from 'antd';
import type { LeftPick } from '../../electron/contract/publications.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { Dialog } from '../ui/Dialog.tsx';
import css from './Review.module.css';

/** What was confirmed and could not be registered: each by name, and why. */
export function LeftPicksDialog({
  left,
  onClose,
}: {
  readonly left: readonly LeftPick[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={`${left.length} 条没有登记`}
      onCancel={onClose}
      width={680}
      footer={
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      }
    >
      <ul className={css['left']} aria-label="没有登记的">
        {left.map(({ publicationId, title, item, why }) => (
          <li key={`${publicationId} ${occurrenceText(item)}`}>
            <span className="ellipsis" title={title}>
              {title}
            </span>
            <span className="sub text-sm">
              {item.unit} · {item.content} · {item.period}：{why}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
