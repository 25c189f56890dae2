import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { UnitSelect } from '../../ui/UnitSelect.tsx';
import { NameSelect } from './NameSelect.tsx';
import css from './Facts.module.css';

interface LinesDialogProps {
  readonly title: string;
  /** Of the boxes. */
  readonly id: string;
  readonly unitId: UnitId | undefined;
  readonly onUnit: (id: UnitId | undefined) => void;
  readonly nameLabel: string;
  /** As schemes ask for them. */
  readonly names: readonly string[];
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly linesLabel: string;
  /** The boxes of each line. */
  readonly lines: readonly ReactNode[];
  readonly onRemove: (at: number) => void;
  readonly addWords: string;
  readonly onAdd: () => void;
  readonly isWhole: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** A unit's list by a name that schemes ask for, typed line by line. */
export function LinesDialog(props: LinesDialogProps) {
  const { title, id, nameLabel, linesLabel, lines, onRemove, addWords, isWhole, isPending, error, onClose } = props;
  return (
    <Dialog title={title} width={560} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={props.onSend}>
        <div className={css['pair']}>
          <Form.Item label="单位" htmlFor={`${id}-unit`}>
            <UnitSelect
              id={`${id}-unit`}
              placeholder="选择单位"
              width="100%"
              value={props.unitId}
              onChange={props.onUnit}
            />
          </Form.Item>
          <Form.Item label={nameLabel} htmlFor={`${id}-name`}>
            <NameSelect id={`${id}-name`} names={props.names} value={props.name} onChange={props.onName} />
          </Form.Item>
        </div>
        <ul className={css['lines']} aria-label={linesLabel}>
          {lines.map((boxes, at) => (
            // Lines are told apart by their place alone while they are written.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              {boxes}
              <Button type="text" size="small" onClick={() => onRemove(at)}>
                去掉
              </Button>
            </li>
          ))}
        </ul>
        <Button size="small" onClick={props.onAdd}>
          {addWords}
        </Button>
        {error !== null && error !== undefined && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={!isWhole}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
