import { useCallback, useMemo, useState } from 'react';
import type { DutyRow, TimeReadingView } from '../../electron/contract/duties.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import type { TextColumn } from './columns.ts';

type Change = Omit<InputOf<'duties.updateMany'>, 'ids'>;
type Shown = Partial<Pick<DutyRow, 'task' | 'subtask' | 'number' | 'content' | 'timeWording'>>;

export interface DutyEdits {
  /** The rows with what is being saved already in them. */
  readonly rows: readonly DutyRow[];
  /** Changes duties in one step; true when it was saved. */
  readonly save: (ids: readonly DutyId[], change: Change) => Promise<boolean>;
  /**
   * Takes text typed into a cell. A time wording is read at once: what is understood becomes the duty's rules; where a
   * person must decide, the reading is handed back.
   */
  readonly type: (ids: readonly DutyId[], column: TextColumn, text: string) => Promise<TimeReadingView | undefined>;
  readonly busy: boolean;
}

/** Edits of the breakdown table, shown at once and stored behind. */
export function useDutyEdits(year: Year, stored: readonly DutyRow[]): DutyEdits {
  const { mutateAsync, isPending } = useAppCommand('duties.updateMany');
  const notify = useNotify();
  const [pending, setPending] = useState<ReadonlyMap<DutyId, Shown>>(new Map());

  const save = useCallback(
    async (ids: readonly DutyId[], change: Change): Promise<boolean> => {
      setPending((old) => new Map([...old, ...ids.map((id) => [id, shownOf(change)] as const)]));
      try {
        await mutateAsync({ ids: [...ids], ...change });
        return true;
      } catch (error) {
        notify.fault(error);
        return false;
      } finally {
        setPending((old) => new Map([...old].filter(([id]) => !ids.includes(id))));
      }
    },
    [mutateAsync, notify],
  );

  const type = useCallback(
    async (ids: readonly DutyId[], column: TextColumn, text: string) => {
      if (column !== 'time') {
        await save(ids, { [column]: text });
        return undefined;
      }
      try {
        const reading = text.trim() === '' ? { rules: [] } : await call('duties.readTime', { wording: text, year });
        const unclear = text.trim() !== '' && (reading.check !== undefined || reading.rules.length === 0);
        const rules = reading.rules.map((found) => found.rule);
        await save(ids, unclear ? { timeWording: text } : { timeWording: text, rules });
        return unclear ? reading : undefined;
      } catch (error) {
        notify.fault(error);
        return undefined;
      }
    },
    [notify, save, year],
  );

  const rows = useMemo(
    () => (pending.size === 0 ? stored : stored.map((row) => withPending(row, pending.get(row.id)))),
    [stored, pending],
  );
  return { rows, save, type, busy: isPending };
}

function withPending(row: DutyRow, shown: Shown | undefined): DutyRow {
  return shown ? { ...row, ...shown } : row;
}

function shownOf({ task, subtask, number, content, timeWording }: Change): Shown {
  return Object.fromEntries(
    Object.entries({ task, subtask, number, content, timeWording }).filter(([, value]) => value !== undefined),
  );
}
