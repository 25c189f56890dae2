import { AutoComplete } from 'antd';

interface NameSelectProps {
  readonly id: string;
  /** As the schemes call what they ask for. */
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** A name that rules read: one of those that the schemes ask for, or another for rules to come. */
export function NameSelect({ id, names, value, onChange }: NameSelectProps) {
  return (
    <AutoComplete
      id={id}
      value={value}
      onChange={onChange}
      options={names.map((name) => ({ value: name }))}
      style={{ width: '100%' }}
    />
  );
}
