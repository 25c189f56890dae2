import { Button, Input, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { EventLineView, EventsPreview } from '../../../electron/contract/scoreFacts.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { VirtualRows } from '../../grid/VirtualRows.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ErrorState, Loaded } from '../../ui/states.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { eventTitle } from './events.ts';
import { UnreadLines } from './UnreadLines.tsx';
import { WhichUnit } from './WhichUnit.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

interface IntakeProps {
  readonly previewId: string;
  readonly onClose: () => void;
}

type EventChoices = NonNullable<InputOf<'scoreFacts.previewEvents'>['choices']>;
type LineState = EventLineView['state'];

const STATES: readonly LineState[] = ['fault', 'add', 'already', 'left'];
const STATE_WORDS: Readonly<Record<LineState, string>> = {
  fault: '有问题',
  add: '登记',
  already: '已有',
  left: '不登记',
};

/** A table of events being looked through: every line with what it will be recorded as; with a fault in any nothing is written. */
export function EventsIntake({ previewId, onClose }: IntakeProps) {
  const year = useYear();
  const notify = useNotify();
  const [choices, setChoices] = useState<EventChoices>({});
  const preview = useAppQuery('scoreFacts.previewEvents', { previewId, choices });
  const save = useCommand('scoreFacts.saveEvents');
  const counts = preview.data?.counts;
  const write = (): void =>
    save.send({ previewId, year, choices }, ({ added, already, left, commandId }) => {
      const parts = [
        `已登记 ${added} 个事件`,
        ...(already > 0 ? [`已有 ${already} 个`] : []),
        ...(left > 0 ? [`不登记 ${left} 行`] : []),
      ];
      notify.success(parts.join('，'), { commandId });
      onClose();
    });
  return (
    <Page
      fill
      title="核对事件表"
      sub={`${preview.data?.fileName || '粘贴的表格'} · ${year} 年度`}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            放弃
          </Button>
          <WriteButton
            type="primary"
            disabled={!counts || counts.add === 0 || counts.fault > 0}
            loading={save.isPending}
            onClick={write}
          >
            登记 {counts?.add ?? 0} 个
          </WriteButton>
        </>
      }
    >
      {save.error && <ErrorState error={save.error} inline />}
      <Loaded query={preview}>{(shown) => <Lines preview={shown} choices={choices} onChoose={setChoices} />}</Loaded>
    </Page>
  );
}

interface LinesProps {
  readonly preview: EventsPreview;
  readonly choices: EventChoices;
  readonly onChoose: (choices: EventChoices) => void;
}

function Lines({ preview, choices, onChoose }: LinesProps) {
  const { counts } = preview;
  const [filter, setFilter] = useState<LineState>(() => STATES.find((state) => counts[state] > 0) ?? 'add');
  const lines = preview.lines.filter(({ state }) => state === filter);
  return (
    <Card className="pane">
      <div className={css['bar']}>
        <Segmented<LineState>
          aria-label="显示"
          value={filter}
          onChange={setFilter}
          options={STATES.map((state) => ({ value: state, label: `${STATE_WORDS[state]} ${counts[state]}` }))}
        />
        <span className="row to-end">
          <span className="sub">没有写登记人的，都按</span>
          <Input
            aria-label="登记人"
            size="small"
            maxLength={40}
            value={choices.by ?? ''}
            onChange={(event) => onChoose({ ...choices, by: event.target.value })}
            style={{ width: 120 }}
          />
        </span>
      </div>
      {counts.fault > 0 && (
        <p className={css['warn']}>有 {counts.fault} 行有问题，改正或不登记之前，一行也不会写入。</p>
      )}
      {counts.already > 0 && (
        <p className={css['warn']}>
          有 {counts.already} 行与已登记的或前面的行内容相同，不重复登记。确是两次的，在“已有”里说明。
        </p>
      )}
      <UnreadLines leftOut={preview.leftOut} skippedSheets={preview.skippedSheets} />
      {lines.length === 0 ? (
        <p className={css['none']}>没有{STATE_WORDS[filter]}的行。</p>
      ) : (
        <VirtualRows
          key={filter}
          count={lines.length}
          estimate={() => 44}
          keyOf={(index) => lines[index]?.key ?? String(index)}
          label={STATE_WORDS[filter]}
        >
          {(index) => {
            const line = lines[index];
            return line && <IncomingLine line={line} choices={choices} onChoose={onChoose} />;
          }}
        </VirtualRows>
      )}
    </Card>
  );
}

function IncomingLine({
  line,
  choices,
  onChoose,
}: { readonly line: EventLineView } & Pick<LinesProps, 'choices' | 'onChoose'>) {
  const { key, sheet, unit, state, read, fault, same, address, unknownUnit, suggestions = [] } = line;
  const { left = [], another = [] } = choices;
  const isAnother = another.includes(key);
  const words = read
    ? [read.on, eventTitle(read), read.matter === read.reason ? '' : read.matter, read.basis, read.reason, same ?? '']
        .filter((text) => text !== '')
        .join('，')
    : '';
  return (
    <div className={css['incoming']}>
      <span className="num sub ellipsis" title={`工作表“${sheet}”第 ${line.line} 行`}>
        {address ?? `第 ${line.line} 行`}
      </span>
      <span className="ellipsis" title={unit}>
        {read?.unit ?? unit}
      </span>
      <span className={clsx(css['clamped'], state === 'fault' && 'over')} title={fault ?? words}>
        {fault ?? words}
      </span>
      <span className="row">
        {unknownUnit !== undefined && (
          <WhichUnit
            name={unknownUnit}
            suggestions={suggestions}
            onChoose={(id) => onChoose({ ...choices, units: { ...choices.units, [unknownUnit]: id } })}
          />
        )}
        {state === 'left' && (
          <Button size="small" onClick={() => onChoose({ ...choices, left: left.filter((each) => each !== key) })}>
            恢复
          </Button>
        )}
        {state === 'already' && (
          <Button size="small" onClick={() => onChoose({ ...choices, another: [...another, key] })}>
            确是两次，登记
          </Button>
        )}
        {isAnother && state === 'add' && (
          <Button
            size="small"
            type="text"
            onClick={() => onChoose({ ...choices, another: another.filter((each) => each !== key) })}
          >
            不是两次
          </Button>
        )}
        {!isAnother && (state === 'add' || state === 'fault') && (
          <Button size="small" type="text" onClick={() => onChoose({ ...choices, left: [...left, key] })}>
            不登记
          </Button>
        )}
      </span>
    </div>
  );
}
