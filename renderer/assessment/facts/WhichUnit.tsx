import { Button } from 'antd';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { UnitSelect } from '../../ui/UnitSelect.tsx';

interface WhichUnitProps {
  /** As the table has it. */
  readonly name: string;
  readonly suggestions: readonly { readonly unitId: UnitId; readonly unit: string }[];
  readonly onChoose: (unit: UnitId) => void;
}

/** Which unit a name means that nobody knows: those that it may mean, or any. */
export function WhichUnit({ name, suggestions, onChoose }: WhichUnitProps) {
  return (
    <>
      {suggestions.slice(0, 2).map(({ unitId, unit }) => (
        <Button key={unitId} size="small" onClick={() => onChoose(unitId)}>
          就是“{unit}”
        </Button>
      ))}
      <UnitSelect
        value={undefined}
        placeholder={`“${name}”是哪个单位`}
        width={180}
        onChange={(id) => id && onChoose(id)}
      />
    </>
  );
}
