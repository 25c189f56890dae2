import type { ScoreEventId, SchemeNodeId, UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import { oneOf, text } from '../../address/useAddressState.ts';

export const FACT_TABS = ['events', 'sheets', 'judged', 'samples', 'figures', 'members', 'explained'] as const;
export type FactTab = (typeof FACT_TABS)[number];

/** What 考核事实 shows, kept in the address. */
export const FACTS_ADDRESS = {
  tab: oneOf(FACT_TABS, 'events'),
  class: text<UnitClassId>(),
  unit: text<UnitId>(),
  /** The event that is open for correction; `new` for one to be recorded. */
  event: text<ScoreEventId | 'new'>(),
  /** The leaf to which a to-check led. */
  node: text<SchemeNodeId>(),
  /** A file or a paste that is looked through. */
  file: text(),
};

export const TAB_WORDS: Readonly<Record<FactTab, string>> = {
  events: '考核事件',
  sheets: '第三方评分表',
  judged: '人工评议',
  samples: '抽查',
  figures: '数值',
  members: '抽查成员',
  explained: '情况说明',
};
