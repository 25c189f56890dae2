import { Button, Form, Select } from 'antd';
import { ErrorState } from '../ui/states.tsx';
import panelCss from './panel.module.css';

interface PanelFootProps {
  /** The form that 保存 sends; its fields are checked by the browser first. */
  readonly formId: string;
  /** Absent for what is only being made. */
  readonly onRemove?: () => void;
  readonly removing: boolean;
  readonly saving: boolean;
  readonly complete: boolean;
  readonly onClose: () => void;
}

/** 删除 at the left, 取消 and 保存 at the right. */
export function PanelFoot({ formId, onRemove, removing, saving, complete, onClose }: PanelFootProps) {
  return (
    <div className="row">
      {onRemove && (
        <Button danger type="text" onClick={onRemove} loading={removing}>
          删除
        </Button>
      )}
      <span className="grow" />
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" htmlType="submit" form={formId} loading={saving} disabled={!complete}>
        保存
      </Button>
    </div>
  );
}

interface AliasesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (aliases: readonly string[]) => void;
}

/** Other names, typed one by one or pasted as a list. */
export function AliasesField({ id, label, value, onChange }: AliasesFieldProps) {
  return (
    <Form.Item label={label} htmlFor={id}>
      <Select<string[]>
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        value={[...value]}
        onChange={(next) => onChange(next.map((alias) => alias.trim()).filter(Boolean))}
        tokenSeparators={['、', '，', ',', '；', ';']}
        placeholder="输入后回车"
      />
    </Form.Item>
  );
}

/** A refusal inside a panel. */
export function PanelFault({ error }: { readonly error: Error | null }) {
  if (!error) return null;
  return (
    <div className={panelCss['part']}>
      <ErrorState error={error} inline />
    </div>
  );
}
