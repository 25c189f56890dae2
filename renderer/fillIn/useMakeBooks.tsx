import type { FillInBookId, FillInRoundId } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { useMadeFile } from '../ui/useMadeFile.tsx';

/** Makes a round's workbooks in the background and hands them over as a download. `dialog` must be on the page. */
export function useMakeBooks(roundId: FillInRoundId) {
  const { start, dialog } = useMadeFile('正在生成填报表');
  const make = (bookIds?: FillInBookId[]): void =>
    start(() => call('fillIn.books', { roundId, ...(bookIds ? { bookIds } : {}) }));
  return { make, dialog };
}
