import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Lamp } from '../../electron/contract/shared.ts';
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
