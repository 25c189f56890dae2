import { Button, Segmented, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type {
  FindingChoicesInput,
  FindingLineView,
  FindingSource,
  FindingsPreview,
} from '../../electron/contract/findings.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { FINDING_SOURCES, FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { UnreadItems } from '../ui/UnreadItems.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import {
  columnsLine,
  firstFilter,
  leave,
  LINE_WORDS,
  NO_FINDING_CHOICES,
  readWords,
  type LineFilter,
} from './choices.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Findings.module.css';

interface IntakeProps {
  /** As it was before anything was chosen. */
  readonly first: FindingsPreview;
  readonly onGiveUp: () => void;
  readonly onDone: (written: OutputOf<'findings.confirm'>) => void;
}

const FILTERS: readonly LineFilter[] = ['left', 'add', 'fill', 'already'];

/** A list being looked through: every line with what it will be on record as, then all that can be is written. */
export function FindingsIntake({ first, onGiveUp, onDone }: IntakeProps) {
  const { previewId, year, fileName } = first;
  const [choices, setChoices] = useState<FindingChoicesInput>(NO_FINDING_CHOICES);
  const preview = useAppQuery('findings.preview', { previewId, choices });
  const confirm = useCommand('findings.confirm');
  const shown = preview.data ?? first;
  const { counts } = shown;
  const [filter, setFilter] = useState<LineFilter>(firstFilter(first));
  const lines = shown.lines.filter(({ state }) => state === filter);
  const taken = counts.add + counts.fill;
  const error = confirm.error ?? preview.error;
  return (
    <Page
      fill
      title="核对问题清单"
      sub={`${fileName} · ${year} 年度`}
      actions={
        <>
          <Button onClick={onGiveUp} disabled={confirm.isPending}>
            放弃此文件
          </Button>
          <WriteButton
            type="primary"
            disabled={taken === 0}
            loading={confirm.isPending}
            onClick={() => confirm.send({ previewId, year, choices }, onDone)}
          >
            导入 {taken} 个
          </WriteButton>
        </>
      }
      filters={
        <Segmented<LineFilter>
          aria-label="显示"
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((each) => ({ value: each, label: `${LINE_WORDS[each]} ${counts[each]}` }))}
        />
      }
    >
      <Card className="pane">
        <About preview={shown} />
        <ForAll lines={first.lines} choices={choices} onChoose={setChoices} />
        {error && <ErrorState error={error} inline />}
        <div className={clsx(css['incoming'], css['head'])}>
          <span>位置</span>
          <span>单位</span>
          <span>失分原因</span>
          <span>{filter === 'left' ? '为什么没有导入' : '读作'}</span>
        </div>
        {lines.length === 0 ? (
          <p className={clsx('sub', css['none'])}>没有{LINE_WORDS[filter]}的行。</p>
        ) : (
          <VirtualRows
            key={filter}
            count={lines.length}
            estimate={() => 44}
            keyOf={(index) => lines[index]?.key ?? String(index)}
            label={LINE_WORDS[filter]}
          >
            {(index) => {
              const line = lines[index];
              return line && <IncomingLine line={line} choices={choices} onChoose={setChoices} />;
            }}
          </VirtualRows>
        )}
      </Card>
    </Page>
  );
}

interface ChoiceProps {
  readonly choices: FindingChoicesInput;
  readonly onChoose: (choices: FindingChoicesInput) => void;
}

/** What lines do not say is said here once for all of them. */
function ForAll({ lines, choices, onChoose }: ChoiceProps & { readonly lines: readonly FindingLineView[] }) {
  const today = useToday();
  const { source: _source, foundOn: _foundOn, rectifyBy: _rectifyBy, ...others } = choices;
  const { source, foundOn, rectifyBy } = choices;
  const asks = lines.some(({ unknown }) => unknown === 'source' || unknown === 'foundOn');
  const set = (patch: Said) => onChoose({ ...others, ...withoutEmpty({ source, foundOn, rectifyBy, ...patch }) });
  return (
    <div className={clsx(css['for-all'], asks && css['asked'])}>
      <span>表里没有写的，都按：</span>
      <Select<FindingSource | undefined>
        aria-label="没有写来源的"
        size="small"
        placeholder="来源"
        allowClear
        value={source}
        onChange={(value) => set({ source: value })}
        options={FINDING_SOURCES.map((each) => ({ value: each, label: FINDING_SOURCE_WORDS[each] }))}
        style={{ width: 120 }}
      />
      <span className="row">
        发现日期
        <DateField
          aria-label="没有写发现日期的"
          allowClear
          value={foundOn}
          notAfter={today}
          onChange={(value) => set({ foundOn: value })}
        />
      </span>
      <span className="row">
        整改时限
        <DateField
          aria-label="没有写整改时限的"
          allowClear
          value={rectifyBy}
          onChange={(value) => set({ rectifyBy: value })}
        />
      </span>
    </div>
  );
}

interface Said {
  readonly source?: FindingSource | undefined;
  readonly foundOn?: PlainDate | undefined;
  readonly rectifyBy?: PlainDate | undefined;
}

function withoutEmpty({ source, foundOn, rectifyBy }: Said) {
  return {
    ...(source === undefined ? {} : { source }),
    ...(foundOn === undefined ? {} : { foundOn }),
    ...(rectifyBy === undefined ? {} : { rectifyBy }),
  };
}

function IncomingLine({ line, choices, onChoose }: ChoiceProps & { readonly line: FindingLineView }) {
  const { sheet, address, unit, cause, state } = line;
  return (
    <div className={css['incoming']}>
      <span className="num sub ellipsis" title={`工作表“${sheet}”第 ${line.line} 行`}>
        {address}
      </span>
      <span className="ellipsis" title={unit}>
        {unit}
      </span>
      <span className={css['clamped']} title={cause}>
        {cause}
      </span>
      <span className={css['outcome']}>
        <span className={clsx('grow num', css['clamped'])} title={line.reason ?? readWords(line)}>
          {line.reason ?? readWords(line)}
        </span>
        {line.unknown === 'unit' && (
          <UnitSelect
            value={undefined}
            placeholder={unit === '' ? '是哪个单位' : `“${unit}”是哪个单位`}
            width={190}
            onChange={(id) => id && onChoose({ ...choices, units: { ...choices.units, [unit]: id } })}
          />
        )}
        {line.unknown === 'choice' && (
          <Button size="small" onClick={() => onChoose(leave(choices, line.key, false))}>
            恢复
          </Button>
        )}
        {(state === 'add' || state === 'fill') && (
          <Button size="small" type="text" onClick={() => onChoose(leave(choices, line.key, true))}>
            不导入
          </Button>
        )}
      </span>
    </div>
  );
}

/** What was read of the file: its columns, what of it was not read. */
function About({ preview }: { readonly preview: FindingsPreview }) {
  const { tables, notes, skippedSheets, leftOut } = preview;
  return (
    <ul className={clsx('plain-list sub text-sm', css['about'])}>
      {tables.map((table) => (
        <li key={`${table.sheet} ${table.headerLine}`}>{columnsLine(table)}</li>
      ))}
      <UnreadItems leftOut={leftOut} skippedSheets={skippedSheets} />
      <li>同一单位、同一指标、同一原因算同一个问题：已有的不会重复，只补上空着的；导入之前什么都没有写入。</li>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
