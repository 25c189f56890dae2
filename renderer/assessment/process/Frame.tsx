import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/states.tsx';
import css from './Process.module.css';

interface FrameProps {
  readonly title: string;
  readonly done: string;
  readonly isWhole: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog of the process: its fields, what was refused, and what sends it. */
export function Frame({ title, done, isWhole, isPending, error, onSend, onClose, children }: FrameProps) {
  return (
    <Dialog title={title} width={580} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={onSend}>
        {children}
        {error !== null && error !== undefined && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={!isWhole}>
            {done}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
}

/** A field of one line. */
export function Text({ id, label, value, onChange, hint }: TextProps) {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input
        id={id}
        maxLength={200}
        value={value}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
      />
    </Form.Item>
  );
}
