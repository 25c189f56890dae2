import { Segmented } from 'antd';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { EntryKey } from '../occurrence/entries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ManyDuties } from './ManyDuties.tsx';
import { ManyUnits } from './ManyUnits.tsx';

type Way = 'units' | 'duties';

interface RegisterDialogProps {
  readonly way: Way;
  /** What the screen beneath has open: the dialog begins with it. */
  readonly entry: EntryKey | undefined;
  readonly unit: UnitId | undefined;
  readonly onWay: (way: Way) => void;
  readonly onClose: () => void;
}

/** 登记公开: one duty for many units, from pasted rows, or one unit for many duties. */
export function RegisterDialog({ way, entry, unit, onWay, onClose }: RegisterDialogProps) {
  return (
    <Dialog title="登记公开" onCancel={onClose} footer={null} width={980} mask={{ closable: false }}>
      <Segmented<Way>
        aria-label="登记方式"
        value={way}
        onChange={onWay}
        options={[
          { value: 'units', label: '一项事项，多个单位' },
          { value: 'duties', label: '一个单位，多项事项' },
        ]}
      />
      {way === 'units' ? <ManyUnits entry={entry} onClose={onClose} /> : <ManyDuties unit={unit} onClose={onClose} />}
    </Dialog>
  );
}
