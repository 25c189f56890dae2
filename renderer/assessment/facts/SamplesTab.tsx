import { Input, Select } from 'antd';
import { Fragment, useState } from 'react';
import type { SampleView, ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useNotify } from '../../ui/notify.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { FactTable } from './FactTable.tsx';
import { LinesDialog } from './LinesDialog.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';

interface OpenSample {
  readonly unitId?: UnitId;
  readonly sample: string;
  readonly items: readonly SampleView[];
}

type Right = 'right' | 'wrong' | 'open';
const RIGHT_WORDS: Readonly<Record<Right, string>> = { right: '正确', wrong: '有误', open: '未看' };
const RIGHTS = Object.keys(RIGHT_WORDS) as readonly Right[];

function rightOf(isRight: boolean | undefined): Right {
  return isRight === undefined ? 'open' : isRight ? 'right' : 'wrong';
}

/** 抽查: samples of fields or members, and which of them are right. */
export function SamplesTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const [open, setOpen] = useState<OpenSample>();
  const groups = [...Map.groupBy(facts.samples, ({ sample, unitId }) => `${sample} ${unitId}`)].flatMap(
    ([key, items]) => (items[0] ? [{ key, first: items[0], items }] : []),
  );
  return (
    <>
      <FactTable
        label="抽查"
        columns={[['抽查', '26%'], ['单位', '26%'], ['正确', 90], ['有误'], ['', 80]]}
        rows={groups.map(({ key, first, items }) => ({
          key,
          cells: [
            first.sample,
            <UnitName key="unit" unitId={first.unitId} name={first.unit} />,
            `${items.filter(({ isRight }) => isRight === true).length}/${items.length}`,
            items.flatMap(({ item, isRight }) => (isRight === false ? [item] : [])).join('、'),
            <WriteButton
              key="do"
              size="small"
              locked={first.locked}
              onClick={() => setOpen({ unitId: first.unitId, sample: first.sample, items })}
            >
              修改
            </WriteButton>,
          ],
        }))}
        table={() => ({
          name: `${year}年抽查`,
          header: ['抽查', '单位', '项目', '结果'],
          rows: facts.samples.map(({ sample, unit, item, isRight }) => [
            sample,
            unit,
            item,
            RIGHT_WORDS[rightOf(isRight)],
          ]),
        })}
        empty={{
          title: '还没有抽查',
          hint: '方案里按抽查正确率计分的指标，抽中的字段、条目或成员和对错登记在这里。',
        }}
        actions={
          <WriteButton type="primary" onClick={() => setOpen({ sample: facts.asked.samples[0] ?? '', items: [] })}>
            登记抽查
          </WriteButton>
        }
      />
      {open && <SampleForm names={facts.asked.samples} open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface SampleFormProps {
  readonly names: readonly string[];
  readonly open: OpenSample;
  readonly onClose: () => void;
}

function SampleForm({ names, open, onClose }: SampleFormProps) {
  const year = useYear();
  const notify = useNotify();
  const save = useCommand('scoreFacts.saveSample');
  const [unitId, setUnitId] = useState(open.unitId);
  const [sample, setSample] = useState(open.sample);
  const [items, setItems] = useState<readonly { readonly item: string; readonly right: Right }[]>(() =>
    open.items.length > 0
      ? open.items.map(({ item, isRight }) => ({ item, right: rightOf(isRight) }))
      : [{ item: '', right: 'right' }],
  );
  const set = (at: number, patch: Partial<(typeof items)[number]>): void =>
    setItems(items.map((each, index) => (index === at ? { ...each, ...patch } : each)));
  const named = items.filter(({ item }) => item.trim() !== '');
  const send = (): void => {
    if (unitId === undefined || sample.trim() === '') return;
    save.send(
      {
        year,
        unitId,
        sample,
        items: named.map(({ item, right }) => ({ item, isRight: right === 'open' ? null : right === 'right' })),
      },
      ({ commandId }) => {
        notify.success(named.length === 0 ? '已清空抽查' : `已登记抽查 ${named.length} 项`, { commandId });
        onClose();
      },
    );
  };
  return (
    <LinesDialog
      title="抽查"
      id="sample"
      unitId={unitId}
      onUnit={setUnitId}
      nameLabel="抽查（方案里的名称）"
      names={names}
      name={sample}
      onName={setSample}
      linesLabel="抽查项目"
      lines={items.map(({ item, right }, at) => (
        // Lines are told apart by their place alone while they are written.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          <Input
            aria-label={`项目 ${at + 1}`}
            placeholder="字段、条目或成员"
            maxLength={200}
            value={item}
            onChange={(event) => set(at, { item: event.target.value })}
          />
          <Select<Right>
            aria-label={`项目 ${at + 1} 的结果`}
            value={right}
            onChange={(value) => set(at, { right: value })}
            options={RIGHTS.map((value) => ({ value, label: RIGHT_WORDS[value] }))}
            style={{ width: 90 }}
          />
        </Fragment>
      ))}
      onRemove={(at) => setItems(items.filter((_, index) => index !== at))}
      addWords="增加一项"
      onAdd={() => setItems([...items, { item: '', right: 'right' }])}
      isWhole={unitId !== undefined && sample.trim() !== '' && (named.length > 0 || open.items.length > 0)}
      isPending={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    />
  );
}
