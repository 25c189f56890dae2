import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Loaded } from '../ui/states.tsx';
import stepsCss from './steps.module.css';
import css from './WhyThisDay.module.css';

/** 为什么是这一天: opens the reckoning of an occurrence's date, each counted and each skipped day on a line. */
export function WhyThisDay({ occurrence }: { readonly occurrence: OccurrenceKey }) {
  return (
    <Folded>
      <Steps occurrence={occurrence} />
    </Folded>
  );
}

/** The same of a reckoning that is known already. */
export function WhyTheseSteps({ steps }: ReckoningProps) {
  return (
    <Folded>
      <Reckoning steps={steps} />
    </Folded>
  );
}

function Folded({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css['why']}>
      <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        为什么是这一天
      </Button>
      {isOpen && children}
    </div>
  );
}

function Steps({ occurrence }: { readonly occurrence: OccurrenceKey }) {
  const query = useAppQuery('calendar.explain', occurrenceKey(occurrence));
  return <Loaded query={query}>{({ steps }) => <Reckoning steps={steps} />}</Loaded>;
}

interface ReckoningProps {
  readonly steps: readonly { readonly kind: string; readonly text: string }[];
}

/** It opens at the end of what is in sight, and brings itself in. */
function Reckoning({ steps }: ReckoningProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Newer browsers answer a promise, which is no clean-up.
    list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ol ref={list} className={stepsCss['steps']} aria-label="为什么是这一天">
      {steps.map((step, index) => (
        // The steps of one reckoning never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} data-kind={step.kind}>
          {step.text}
        </li>
      ))}
    </ol>
  );
}
