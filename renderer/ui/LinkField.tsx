import { Input } from 'antd';
import { withScheme } from '../../electron/domain/registrations/link.ts';
import css from './LinkField.module.css';

interface LinkFieldProps {
  readonly value: string;
  readonly onChange: (link: string) => void;
  readonly label?: string;
  readonly optional?: boolean;
}

/** The address of a publication. One that is typed from its host on is kept with http://, which is said beside it. */
export function LinkField({ value, onChange, label = '链接', optional }: LinkFieldProps) {
  const typed = value.trim();
  const kept = withScheme(typed);
  return (
    <span className={css['field']}>
      <Input
        aria-label={label}
        placeholder={optional ? '链接（可不填）' : '链接'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {kept !== typed && <output className={css['note']}>没有写 http://，按 {kept} 保存</output>}
    </span>
  );
}
