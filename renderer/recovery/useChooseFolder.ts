import { useMutation } from '@tanstack/react-query';
import { openOtherData } from '../backups/otherTabs.ts';
import { call } from '../bridge/call.ts';

/** Goes on with another data folder, here and in every other tab. */
export function useChooseFolder() {
  return useMutation({
    mutationFn: (folder: string) => call('recovery.chooseFolder', { folder }),
    onSuccess: openOtherData,
  });
}
