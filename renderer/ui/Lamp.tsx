import type { ReactNode } from 'react';
import type { Lamp as LampKind } from '../../electron/contract/shared.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import './lamp.css';

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
