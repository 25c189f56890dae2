import { Checkbox } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useState } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { HeatColumnView } from '../../electron/contract/heat.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { isReview, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { REVIEW_DAY } from '../../electron/domain/words/states.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { FulfilmentList } from '../occurrence/FulfilmentList.tsx';
import { RegisterForm } from '../occurrence/RegisterForm.tsx';
import { byUrgency } from '../occurrence/entries.ts';
import { lampText } from '../occurrence/lampText.ts';
import { shortDate } from '../ui/dates.ts';
import { Icon } from '../ui/Icon.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import unitRowsCss from '../occurrence/unitRows.module.css';
import css from './CellPanel.module.css';

interface CellPanelProps {
  readonly input: InputOf<'heat.cell'>;
  readonly column: HeatColumnView | undefined;
  readonly unit: string | undefined;
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
}

/** What a unit owes in a column, the most urgent first; several can be registered at once. */
export function CellPanel({ input, column, unit, side, onClose }: CellPanelProps) {
  const query = useAppQuery('heat.cell', input);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setChosen(new Set()), []);
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const open = query.data?.filter((each) => chosen.has(occurrenceText(each)) && each.mayRegister) ?? [];
  const undone = query.data?.filter((each) => each.mayRegister && each.done < each.needed) ?? [];
  return (
    <SidePanel
      title={unit ?? '单位'}
      extra={<span className="sub num">{column?.label}</span>}
      label={`${unit ?? '单位'} ${column?.label ?? ''}`}
      side={side}
      width={440}
      onClose={onClose}
      {...(open.length > 0 ? { footer: <RegisterForm occurrences={open} onDone={clear} onCancel={clear} /> } : {})}
    >
      <Loaded query={query}>
        {(occurrences) =>
          occurrences.length === 0 ? (
            <EmptyState title="这里已没有应办事项" hint="事项、时限或单位刚被修改。" />
          ) : (
            <>
              {undone.length > 1 && (
                <div className={css['all']}>
                  <Checkbox
                    checked={undone.every((each) => chosen.has(occurrenceText(each)))}
                    indeterminate={open.length > 0 && !undone.every((each) => chosen.has(occurrenceText(each)))}
                    onChange={(event) => setChosen(new Set(event.target.checked ? undone.map(occurrenceText) : []))}
                  >
                    选择未办 {undone.length}
                  </Checkbox>
                </div>
              )}
              {byUrgency(occurrences).map((each) => (
                <OccurrenceRow
                  key={occurrenceText(each)}
                  occurrence={each}
                  chosen={chosen.has(occurrenceText(each))}
                  onToggle={() => toggle(occurrenceText(each))}
                />
              ))}
            </>
          )
        }
      </Loaded>
    </SidePanel>
  );
}

interface RowProps {
  readonly occurrence: OccurrenceView;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function OccurrenceRow({ occurrence, chosen, onToggle }: RowProps) {
  const [opened, setOpened] = useState(false);
  const { content, period, dueOn, lamp, fulfilments } = occurrence;
  const words = (
    <>
      {content}
      <span className="sub num">
        （{period}
        {dueOn === undefined
          ? ''
          : isReview(occurrence)
            ? `，${REVIEW_DAY} ${shortDate(dueOn)}`
            : `，应于 ${shortDate(dueOn)} 前`}
        ）
      </span>
    </>
  );
  const light = <LampWord lamp={lamp}>{lampText(occurrence)}</LampWord>;
  return (
    <div className={clsx(unitRowsCss['row'], chosen && unitRowsCss['on'])} data-unit-row>
      <div className={clsx(unitRowsCss['line'], css['line'])}>
        {occurrence.mayRegister ? (
          <Checkbox checked={chosen} onChange={onToggle} className="grow">
            {words}
          </Checkbox>
        ) : (
          <span className={clsx('grow', unitRowsCss['name'])}>{words}</span>
        )}
        {fulfilments.length > 0 ? (
          <button
            type="button"
            className={unitRowsCss['more']}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <span className="visually-hidden">{content}的登记：</span>
            {light}
            <Icon name="down" size={12} />
          </button>
        ) : (
          light
        )}
      </div>
      {opened && <FulfilmentList occurrence={occurrence} />}
    </div>
  );
}
