import { Button, Form, Input } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { FailureError } from '../bridge/call.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorState } from './states.tsx';
import css from './FormDialog.module.css';

/** What a refusal says of single fields, by their names. */
const Refused = createContext<Readonly<Record<string, string>>>({});
const NOTHING: Readonly<Record<string, string>> = {};

interface DialogFormProps {
  /** What the button says. */
  readonly word: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** All that must be there is there. */
  readonly isWhole: boolean;
  readonly onSave: () => void;
  /** Absent where the dialog holds more than this form. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A form within a dialog: its fields, what was refused of it (beside the fields that are meant), and its buttons. Enter sends it. */
export function DialogForm({ word, error, isPending, isWhole, onSave, onClose, children }: DialogFormProps) {
  const refused = error instanceof FailureError ? (error.failure.fields ?? NOTHING) : NOTHING;
  return (
    <Form layout="vertical" className={css['form']} onFinish={() => isWhole && onSave()}>
      <Refused value={refused}>{children}</Refused>
      {error && <ErrorState error={error} inline />}
      <div className="actions">
        {onClose && <Button onClick={onClose}>取消</Button>}
        <Button type="primary" htmlType="submit" loading={isPending} disabled={!isWhole}>
          {word}
        </Button>
      </div>
    </Form>
  );
}

interface FormDialogProps extends DialogFormProps {
  readonly title: string;
  readonly width: number;
  readonly onClose: () => void;
}

/** A dialog that is a form. */
export function FormDialog({ title, width, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} footer={null} width={width} onCancel={form.onClose}>
      <DialogForm {...form} />
    </Dialog>
  );
}

/** Two columns of fields, one below the other where it is narrow. */
export function Pair({ children }: { readonly children: ReactNode }) {
  return <div className={css['pair']}>{children}</div>;
}

interface FormFieldProps {
  readonly label: string;
  /** Of the control. */
  readonly id: string;
  /** As refusals name it: `step.on`. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A labelled control, with what a refusal says of it. */
export function FormField({ label, id, name, children }: FormFieldProps) {
  const refused = useContext(Refused);
  const why = name === undefined ? undefined : refused[name];
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      {...(why === undefined ? {} : { validateStatus: 'error', help: <span role="alert">{why}</span> })}
    >
      {children}
    </Form.Item>
  );
}

interface TextFieldProps extends Omit<FormFieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  /** More than one line. */
  readonly rows?: number;
  readonly figures?: 'numeric' | 'decimal';
}

/** A labelled line of text, or several lines. */
export function TextField({ value, onChange, most, rows, figures, ...field }: TextFieldProps) {
  const shared = { id: field.id, maxLength: most, value };
  return (
    <FormField {...field}>
      {rows === undefined ? (
        <Input
          {...shared}
          {...(figures ? { className: 'num', inputMode: figures } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input.TextArea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </FormField>
  );
}
