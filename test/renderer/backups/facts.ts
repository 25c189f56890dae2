import type { BackupsOverview, BackupView, CopyView, RestorePreview } from '../../../electron/contract/backups.ts';
import { day, YEAR_2021 } from '../support/facts.ts';

type Content = RestorePreview['there'];

export function content(changes: Partial<Content> = {}): Content {
  return {
    workspaceId: 'w1',
    district: '清河区',
    years: [YEAR_2021],
    format: 8,
    counts: { units: 45, duties: 84, fulfilments: 312, imports: 3 },
    last: { id: 'c9', label: '登记 3 个单位', at: '2021-06-28T01:30:00.000Z' },
    ...changes,
  };
}

export function copy(changes: Partial<CopyView> = {}): CopyView {
  return {
    name: '备份000007_2021-06-28_每日.sqlite',
    kind: 'daily',
    sequence: 7,
    day: day('2021-06-28'),
    madeAt: '2021-06-28T00:31:00.000Z',
    bytes: 2_516_582,
    stays: false,
    holds: content(),
    trouble: undefined,
    files: 0,
    missingFiles: [],
    ...changes,
  };
}

export function moved(changes: Partial<BackupView> = {}): BackupView {
  return {
    name: '0001_2021-06-27',
    day: day('2021-06-27'),
    madeAt: '2021-06-27T09:00:00.000Z',
    bytes: 2_400_000,
    holds: content(),
    trouble: undefined,
    files: 0,
    missingFiles: [],
    ...changes,
  };
}

export function overview(changes: Partial<BackupsOverview> = {}): BackupsOverview {
  return {
    here: content(),
    folder: '/data/desk',
    backupsFolder: '/data/desk/backups',
    copies: [copy()],
    aside: [],
    retention: { sameDay: 3, days: 10, months: 12 },
    files: { count: 0, bytes: 0 },
    changedSince: false,
    ahead: undefined,
    lost: [],
    sealed: false,
    second: undefined,
    ...changes,
  };
}

export function preview(changes: Partial<RestorePreview> = {}): RestorePreview {
  return {
    previewId: 'p1',
    title: copy().name,
    here: content(),
    there: content({ counts: { units: 45, duties: 80, fulfilments: 300, imports: 3 } }),
    kinship: 'same',
    upgrades: false,
    missingFiles: [],
    ...changes,
  };
}
