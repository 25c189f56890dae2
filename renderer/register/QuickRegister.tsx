import { Segmented } from 'antd';
import { useCallback, useEffect } from 'react';
import { useSearch } from 'wouter';
import type { UnitId } from '../../electron/domain/brand.ts';
import { entryInAddress } from '../occurrence/entries.ts';
import { oneOf, readAddress, text, useAddressState } from '../address/useAddressState.ts';
import { ManyDuties } from './ManyDuties.tsx';
import { ManyUnits } from './ManyUnits.tsx';
import { Dialog } from '../ui/Dialog.tsx';

const WAYS = ['', 'units', 'duties'] as const;
const REGISTER_ADDRESS = { register: oneOf(WAYS, '') };
/** What the screen beneath may have open: the dialog begins with it. */
const SCREEN_ADDRESS = { entry: entryInAddress, unit: text<UnitId>() };

/** The dialog is in the address, so that every screen can open it and 后退 closes it. */
export function useQuickRegister(): { readonly open: () => void; readonly way: (typeof WAYS)[number] } {
  const [{ register: way }, setAddress] = useAddressState(REGISTER_ADDRESS);
  const open = useCallback(() => setAddress({ register: 'units' }), [setAddress]);
  return { open, way };
}

/** Alt+R, wherever one is. */
function useShortcut(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyR') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
}

/** 登记公开: one duty for many units, from pasted rows, or one unit for many duties. */
export function QuickRegister() {
  const { open } = useQuickRegister();
  const [{ register: way }, setAddress] = useAddressState(REGISTER_ADDRESS);
  const search = useSearch();
  useShortcut(open);
  if (way === '') return null;
  const close = () => setAddress({ register: '' });
  const { entry, unit } = readAddress(SCREEN_ADDRESS, search);
  return (
    <Dialog title="登记公开" onCancel={close} footer={null} width={980} mask={{ closable: false }}>
      <Segmented<'units' | 'duties'>
        aria-label="登记方式"
        value={way}
        onChange={(next) => setAddress({ register: next }, { replace: true })}
        options={[
          { value: 'units', label: '一项事项，多个单位' },
          { value: 'duties', label: '一个单位，多项事项' },
        ]}
      />
      {way === 'units' ? (
        <ManyUnits entry={entry} onClose={close} />
      ) : (
        <ManyDuties unit={unit || undefined} onClose={close} />
      )}
    </Dialog>
  );
}
