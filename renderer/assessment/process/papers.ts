import type { ScoreFreezeId } from '../../../electron/domain/brand.ts';
import { getFrozenPaper } from '../../bridge/call.ts';
import type { Notify } from '../../ui/notify.tsx';
import { saveBytes } from '../../ui/saveFile.ts';

/** Hands a frozen paper to the person. */
export async function savePaper(freezeId: ScoreFreezeId, paper: string, notify: Notify): Promise<void> {
  try {
    const name = await saveBytes(await getFrozenPaper(freezeId, paper));
    if (name !== undefined) notify.success(`已导出：${name}`);
  } catch (error) {
    notify.fault(error);
  }
}
