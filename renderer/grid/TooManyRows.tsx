import { Button } from 'antd';
import { Link } from 'wouter';
import { Dialog } from '../ui/Dialog.tsx';

interface TooManyRowsProps {
  /** How many there are, and what to do. */
  readonly words: string;
  /** Saves the rows as .csv. */
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** In place of the printer, where a table is too long for it: the two other ways. */
export function TooManyRows({ words, onSave, onClose }: TooManyRowsProps) {
  return (
    <Dialog
      title="行数太多，不直接打印"
      width={480}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            onClick={() => {
              onClose();
              onSave();
            }}
          >
            导出 CSV
          </Button>
          <Link href="/exports" asChild>
            <Button type="primary" onClick={onClose}>
              导出工作簿
            </Button>
          </Link>
        </>
      }
    >
      <p className="num">{words}</p>
    </Dialog>
  );
}
