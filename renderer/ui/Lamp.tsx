import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ItemState } from '../../electron/contract/ledger.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import { ITEM_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import css from './Lamp.module.css';

interface LampProps {
  readonly lamp: Lamp;
  /** In a place as wide as the longest word: lamps below each other line up. */
  readonly placed?: boolean;
  readonly children?: ReactNode;
}

/** A lamp: a small mark whose shape tells it apart without colour, and a word (`children` instead of the usual one). */
export function LampWord({ lamp, placed, children }: LampProps) {
  return (
    <span className={clsx(css['lamp'], placed && css['placed'])} data-lamp={lamp}>
      <i aria-hidden="true" />
      <span>{children ?? LAMP_WORDS[lamp]}</span>
    </span>
  );
}

/** The mark alone, for chips; its word is there for screen readers. */
export function LampMark({ lamp }: { readonly lamp: Lamp }) {
  return (
    <span className={css['lamp']} data-lamp={lamp}>
      <i aria-hidden="true" />
      <span className="visually-hidden">{LAMP_WORDS[lamp]}</span>
    </span>
  );
}

interface StateProps {
  readonly state: ItemState;
  /** Said after the word: 1/2 of a quota. */
  readonly after?: string;
}

/** Where an item of the working ledger stands: a mark with a shape of its own, and its word. */
export function StateWord({ state, after }: StateProps) {
  return (
    <span className={css['lamp']} data-lamp={state}>
      <i aria-hidden="true" />
      <span>
        {ITEM_STATE_WORDS[state]}
        {after !== undefined && <span className="num faint">{` ${after}`}</span>}
      </span>
    </span>
  );
}
