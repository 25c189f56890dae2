import { Form, Input, Segmented, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { Link } from 'wouter';
import { FOUNDING_YEARS } from '../../electron/domain/dates/dateLimits.ts';
import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { GroupView, UnitList, UnitView } from '../../electron/contract/units.ts';
import { takes } from '../../electron/domain/groups/membership.ts';
import { useYear } from '../address/year.ts';
import { useCommand } from '../ui/useCommand.ts';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { AliasesField, PanelFault, PanelFoot } from './PanelParts.tsx';
import { UnitChange } from './UnitChange.tsx';
import { UnitPieces } from './UnitPieces.tsx';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import panelCss from './panel.module.css';
import css from './UnitPanel.module.css';

interface UnitPanelProps {
  readonly list: UnitList;
  /** `undefined`: a new one. */
  readonly unit: UnitView | undefined;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
}

function draftOf(unit: UnitView | undefined): Draft {
  return {
    name: unit?.name ?? '',
    kind: unit?.kind ?? 'department',
    aliases: unit?.aliases ?? [],
    from: parsePlainDate(unit?.from ?? ''),
    to: parsePlainDate(unit?.to ?? ''),
  };
}

/** A unit's name, kind, aliases and span of existence. */
export function UnitPanel({ list, unit, onClose }: UnitPanelProps) {
  const notify = useNotify();
  const year = useYear();
  const save = useCommand('units.save');
  const remove = useCommand('units.remove');
  const [draft, setDraft] = useState(() => draftOf(unit));
  const submit = () =>
    save.send(
      {
        ...(unit ? { id: unit.id } : {}),
        name: draft.name,
        kind: draft.kind,
        aliases: [...draft.aliases],
        ...(draft.from === undefined ? {} : { from: draft.from }),
        ...(draft.to === undefined ? {} : { to: draft.to }),
      },
      ({ commandId }) => {
        notify.success(unit ? `已保存${draft.name}` : `已新增${draft.name}`, { commandId });
        onClose();
      },
    );
  const take = ({ id, name }: UnitView) =>
    remove.send({ id }, ({ commandId }) => {
      notify.success(`已删除${name}`, { commandId });
      onClose();
    });
  return (
    <SidePanel
      title={unit?.name ?? '新增单位'}
      label={unit ? `编辑${unit.name}` : '新增单位'}
      {...(unit ? { extra: <Link href={`/unit?year=${year}&unit=${unit.id}`}>打开单位页</Link> } : {})}
      onClose={onClose}
      footer={
        <PanelFoot
          formId="unit-form"
          {...(unit ? { onRemove: () => take(unit) } : {})}
          removing={remove.isPending}
          saving={save.isPending}
          complete={draft.name.trim() !== ''}
          onClose={onClose}
        />
      }
    >
      <UnitForm draft={draft} setDraft={setDraft} onSubmit={submit} />
      <PanelFault error={save.error ?? remove.error} />
      {unit && <UnitPieces unitId={unit.id} />}
      {unit && <Memberships list={list} unit={unit} draft={draft} />}
      {unit && <UnitChange list={list} unit={unit} onDone={onClose} />}
    </SidePanel>
  );
}

interface UnitFormProps {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly onSubmit: () => void;
}

function UnitForm({ draft, setDraft, onSubmit }: UnitFormProps) {
  const field = useFocusOnOpen<InputRef>(draft.name === '');
  return (
    <Form id="unit-form" layout="vertical" className={panelCss['part']} onFinish={onSubmit}>
      <Form.Item label="名称" htmlFor="unit-name">
        <Input
          id="unit-name"
          ref={field}
          value={draft.name}
          maxLength={200}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="类别（考核时分类排名）">
        <Segmented<UnitKind>
          aria-label="类别"
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_WORDS[kind] }))}
        />
      </Form.Item>
      <AliasesField
        id="unit-aliases"
        label="别名（简称、旧称；导入时按别名认出）"
        value={draft.aliases}
        onChange={(aliases) => setDraft({ ...draft, aliases })}
      />
      <div className={css['dates']}>
        <Form.Item label="成立日期（可不填）" htmlFor="unit-from">
          <DateField
            id="unit-from"
            value={draft.from}
            years={FOUNDING_YEARS}
            onChange={(from) => setDraft({ ...draft, from })}
            allowClear
            width="100%"
          />
        </Form.Item>
        <Form.Item label="撤销日期（可不填）" htmlFor="unit-to">
          <DateField
            id="unit-to"
            value={draft.to}
            years={FOUNDING_YEARS}
            onChange={(to) => setDraft({ ...draft, to })}
            allowClear
            width="100%"
          />
        </Form.Item>
      </div>
    </Form>
  );
}

interface MembershipsProps {
  readonly list: UnitList;
  readonly unit: UnitView;
  readonly draft: Draft;
}

function Memberships({ list, unit, draft }: MembershipsProps) {
  const names = list.groups.filter(({ id }) => unit.groupIds.includes(id)).map(({ name }) => name);
  const isTaken = (group: GroupView, as: Pick<Draft, 'name' | 'kind'>) =>
    group.rules?.some((rule) => takes(rule, as)) === true;
  const moved = (from: Pick<Draft, 'name' | 'kind'>, to: Pick<Draft, 'name' | 'kind'>) =>
    list.groups.filter((group) => isTaken(group, to) && !isTaken(group, from)).map(({ name }) => name);
  const [left, joined] = [moved(draft, unit), moved(unit, draft)];
  const changes = [
    left.length > 0 ? `不再属于${left.join('、')}` : '',
    joined.length > 0 ? `属于${joined.join('、')}` : '',
  ].filter((part) => part !== '');
  return (
    <p className={clsx('sub', panelCss['part'])}>
      {changes.length > 0 && (
        <output>按整类确定成员的单位组随之改变，以前的应办也算在内：保存后{changes.join('，')}。</output>
      )}
      承担 {unit.duties} 项事项；{names.length === 0 ? '不在任何单位组。' : `属于${names.join('、')}。`}
    </p>
  );
}
