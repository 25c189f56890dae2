import { Button } from 'antd';
import { useState } from 'react';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Loaded } from '../ui/states.tsx';
import stepsCss from './steps.module.css';
import css from './WhyThisDay.module.css';

/** 为什么是这一天: opens the reckoning of an occurrence's date, each counted and each skipped day on a line. */
export function WhyThisDay({ occurrence }: { readonly occurrence: OccurrenceKey }) {
  const [opened, setOpened] = useState(false);
  return (
    <div className={css['why']}>
      <Button type="link" size="small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        为什么是这一天
      </Button>
      {opened && <Steps occurrence={occurrence} />}
    </div>
  );
}

function Steps({ occurrence }: { readonly occurrence: OccurrenceKey }) {
  const query = useAppQuery('calendar.explain', occurrenceKey(occurrence));
  return (
    <Loaded query={query}>
      {({ steps }) => (
        <ol className={stepsCss['steps']} aria-label="为什么是这一天">
          {steps.map((step, index) => (
            // The steps of one reckoning never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} data-kind={step.kind}>
              {step.text}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
