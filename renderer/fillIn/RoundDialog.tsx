import { Button, Checkbox, Form, Input, Radio, Select, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { Asking, RoundKind, RoundPlan } from '../../electron/contract/fillIn.ts';
import { dateParts, endOfMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { assertNever, type FillInRoundId, type GroupId, type UnitId, type Year } from '../../electron/domain/brand.ts';
import { ROUND_BOOK_WORDS, ROUND_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useToday } from '../ui/useToday.ts';
import css from './RoundDialog.module.css';

interface Draft {
  readonly kind: RoundKind;
  /** As typed; until then the one that is proposed. */
  readonly title: string | undefined;
  /** As chosen; until then the one that is proposed. */
  readonly dueOn: PlainDate | undefined;
  readonly through: PlainDate | undefined;
  readonly duties: Asking['duties'];
  readonly frequent: boolean;
  readonly who: Asking['units']['kind'];
  readonly groups: readonly GroupId[];
  readonly units: readonly UnitId[];
  readonly per: Asking['per'];
}

interface RoundDialogProps {
  readonly year: Year;
  /** What it asks for, to begin with. */
  readonly kind: RoundKind;
  readonly onDone: (id: FillInRoundId) => void;
  readonly onClose: () => void;
}

/** The end of this month, or of the year that is open. */
function firstDraft(year: Year, today: PlainDate, kind: RoundKind): Draft {
  const { year: now, month } = dateParts(today);
  const through = endOfMonth(year, now === year ? month : 12);
  return {
    kind,
    title: undefined,
    dueOn: undefined,
    through,
    duties: 'all',
    frequent: false,
    who: 'all',
    groups: [],
    units: [],
    per: 'unit',
  };
}

function titleOf({ title, kind, through }: Draft, year: Year): string {
  if (title !== undefined) return title;
  switch (kind) {
    case 'progress':
      return `${through ? `${dateParts(through).month}月` : ''}进展`;
    case 'taskList':
      return `${year}年任务清单`;
    case 'selfScore':
      return `${year}年自评`;
    default:
      return assertNever(kind);
  }
}

function unitsOf({ who, groups, units }: Draft): Asking['units'] | undefined {
  if (who === 'all') return { kind: 'all' };
  if (who === 'groups') return groups.length > 0 ? { kind: 'groups', ids: [...groups] } : undefined;
  return units.length > 0 ? { kind: 'units', ids: [...units] } : undefined;
}

function askingOf(draft: Draft): Asking | undefined {
  const { kind, through, duties, frequent } = draft;
  // A list or a self-score is each unit's own.
  const per = kind === 'progress' ? draft.per : 'unit';
  const units = unitsOf(draft);
  return through && units ? { through, duties, frequent, units, per } : undefined;
}

/** Stands in where it is not said yet what is asked: nothing is planned for it. */
function wholeYear(year: Year): Asking {
  return { through: endOfMonth(year, 12), duties: 'all', frequent: false, units: { kind: 'all' }, per: 'unit' };
}

const KINDS = (Object.keys(ROUND_KIND_WORDS) as RoundKind[]).map((kind) => ({
  value: kind,
  label: ROUND_KIND_WORDS[kind],
}));

const KIND_HINTS: Readonly<Record<RoundKind, string>> = {
  progress: '按事项填完成情况和进展，逐期比较。',
  taskList: '请单位报来自己的任务清单；可用空表填，也可返回自己的表格或文档。',
  selfScore: '按考核指标填自评分和理由，与评分对照。',
};

/** 发起填报: what is asked, of whom, by when; what that comes to stands below before anything is made. */
export function RoundDialog({ year, kind, onDone, onClose }: RoundDialogProps) {
  const today = useToday();
  const [draft, setDraft] = useState(() => firstDraft(year, today, kind));
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const start = useCommand('fillIn.start');
  const first = useFocusOnOpen<InputRef>();
  const asking = askingOf(draft);
  const plan = useAppQuery(
    'fillIn.plan',
    { year, kind: draft.kind, asking: asking ?? wholeYear(year) },
    { enabled: asking !== undefined },
  );
  const dueOn = draft.dueOn ?? plan.data?.replyBy;
  const title = titleOf(draft, year);
  const isProgress = draft.kind === 'progress';
  const ready = asking !== undefined && dueOn !== undefined && title.trim() !== '';
  const save = (): void => {
    if (!asking || !dueOn) return;
    start.send({ year, kind: draft.kind, title, dueOn, asking }, ({ roundId }) => onDone(roundId));
  };
  return (
    <Dialog title="发起填报" width={620} onCancel={onClose} footer={null}>
      <Form layout="vertical" onFinish={save} className={clsx(css['dialog'])}>
        <Form.Item label="填报什么">
          <Radio.Group
            aria-label="填报什么"
            value={draft.kind}
            onChange={(event) => set({ kind: event.target.value as RoundKind })}
            options={KINDS}
          />
          <p className="sub">{KIND_HINTS[draft.kind]}</p>
        </Form.Item>
        <div className={css['fields']}>
          <Form.Item label="名称" htmlFor="round-title">
            <Input
              id="round-title"
              ref={first}
              maxLength={60}
              value={title}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Form.Item>
          {isProgress && (
            <Form.Item label="截至日期" htmlFor="round-through">
              <DateField
                id="round-through"
                value={draft.through}
                onChange={(through) => set({ through })}
                width="100%"
              />
            </Form.Item>
          )}
          <Form.Item label="返回期限" htmlFor="round-due">
            <DateField id="round-due" value={dueOn} onChange={(chosen) => set({ dueOn: chosen })} width="100%" />
          </Form.Item>
        </div>
        {isProgress && <WhatFields draft={draft} onChange={set} />}
        <WhoFields draft={draft} onChange={set} />
        {asking && <Plan plan={plan} kind={draft.kind} />}
        {start.error && <ErrorState error={start.error} inline />}
        <div className={css['actions']}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!ready}>
            发起
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

function WhatFields({ draft, onChange }: FieldsProps) {
  return (
    <Form.Item label="填报哪些事项">
      <Radio.Group
        aria-label="填报哪些事项"
        value={draft.duties}
        onChange={(event) => onChange({ duties: event.target.value as Draft['duties'] })}
        options={[
          { value: 'all', label: '全部事项（已办的填好供核对）' },
          { value: 'open', label: '只列截至当日应办未办的' },
        ]}
      />
      <Checkbox checked={draft.frequent} onChange={(event) => onChange({ frequent: event.target.checked })}>
        包括每日、每周公开的事项（表会很长）
      </Checkbox>
    </Form.Item>
  );
}

function WhoFields({ draft, onChange }: FieldsProps) {
  const list = useAppQuery('units.list', {}).data;
  const groups = (list?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item label="发给哪些单位">
        <Radio.Group
          aria-label="发给哪些单位"
          value={draft.who}
          onChange={(event) => onChange({ who: event.target.value as Draft['who'] })}
          options={[
            { value: 'all', label: '全部单位' },
            { value: 'groups', label: '单位组' },
            { value: 'units', label: '指定单位' },
          ]}
        />
        {draft.who === 'groups' && (
          <Select<GroupId[]>
            mode="multiple"
            aria-label="选择单位组"
            placeholder="选择单位组"
            value={[...draft.groups]}
            options={groups}
            onChange={(ids) => onChange({ groups: ids })}
            style={{ width: '100%' }}
          />
        )}
        {draft.who === 'units' && <UnitsSelect value={draft.units} onChange={(units) => onChange({ units })} />}
      </Form.Item>
      {draft.kind === 'progress' && (
        <Form.Item label="怎样分表">
          <Radio.Group
            aria-label="怎样分表"
            value={draft.per}
            onChange={(event) => onChange({ per: event.target.value as Draft['per'] })}
            options={[
              { value: 'unit', label: '每个单位一份' },
              { value: 'group', label: '每个单位组一份' },
              { value: 'all', label: '合为一份' },
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}

function Plan({
  plan,
  kind,
}: {
  readonly plan: { readonly data: RoundPlan | undefined; readonly error: Error | null };
  readonly kind: RoundKind;
}) {
  if (plan.error) return <ErrorState error={plan.error} inline />;
  if (!plan.data) return <p className={clsx('sub', css['plan'])}>正在计算…</p>;
  return <p className={clsx('num', css['plan'])}>{planWords(plan.data, kind)}</p>;
}

/** 45 个单位，共 1,310 项，生成 45 份；最长的是区教体局，42 项。3 个单位没有要填的事项。 */
function planWords({ books, units, rows, longest, without }: RoundPlan, kind: RoundKind): string {
  if (kind !== 'progress') {
    return units === 0 ? '这个范围里没有单位。' : `${units} 个单位，每个单位一份${ROUND_BOOK_WORDS[kind]}。`;
  }
  if (books === 0) return '按这个范围没有要填报的事项。';
  const more = longest && books > 1 ? `；最长的是${longest.label}，${longest.rows} 项` : '';
  const none =
    without.length === 0
      ? ''
      : `${without.length} 个单位没有要填的事项：${without.slice(0, 3).join('、')}${without.length > 3 ? '等' : ''}。`;
  return `${units} 个单位，共 ${rows} 项，生成 ${books} 份${more}。${none}`;
}
