import type { SchemeNodeId, ScoreFreezeId, UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import { oneOf, text } from '../../address/useAddressState.ts';

export const PROCESS_TABS = ['stages', 'selfScores', 'differences', 'appeals', 'published', 'honours'] as const;
export type ProcessTab = (typeof PROCESS_TABS)[number];

/** What 考核过程 shows, kept in the address. */
export const PROCESS_ADDRESS = {
  class: text<UnitClassId>(),
  tab: oneOf(PROCESS_TABS, 'stages'),
  /** The frozen version that is open. */
  freeze: text<ScoreFreezeId>(),
  unit: text<UnitId>(),
  node: text<SchemeNodeId>(),
};

export const PROCESS_WORDS: Readonly<Record<ProcessTab, string>> = {
  stages: '阶段与定稿',
  selfScores: '自评对照',
  differences: '公布后变化',
  appeals: '申诉与补记',
  published: '公布分',
  honours: '评优',
};
