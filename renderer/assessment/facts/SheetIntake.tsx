import { Button, Segmented, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { SheetPreview } from '../../../electron/contract/scoreFacts.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { VirtualRows } from '../../grid/VirtualRows.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ErrorState, Loaded } from '../../ui/states.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { UnreadLines } from './UnreadLines.tsx';
import { WhichUnit } from './WhichUnit.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

type Choices = InputOf<'scoreFacts.previewSheet'>['choices'];
type ScoreSheetFault = SheetPreview['faults'][number];

/** A third party's sheet being looked through: faults by cell, columns with their items; all of it is taken, or nothing. */
export function SheetIntake({ previewId, onClose }: { readonly previewId: string; readonly onClose: () => void }) {
  const year = useYear();
  const notify = useNotify();
  const [choices, setChoices] = useState<Choices>({});
  const preview = useAppQuery('scoreFacts.previewSheet', { previewId, choices });
  const save = useCommand('scoreFacts.saveSheet');
  const shown = preview.data;
  const write = (): void => {
    if (!shown) return;
    save.send(
      { previewId, year, choices: { ...choices, name: choices.name ?? shown.name } },
      ({ units, marks, commandId }) => {
        notify.success(`已存入评分表“${shown.name}”：${units} 个单位 ${marks} 个得分`, { commandId });
        onClose();
      },
    );
  };
  return (
    <Page
      fill
      title="核对评分表"
      sub={shown && `${shown.fileName || '粘贴的表格'} · ${year} 年度 · ${shown.units} 个单位，${shown.marks} 个得分`}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            放弃
          </Button>
          <WriteButton
            type="primary"
            disabled={!shown || shown.faults.length > 0 || shown.marks === 0}
            loading={save.isPending}
            onClick={write}
          >
            存入评分表
          </WriteButton>
        </>
      }
    >
      {save.error && <ErrorState error={save.error} inline />}
      <Loaded query={preview}>{(found) => <Found preview={found} choices={choices} onChoose={setChoices} />}</Loaded>
    </Page>
  );
}

interface FoundProps {
  readonly preview: SheetPreview;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

type View = 'faults' | 'rows' | 'columns';

function Found({ preview, choices, onChoose }: FoundProps) {
  const { faults, rows, columns, name, names, replaces } = preview;
  const [view, setView] = useState<View>(faults.length > 0 ? 'faults' : 'rows');
  return (
    <Card className="pane">
      <div className={css['bar']}>
        <Segmented<View>
          aria-label="显示"
          value={view}
          onChange={setView}
          options={[
            { value: 'faults', label: `有问题 ${faults.length}` },
            { value: 'rows', label: `各单位 ${rows.length}` },
            { value: 'columns', label: `各列 ${columns.length}` },
          ]}
        />
        <span className="to-end row">
          <span className="sub">存为方案里的</span>
          <Select
            aria-label="评分表"
            value={name}
            options={[...new Set([...names, name])].map((each) => ({ value: each, label: each }))}
            onChange={(next) => onChoose({ ...choices, name: next })}
            style={{ minWidth: 160 }}
          />
        </span>
      </div>
      {faults.length > 0 && <p className={css['warn']}>有 {faults.length} 处问题，全部改正之前不会存入任何得分。</p>}
      {replaces && (
        <p className={css['warn']}>
          已有评分表“{name}”，存入后替换：改变 {replaces.changed} 个，新增 {replaces.added} 个，去掉 {replaces.gone}{' '}
          个。
        </p>
      )}
      <UnreadLines leftOut={preview.leftOut} skippedSheets={preview.skippedSheets} notes={preview.notes} />
      {view === 'faults' && <Faults preview={preview} choices={choices} onChoose={onChoose} />}
      {view === 'rows' && <Rows preview={preview} choices={choices} onChoose={onChoose} />}
      {view === 'columns' && <Columns preview={preview} choices={choices} onChoose={onChoose} />}
    </Card>
  );
}

function Faults({ preview, choices, onChoose }: FoundProps) {
  const { faults, unknownUnits } = preview;
  if (faults.length === 0) return <p className={css['none']}>没有问题，可以存入。</p>;
  return (
    <VirtualRows
      count={faults.length}
      estimate={() => 44}
      keyOf={(index) => `${faults[index]?.sheet ?? ''} ${faults[index]?.cell ?? ''} ${index}`}
      label="问题"
    >
      {(index) => {
        const fault = faults[index];
        if (!fault) return null;
        const unknown = unknownUnits.find(({ name }) => name === fault.unknownUnit);
        return (
          <FaultLine fault={fault}>
            {unknown && (
              <>
                <WhichUnit
                  name={unknown.name}
                  suggestions={unknown.suggestions}
                  onChoose={(id) => onChoose({ ...choices, units: { ...choices.units, [unknown.name]: id } })}
                />
                <Button
                  size="small"
                  type="text"
                  onClick={() => onChoose({ ...choices, left: [...(choices.left ?? []), unknown.key] })}
                >
                  不采用
                </Button>
              </>
            )}
          </FaultLine>
        );
      }}
    </VirtualRows>
  );
}

function FaultLine({ fault, children }: { readonly fault: ScoreSheetFault; readonly children: React.ReactNode }) {
  return (
    <div className={css['incoming']}>
      <span className="num" title={`工作表“${fault.sheet}”`}>
        {fault.cell}
      </span>
      <span className="ellipsis" title={fault.value}>
        {fault.value}
      </span>
      <span className={clsx('over', css['clamped'])} title={fault.message}>
        {fault.message}
      </span>
      <span className="row">{children}</span>
    </div>
  );
}

function Rows({ preview, choices, onChoose }: FoundProps) {
  const items = preview.columns.filter(({ item }) => item !== undefined);
  const left = choices.left ?? [];
  return (
    <VirtualRows
      count={preview.rows.length}
      estimate={() => 40}
      keyOf={(index) => preview.rows[index]?.key ?? String(index)}
      label="各单位"
    >
      {(index) => {
        const row = preview.rows[index];
        if (!row) return null;
        const isLeft = left.includes(row.key);
        const words = items.map(({ item = '' }, at) => `${item} ${row.points[at] ?? '—'}`).join('，');
        return (
          <div className={css['incoming']}>
            <span className="num sub">{row.cell}</span>
            <span className={clsx('ellipsis', row.unitId === undefined && 'over')}>{row.unit}</span>
            <span className={clsx('num', css['clamped'], isLeft && 'faint')} title={words}>
              {words}
            </span>
            <span className="row">
              <Button
                size="small"
                type="text"
                onClick={() =>
                  onChoose({ ...choices, left: isLeft ? left.filter((key) => key !== row.key) : [...left, row.key] })
                }
              >
                {isLeft ? '恢复' : '不采用'}
              </Button>
            </span>
          </div>
        );
      }}
    </VirtualRows>
  );
}

const NO_ITEM = '';

/** Which item each column was taken for, and the return of which period; a person may say otherwise. */
function Columns({ preview, choices, onChoose }: FoundProps) {
  const { columns, items } = preview;
  const names = [...new Set([...items.map(({ item }) => item), ...columns.flatMap(({ item }) => item ?? [])])];
  const options = [{ value: NO_ITEM, label: '不采用' }, ...names.map((item) => ({ value: item, label: item }))];
  return (
    <VirtualRows
      count={columns.length}
      estimate={() => 40}
      keyOf={(index) => columns[index]?.key ?? String(index)}
      label="各列"
    >
      {(index) => {
        const column = columns[index];
        if (!column) return null;
        const { key, address, item, period, count } = column;
        const words = column.words.join(' ');
        const periods = items.find((each) => each.item === item)?.periods;
        return (
          <div className={css['incoming']}>
            <span className="num sub">{address}</span>
            <span className="ellipsis" title={words}>
              {words}
            </span>
            <span className={clsx('num', column.asksPeriod ? 'over' : 'sub')}>
              {column.asksPeriod ? '没有写明是哪一期，未采用' : `${count} 个得分`}
            </span>
            <span className={css['which']}>
              <Select
                aria-label={`“${words}”是哪个项目`}
                value={item ?? NO_ITEM}
                options={options}
                onChange={(next) =>
                  onChoose({ ...choices, columns: { ...choices.columns, [key]: next === NO_ITEM ? null : next } })
                }
              />
              {periods && (
                <Select
                  aria-label={`“${words}”是哪一期`}
                  placeholder="哪一期"
                  value={period?.from}
                  options={periods.map(({ from, label }) => ({ value: from, label }))}
                  onChange={(from) => from && onChoose({ ...choices, periods: { ...choices.periods, [key]: from } })}
                />
              )}
            </span>
          </div>
        );
      }}
    </VirtualRows>
  );
}
