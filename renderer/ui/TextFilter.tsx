import { Input } from 'antd';
import { Icon } from './Icon.tsx';

interface TextFilterProps {
  /** What of a line is looked at: 事项、单位、所属期. */
  readonly looksAt: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** 筛选文字: the box of a filter row. */
export function TextFilter({ looksAt, value, onChange }: TextFilterProps) {
  return (
    <Input
      aria-label="筛选文字"
      placeholder={`筛选文字：${looksAt}`}
      prefix={<Icon name="search" size={14} />}
      allowClear
      style={{ width: 260 }}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
