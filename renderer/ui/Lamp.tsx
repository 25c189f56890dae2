import type { ReactNode } from 'react';
import type { Lamp as LampKind } from '../../electron/contract/shared.ts';
import './lamp.css';

/** 亮灯 in words. */
export const LAMP_WORDS: Readonly<Record<LampKind, string>> = {
  overdue: '逾期',
  dueSoon: '临期',
  upcoming: '未到期',
  onTime: '按时',
  late: '迟办',
  exempt: '免除',
  ongoing: '持续',
};

/** Worst first: the order in which lamps are listed and sorted. */
export const LAMP_ORDER: readonly LampKind[] = [
  'overdue',
  'dueSoon',
  'upcoming',
  'late',
  'onTime',
  'ongoing',
  'exempt',
];

/** A lamp: a small mark whose shape tells it apart without colour, and a word (`children` instead of the usual one). */
export function Lamp({ lamp, children }: { readonly lamp: LampKind; readonly children?: ReactNode }) {
  return (
    <span className={`lamp lamp-${lamp}`}>
      <i aria-hidden="true" />
      <span>{children ?? LAMP_WORDS[lamp]}</span>
    </span>
  );
}

/** The mark alone, for chips; its word is there for screen readers. */
export function LampMark({ lamp }: { readonly lamp: LampKind }) {
  return (
    <span className={`lamp lamp-${lamp}`}>
      <i aria-hidden="true" />
      <span className="visually-hidden">{LAMP_WORDS[lamp]}</span>
    </span>
  );
}
