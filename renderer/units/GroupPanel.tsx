import { Form, Input, type InputRef } from 'antd';
import { useState } from 'react';
import type { Changed } from '../../electron/contract/define.ts';
import type { GroupView, UnitList } from '../../electron/contract/units.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { parsePlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { MemberDates, type Stay } from './MemberDates.tsx';
import { MemberPicker } from './MemberPicker.tsx';
import { AliasesField, PanelFault, PanelFoot } from './PanelParts.tsx';
import panelCss from './panel.module.css';

interface GroupPanelProps {
  readonly list: UnitList;
  /** `undefined`: a new one. */
  readonly group: GroupView | undefined;
  readonly onClose: () => void;
}

/** The stays of a group that begin or end on a day. */
function staysOf(group: GroupView | undefined): readonly Stay[] {
  const dated = group?.members.filter(({ from, to }) => from !== undefined || to !== undefined) ?? [];
  return dated.map(({ unitId, from, to }) => ({
    unitId,
    from: parsePlainDate(from ?? ''),
    to: parsePlainDate(to ?? ''),
  }));
}

/** Members as the app is told: with their days where they have some, or had some that are to go; else by id alone. */
function membersFor(members: ReadonlySet<UnitId>, stays: readonly Stay[], group: GroupView | undefined) {
  const before = new Set(staysOf(group).map(({ unitId }) => unitId));
  return [...members].flatMap((unitId) => {
    const own = stays.filter((stay) => stay.unitId === unitId);
    if (own.length === 0) return [before.has(unitId) ? { unitId } : unitId];
    return own.map(({ from, to }) =>
      Object.assign({ unitId }, from === undefined ? {} : { from }, to === undefined ? {} : { to }),
    );
  });
}

/** A group's name, aliases and members. */
export function GroupPanel({ list, group, onClose }: GroupPanelProps) {
  const notify = useNotify();
  const field = useFocusOnOpen<InputRef>(group === undefined);
  const save = useCommand('units.saveGroup');
  const remove = useCommand('units.removeGroup');
  const [name, setName] = useState(group?.name ?? '');
  const [aliases, setAliases] = useState<readonly string[]>(group?.aliases ?? []);
  const [members, setMembers] = useState<ReadonlySet<UnitId>>(
    () => new Set(group?.members.map(({ unitId }) => unitId)),
  );
  const [stays, setStays] = useState<readonly Stay[]>(() => staysOf(group));
  const done =
    (text: string) =>
    ({ changed }: Changed) => {
      notify.success(text, { undoable: changed });
      onClose();
    };
  const submit = () =>
    save.send(
      { ...(group ? { id: group.id } : {}), name, aliases: [...aliases], members: membersFor(members, stays, group) },
      done(`已保存${name}，${members.size} 个成员`),
    );
  const take = () => {
    if (group) remove.send({ id: group.id }, done(`已删除${group.name}`));
  };
  return (
    <SidePanel
      title={group?.name ?? '新建单位组'}
      label={group ? `编辑${group.name}` : '新建单位组'}
      width={500}
      onClose={onClose}
      footer={
        <PanelFoot
          formId="group-form"
          {...(group ? { onRemove: take } : {})}
          removing={remove.isPending}
          saving={save.isPending}
          complete={name.trim() !== ''}
          onClose={onClose}
        />
      }
    >
      <Form id="group-form" layout="vertical" className={panelCss['part']} onFinish={submit}>
        <Form.Item label="名称" htmlFor="group-name">
          <Input
            id="group-name"
            ref={field}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <AliasesField id="group-aliases" label="别名（表格里的其他叫法）" value={aliases} onChange={setAliases} />
      </Form>
      <PanelFault error={save.error ?? remove.error} />
      <MemberPicker units={list.units} members={members} onChange={setMembers} />
      <MemberDates units={list.units} members={members} stays={stays} onChange={setStays} />
    </SidePanel>
  );
}
