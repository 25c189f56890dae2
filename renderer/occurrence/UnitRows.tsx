import { Button, Checkbox, Input, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Evidence } from './Evidence.tsx';
import { ExceptionNotes, OriginalDate } from './ExceptionNotes.tsx';
import { Icon } from '../ui/Icon.tsx';
import { focusInSight } from '../ui/keyboard.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { unitMatches } from '../ui/UnitSelect.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { FulfilmentList } from './FulfilmentList.tsx';
import { byUrgency } from './entries.ts';
import { lampText } from './lampText.ts';
import unitRowsCss from './unitRows.module.css';
import sidePanelCss from '../ui/SidePanel.module.css';

interface UnitRowsProps {
  readonly occurrences: readonly OccurrenceView[];
  readonly chosen: ReadonlySet<UnitId>;
  readonly onChoose: (chosen: ReadonlySet<UnitId>) => void;
}

function toggled(chosen: ReadonlySet<UnitId>, unitId: UnitId): ReadonlySet<UnitId> {
  const next = new Set(chosen);
  if (!next.delete(unitId)) next.add(unitId);
  return next;
}

/** Occurrences whose unit is meant by what was typed, by name or alias. */
function useFound(occurrences: readonly OccurrenceView[], typed: string): readonly OccurrenceView[] {
  const units = useAppQuery('units.list', {});
  return useMemo(() => {
    const aliases = new Map(units.data?.units.map((unit) => [unit.id, unit.aliases]));
    const found = occurrences.filter((each) =>
      unitMatches({ name: each.unit, aliases: aliases.get(each.unitId) ?? [] }, typed),
    );
    return byUrgency(found);
  }, [occurrences, typed, units.data]);
}

/** When a registration is done its form goes, and the next name can be typed at once. */
function useReturnOfFocus(search: RefObject<InputRef | null>, chosen: number): void {
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current > 0 && chosen === 0) focusInSight(search.current);
    before.current = chosen;
  }, [search, chosen]);
}

/** The units of an entry. Typing a name and Enter chooses it; the form below then has the keyboard. */
export function UnitRows({ occurrences, chosen, onChoose }: UnitRowsProps) {
  const [typed, setTyped] = useState('');
  const search = useFocusOnOpen<InputRef>();
  useReturnOfFocus(search, chosen.size);
  const found = useFound(occurrences, typed);
  const open = found.filter((each) => each.mayRegister);
  const undone = open.filter((each) => each.done < each.needed);
  const allChosen = undone.length > 0 && undone.every((each) => chosen.has(each.unitId));

  const onEnter = (event: KeyboardEvent) => {
    const first = open.find((each) => !chosen.has(each.unitId));
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '' || !first) return;
    event.preventDefault();
    onChoose(new Set([...chosen, first.unitId]));
    setTyped('');
  };
  return (
    <div>
      <div className={unitRowsCss['search']}>
        <Input
          ref={search}
          aria-label="在单位中查找"
          placeholder="查找单位，回车选中"
          prefix={<Icon name="search" size={14} />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onEnter}
          allowClear
        />
        <Button
          disabled={undone.length === 0}
          onClick={() => onChoose(allChosen ? new Set() : new Set([...chosen, ...undone.map((each) => each.unitId)]))}
        >
          {allChosen ? '取消选择' : `选择未办 ${undone.length}`}
        </Button>
      </div>
      {found.map((each) => (
        <UnitRow
          key={each.unitId}
          occurrence={each}
          chosen={chosen.has(each.unitId)}
          onToggle={() => onChoose(toggled(chosen, each.unitId))}
        />
      ))}
      {found.length === 0 && <p className={clsx('sub', sidePanelCss['line'])}>没有符合“{typed}”的单位。</p>}
    </div>
  );
}

/** What stands at the right of a unit. */
function LampText({ occurrence }: { readonly occurrence: OccurrenceView }) {
  return <LampWord lamp={occurrence.lamp}>{lampText(occurrence)}</LampWord>;
}

interface UnitRowProps {
  readonly occurrence: OccurrenceView;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function UnitRow({ occurrence, chosen, onToggle }: UnitRowProps) {
  const [opened, setOpened] = useState(false);
  const { fulfilments, unit } = occurrence;
  const hasMore = fulfilments.length > 0 || occurrence.extension !== undefined || occurrence.exemption !== undefined;
  return (
    <div className={clsx(unitRowsCss['row'], chosen && unitRowsCss['on'])} data-unit-row>
      <div className={unitRowsCss['line']}>
        {occurrence.mayRegister ? (
          <Checkbox checked={chosen} onChange={onToggle} className="grow">
            {unit}
          </Checkbox>
        ) : (
          <span className={clsx('grow', unitRowsCss['name'])}>{unit}</span>
        )}
        <UnitName unitId={occurrence.unitId} name={unit} asMark />
        <OriginalDate occurrence={occurrence} />
        {hasMore ? (
          <button
            type="button"
            className={unitRowsCss['more']}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <span className="visually-hidden">{unit}的登记：</span>
            <LampText occurrence={occurrence} />
            <Icon name="down" size={12} />
          </button>
        ) : (
          <LampText occurrence={occurrence} />
        )}
      </div>
      {opened && <ExceptionNotes occurrence={occurrence} />}
      {opened && fulfilments.length > 0 && <FulfilmentList occurrence={occurrence} />}
      {opened && fulfilments.length > 0 && (
        <div className={unitRowsCss['evidence']}>
          <Evidence item={occurrence} />
        </div>
      )}
    </div>
  );
}
