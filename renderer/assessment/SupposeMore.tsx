import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ScoreDetail } from '../../electron/contract/assessment.ts';
import type { SchemeNodeId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EVENT_OPTIONS, eventTitle, type EventDraft, type ScoreEventType } from './facts/events.ts';
import { judgedClause, treeLines } from './nodes.ts';
import { shownPoints, typedPoints } from './points.ts';
import { judgeTroubles } from './judging.ts';
import type { SupposedEvent, SupposedJudgement } from './whatIf.ts';
import css from './WhatIfPane.module.css';

interface SupposeMoreProps {
  readonly detail: ScoreDetail;
  readonly events: readonly SupposedEvent[];
  readonly judgements: readonly SupposedJudgement[];
  readonly onEvents: (events: readonly SupposedEvent[]) => void;
  readonly onJudgements: (judgements: readonly SupposedJudgement[]) => void;
}

/** What is supposed beside the items: events that were not, leaves judged otherwise; each can be taken back. */
export function SupposeMore({ detail, events, judgements, onEvents, onJudgements }: SupposeMoreProps) {
  const leaves = judgedLeaves(detail);
  return (
    <div className={css['more']}>
      <EventLine first={detail.asOf} onAdd={(event) => onEvents([...events, event])} />
      {leaves.length > 0 && (
        <JudgementLine
          leaves={leaves}
          onAdd={(given) => onJudgements([...judgements.filter(({ nodeId }) => nodeId !== given.nodeId), given])}
        />
      )}
      {events.length + judgements.length > 0 && (
        <ul className={css['chosen']} aria-label="另外假设的">
          {events.map((event, at) => (
            // Events have no name of their own; one is taken out by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              {`${event.on} ${titleOf(event)}`}
              <Remove label={titleOf(event)} onClick={() => onEvents(events.filter((_, each) => each !== at))} />
            </li>
          ))}
          {judgements.map(({ nodeId, points }) => {
            const name = leaves.find((leaf) => leaf.nodeId === nodeId)?.name ?? '';
            return (
              <li key={nodeId}>
                {`${name} 评 ${shownPoints(points)} 分`}
                <Remove
                  label={name}
                  onClick={() => onJudgements(judgements.filter((each) => each.nodeId !== nodeId))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      type="text"
      size="small"
      aria-label={`去掉${label}`}
      icon={<Icon name="close" size={12} />}
      onClick={onClick}
    />
  );
}

function titleOf({ type, name = '', level, organ, outlet = '' }: SupposedEvent): string {
  return eventTitle({ type, name, outlet, ...(level ? { level } : {}), ...(organ ? { organ } : {}) });
}

function EventLine({ first, onAdd }: { readonly first: PlainDate; readonly onAdd: (event: SupposedEvent) => void }) {
  const [type, setType] = useState<ScoreEventType>('criticism');
  const [level, setLevel] = useState<EventDraft['level']>();
  const [organ, setOrgan] = useState<EventDraft['organ']>();
  const [name, setName] = useState('');
  const [on, setOn] = useState<PlainDate | undefined>(first);
  return (
    <div className={css['adding']}>
      <Select
        size="small"
        aria-label="假设的事件"
        value={type}
        onChange={setType}
        options={EVENT_OPTIONS.type}
        style={{ width: 104 }}
      />
      <Input
        size="small"
        aria-label="假设事件的名称"
        placeholder={type === 'other' ? '名称' : '名称（可不填）'}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        style={{ width: 112 }}
      />
      <Select
        size="small"
        aria-label="假设事件的级别"
        placeholder="级别"
        allowClear
        value={level}
        onChange={setLevel}
        options={EVENT_OPTIONS.level}
        style={{ width: 80 }}
      />
      <Select
        size="small"
        aria-label="假设事件的机关"
        placeholder="机关"
        allowClear
        value={organ}
        onChange={setOrgan}
        options={EVENT_OPTIONS.organ}
        style={{ width: 96 }}
      />
      <DateField aria-label="假设事件的日期" value={on} onChange={setOn} width={124} />
      <Button
        size="small"
        disabled={on === undefined || (type === 'other' && name.trim() === '')}
        onClick={() => {
          if (on === undefined) return;
          onAdd({ on, type, name: name.trim(), level: level ?? null, organ: organ ?? null });
          setName('');
        }}
      >
        加事件
      </Button>
    </div>
  );
}

function judgedLeaves({ nodes, scheme }: ScoreDetail) {
  return treeLines(nodes, () => false).flatMap(({ node: { nodeId, name } }) => {
    const clause = judgedClause(scheme, nodeId);
    return clause
      ? [{ nodeId, name, least: clause.least, most: clause.most, assessors: clause.assessors, needsBasis: false }]
      : [];
  });
}

interface JudgementLineProps {
  readonly leaves: ReturnType<typeof judgedLeaves>;
  readonly onAdd: (given: SupposedJudgement) => void;
}

function JudgementLine({ leaves, onAdd }: JudgementLineProps) {
  const [id, setId] = useState<SchemeNodeId | undefined>(leaves[0]?.nodeId);
  const [text, setText] = useState('');
  const leaf = leaves.find(({ nodeId }) => nodeId === id);
  const points = typedPoints(text);
  const trouble = leaf && judgeTroubles({ assessor: '', points: text, reason: '假设', basis: '' }, leaf).points;
  return (
    <div className={css['adding']}>
      <Select
        size="small"
        aria-label="假设评议的指标"
        value={id}
        onChange={setId}
        options={leaves.map(({ nodeId, name }) => ({ value: nodeId, label: name }))}
        style={{ width: 222 }}
      />
      <Input
        size="small"
        aria-label="假设评议的得分"
        placeholder="评多少分"
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        style={{ width: 84 }}
        {...(trouble === undefined ? {} : { status: 'error' })}
      />
      <Button
        size="small"
        disabled={!leaf || points === undefined || trouble !== undefined}
        onClick={() => {
          if (!leaf || points === undefined) return;
          onAdd({ nodeId: leaf.nodeId, points });
          setText('');
        }}
      >
        加评议
      </Button>
      {trouble !== undefined && <span className="over text-sm">{trouble}</span>}
    </div>
  );
}
