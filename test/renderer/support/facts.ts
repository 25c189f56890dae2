import type { OutputOf } from '../../../electron/contract/index.ts';
import type { CommandId, Year } from '../../../electron/domain/brand.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';

/** The date, which must exist. */
export function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`No such day: ${text}`);
  return date;
}

export const YEAR_2021 = 2021 as Year;
/** What a command answers that wrote something: its id is what a message's 撤销 takes back. */
export const CHANGED = { changed: true, commandId: 'command-1' as CommandId } as const;

export const STATUS: OutputOf<'workspace.status'> = {
  district: '清河区',
  years: [
    {
      year: YEAR_2021,
      state: 'open',
      duties: 3,
      toCheck: 1,
      overdue: 2,
      toVerify: 0,
      units: 4,
      reviewDates: ['06-30', '12-31'],
      frame: defaultFrame(YEAR_2021),
      before: { total: 0, registered: 0 },
    },
  ],
  today: day('2021-06-28'),
  isDemo: false,
  version: '0.1.0',
  dataFolder: '/data/desk',
  host: 'browser',
  revision: 1,
  undoable: undefined,
  inUseFrom: day('2021-01-01'),
};
