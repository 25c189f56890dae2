import { Segmented } from 'antd';
import type { GroupBy } from '../../electron/domain/today/grouping.ts';

interface BySwitchProps {
  readonly label: string;
  readonly by: GroupBy;
  readonly onBy: (by: GroupBy) => void;
}

/** 按单位 or 按事项. */
export function BySwitch({ label, by, onBy }: BySwitchProps) {
  return (
    <Segmented<GroupBy>
      aria-label={label}
      size="small"
      value={by}
      onChange={onBy}
      options={[
        { value: 'unit', label: '按单位' },
        { value: 'duty', label: '按事项' },
      ]}
    />
  );
}
