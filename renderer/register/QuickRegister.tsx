import { useCallback, useEffect } from 'react';
import { useSearch } from 'wouter';
import type { UnitId } from '../../electron/domain/brand.ts';
import { entryInAddress } from '../occurrence/entries.ts';
import { oneOf, readAddress, text, useAddressState } from '../address/useAddressState.ts';
import { later } from '../ui/later.tsx';

const RegisterDialog = later(async () => (await import('./RegisterDialog.tsx')).RegisterDialog);

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

/** 登记公开 as the address has it. */
export function QuickRegister() {
  const { open } = useQuickRegister();
  const [{ register: way }, setAddress] = useAddressState(REGISTER_ADDRESS);
  const search = useSearch();
  useShortcut(open);
  if (way === '') return null;
  const { entry, unit } = readAddress(SCREEN_ADDRESS, search);
  return (
    <RegisterDialog
      way={way}
      entry={entry}
      unit={unit || undefined}
      onWay={(next) => setAddress({ register: next }, { replace: true })}
      onClose={() => setAddress({ register: '' })}
    />
  );
}
