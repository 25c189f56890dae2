import { Button, Input, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { LedgerChoicesInput, LedgerPreview } from '../../electron/contract/oldLedger.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnreadItems } from '../ui/UnreadItems.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { early, firstFilter, NO_CHOICES, STATE_WORDS, type LineFilter } from './choices.ts';
import { LedgerDone } from './LedgerDone.tsx';
import { LedgerLine } from './LedgerLine.tsx';
import { columnsLine, ledgerTable } from './ledgerTable.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Ledger.module.css';

interface LedgerWorkProps {
  /** As it was before anything was chosen. */
  readonly first: LedgerPreview;
  /** What was registered of it so far: the rest stays, to be gone on with. */
  readonly written: OutputOf<'oldLedger.confirm'> | undefined;
  readonly onLeave: () => void;
  readonly onDone: (written: OutputOf<'oldLedger.confirm'>) => void;
}

const FILTERS: readonly LineFilter[] = ['left', 'register', 'already', 'open'];

/** An old ledger being looked through: every line with what it means here, then all that can be is registered. */
export function LedgerWork({ first, written, onLeave, onDone }: LedgerWorkProps) {
  const { ledgerId, year, fileName } = first;
  const [choices, setChoices] = useState<LedgerChoicesInput>(NO_CHOICES);
  const [filter, setFilter] = useState<LineFilter>(firstFilter(first));
  const preview = useAppQuery('oldLedger.preview', { ledgerId, choices });
  const confirm = useCommand('oldLedger.confirm');
  const shown = preview.data ?? first;
  const { counts } = shown;
  const own = shown.lines.filter(({ state }) => state === filter);
  // What is proposed asks for an eye before what the lines themselves say.
  const lines = [...own.filter(({ isProposed }) => isProposed), ...own.filter(({ isProposed }) => !isProposed)];
  const proposed = shown.lines.filter(({ isProposed }) => isProposed).length;
  const register = (): void =>
    confirm.send({ ledgerId, year, choices }, (value) => {
      if (value.left > 0) setFilter('left');
      onDone(value);
    });
  return (
    <Page
      fill
      title="核对旧台账"
      sub={`${fileName} · ${year} 年度 · 将登记 ${counts.register}${counts.before > 0 ? `（此前 ${counts.before}）` : ''} · 已登记 ${counts.already} · 未办 ${counts.open} · 对不上 ${counts.left}`}
      actions={
        <>
          <TableActions disabled={lines.length === 0} table={() => ledgerTable(lines, filter, fileName)} />
          <Button onClick={onLeave} disabled={confirm.isPending}>
            {written ? '完成' : '放弃此文件'}
          </Button>
          <WriteButton type="primary" disabled={counts.register === 0} loading={confirm.isPending} onClick={register}>
            登记 {counts.register} 条
          </WriteButton>
        </>
      }
      filters={
        <Segmented<LineFilter>
          aria-label="显示"
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((each) => ({ value: each, label: labelOf(each, counts[each], proposed) }))}
        />
      }
    >
      {written && <LedgerDone written={written} year={year} />}
      <Card className="pane">
        <About preview={shown} />
        {(confirm.error ?? preview.error) && <ErrorState error={confirm.error ?? preview.error} inline />}
        <EarlyLines lines={shown.lines} choices={choices} onChoose={setChoices} />
        <div className={clsx(css['line'], css['head'])}>
          <span>位置</span>
          <span>事项</span>
          <span>单位</span>
          <span>所属期</span>
          <span>办结日期</span>
          <span>{filter === 'left' ? '为什么对不上' : '对应'}</span>
        </div>
        {lines.length === 0 ? (
          <p className={clsx('sub', css['none'])}>没有{STATE_WORDS[filter]}的行。</p>
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
              return line && <LedgerLine line={line} choices={choices} onChoose={setChoices} />;
            }}
          </VirtualRows>
        )}
      </Card>
    </Page>
  );
}

interface EarlyLinesProps {
  readonly lines: LedgerPreview['lines'];
  readonly choices: LedgerChoicesInput;
  readonly onChoose: (choices: LedgerChoicesInput) => void;
}

/** Lines done before their period began are registered with one reason, given here for all of them. */
function EarlyLines({ lines, choices, onChoose }: EarlyLinesProps) {
  const [reason, setReason] = useState('');
  const open = lines.filter(({ unknown }) => unknown === 'early').length;
  const given = choices.earlyReason;
  const taken = lines.filter(({ isEarly }) => isEarly).length;
  if (open === 0 && given === undefined) return null;
  if (given !== undefined) {
    return (
      <div className={css['early']}>
        <span className="grow">
          提前的 {taken} 行按原因“{given}”登记；个别不是提前的，在该行点“不登记”。
        </span>
        <Button size="small" onClick={() => onChoose(early(choices, ''))}>
          改原因
        </Button>
      </div>
    );
  }
  return (
    <form
      className={css['early']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onChoose(early(choices, reason.trim()));
      }}
    >
      <label htmlFor="early-reason">{open} 行在所属期开始之前就已办结，属于提前。写明原因，一并登记：</label>
      <Input
        id="early-reason"
        size="small"
        className="grow"
        maxLength={200}
        value={reason}
        placeholder="例如：随年度计划一次公开"
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={reason.trim() === ''}>
        按此原因登记
      </Button>
    </form>
  );
}

/** 将登记 38，其中建议 9. */
function labelOf(state: LineFilter, count: number, proposed: number): string {
  const rest = state === 'register' && proposed > 0 ? `，其中建议 ${proposed}` : '';
  return `${STATE_WORDS[state]} ${count}${rest}`;
}

/** What was read of the file: its columns, what of it was not read. */
function About({ preview }: { readonly preview: LedgerPreview }) {
  const { tables, notes, skippedSheets, leftOut } = preview;
  return (
    <ul className={clsx('plain-list sub text-sm', css['about'])}>
      {tables.map((table) => (
        <li key={`${table.sheet} ${table.headerLine}`}>{columnsLine(table)}</li>
      ))}
      <UnreadItems leftOut={leftOut} skippedSheets={skippedSheets} />
      <li>
        登记之前什么都没有写入。登记之后，对不上的仍列在这里，可以接着处理，也可以复制或导出；离开这个页面或程序重启后要重新选择文件，已登记的不会重复登记。
      </li>
      {notes.map((note) => (
        <li key={note} className={css['note']}>
          {note}
        </li>
      ))}
    </ul>
  );
}
