import { Button } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import type { ClauseOf, EventEntry } from '../../electron/contract/schemeTree.ts';
import { EVENT_LEVEL_WORDS, EVENT_ORGAN_WORDS, SCORE_EVENT_WORDS } from '../../electron/domain/words/scoreRules.ts';
import { Choice, Count } from '../rules/ruleFields.tsx';
import { useChoices } from './choices.ts';
import { Line, OptionalPoints, SignedField, WordField, YesField } from './fields.tsx';
import type { ClauseProps } from './ruleLines.tsx';
import { SmallTable } from './SmallTable.tsx';
import { withKey } from './withKey.ts';

const ANY = '';

type EntryCell = (entry: EventEntry, set: (entry: EventEntry) => void) => ReactNode;

/** What every entry says, and what few do. */
function useEntryColumns(isWide: boolean): readonly (readonly [head: string, cell: EntryCell])[] {
  const { eventNames, outlets } = useChoices();
  const usual: readonly (readonly [string, EntryCell])[] = [
    [
      '类型',
      (entry, set) => (
        <Choice<EventEntry['type']>
          label="事件类型"
          value={entry.type}
          words={SCORE_EVENT_WORDS}
          width={116}
          onChange={(type) => set({ ...entry, type })}
        />
      ),
    ],
    [
      '级别',
      (entry, set) => (
        <Choice<NonNullable<EventEntry['level']> | typeof ANY>
          label="事件级别"
          value={entry.level ?? ANY}
          words={{ [ANY]: '不限', ...EVENT_LEVEL_WORDS }}
          width={86}
          onChange={(level) => set(withKey(entry, 'level', level === ANY ? undefined : level))}
        />
      ),
    ],
    [
      '分值',
      (entry, set) => (
        <SignedField label="事件分值" value={entry.points} onChange={(points) => set({ ...entry, points })} />
      ),
    ],
  ];
  if (!isWide) return usual;
  return [
    ...usual,
    [
      '名称',
      (entry, set) => (
        <WordField
          label="事件名称"
          width={130}
          value={entry.name ?? ''}
          offered={eventNames}
          onChange={(name) => set(withKey(entry, 'name', name === '' ? undefined : name))}
        />
      ),
    ],
    [
      '机关',
      (entry, set) => (
        <Choice<NonNullable<EventEntry['organ']> | typeof ANY>
          label="机关"
          value={entry.organ ?? ANY}
          words={{ [ANY]: '不限', ...EVENT_ORGAN_WORDS }}
          width={100}
          onChange={(organ) => set(withKey(entry, 'organ', organ === ANY ? undefined : organ))}
        />
      ),
    ],
    [
      '刊物',
      (entry, set) => (
        <WordField
          label="刊物"
          width={130}
          value={entry.outlet ?? ''}
          offered={outlets}
          onChange={(outlet) => set(withKey(entry, 'outlet', outlet === '' ? undefined : outlet))}
        />
      ),
    ],
    [
      '前几次不计',
      (entry, set) => (
        <Count
          label="前几次不计"
          min={0}
          max={100_000}
          value={entry.firstFree ?? 0}
          onChange={(firstFree) => set(withKey(entry, 'firstFree', firstFree === 0 ? undefined : firstFree))}
        />
      ),
    ],
    [
      '每几次',
      (entry, set) => (
        <Count
          label="每几次"
          max={100_000}
          value={entry.perN ?? 1}
          onChange={(perN) => set(withKey(entry, 'perN', perN === 1 ? undefined : perN))}
        />
      ),
    ],
    [
      '倍数',
      (entry, set) => (
        <OptionalPoints
          label="倍数"
          width={56}
          placeholder="1"
          value={entry.times}
          onChange={(times) => set(withKey(entry, 'times', times))}
        />
      ),
    ],
    [
      '按其分值',
      (entry, set) => (
        <YesField value={entry.perPoint} onChange={(perPoint) => set(withKey(entry, 'perPoint', perPoint))}>
          每 1 分
        </YesField>
      ),
    ],
    [
      '最多',
      (entry, set) => (
        <OptionalPoints
          label="这种事件最多"
          width={60}
          placeholder="不限"
          value={entry.atMost}
          onChange={(most) => set(withKey(entry, 'atMost', most))}
        />
      ),
    ],
  ];
}

/** Says more than type, level and points. */
function isSpecial({ name, organ, outlet, firstFree, perN, times, perPoint, atMost }: EventEntry): boolean {
  return [name, organ, outlet, firstFree, perN, times, perPoint, atMost].some((each) => each !== undefined);
}

/** 考核事件 by type and level, each with its points. */
export function EventsFields({ clause, onChange }: ClauseProps<ClauseOf<'events'>>) {
  const [isWide, setWide] = useState(clause.entries.some(isSpecial));
  const columns = useEntryColumns(isWide);
  return (
    <>
      <Line label="事件">
        <SmallTable<EventEntry>
          label="事件"
          noun="种"
          min={1}
          heads={columns.map(([head]) => head)}
          rows={clause.entries}
          next={() => ({
            type: clause.entries.at(-1)?.type ?? 'criticism',
            points: clause.entries.at(-1)?.points ?? '-1',
          })}
          onChange={(entries) => onChange({ ...clause, entries })}
          cells={(entry, set) => columns.map(([head, cell]) => <Fragment key={head}>{cell(entry, set)}</Fragment>)}
        />
        {!isWide && (
          <Button type="link" size="small" onClick={() => setWide(true)}>
            名称、机关、刊物、每几次、倍数…
          </Button>
        )}
      </Line>
      <Line label="累加">
        <Choice<typeof clause.take>
          label="累加还是取最高"
          value={clause.take}
          words={{ stack: '可累加', highestPerMatter: '同一事项只计最高', highest: '只计最高一次' }}
          width={180}
          onChange={(take) => onChange({ ...clause, take })}
        />
      </Line>
    </>
  );
}
