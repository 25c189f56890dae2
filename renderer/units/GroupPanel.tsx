import { Form, Input, type InputRef } from 'antd';
import { useState } from 'react';
import type { Changed } from '../../electron/contract/define.ts';
import type { GroupView, UnitList } from '../../electron/contract/units.ts';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { MemberDates } from './MemberDates.tsx';
import { MemberPicker } from './MemberPicker.tsx';
import { membershipInput, membershipOf, withKind, withRules } from './membership.ts';
import { AliasesField, PanelFault, PanelFoot } from './PanelParts.tsx';
import { RuleRows } from './RuleRows.tsx';
import panelCss from './panel.module.css';

interface GroupPanelProps {
  readonly list: UnitList;
  /** `undefined`: a new one. */
  readonly group: GroupView | undefined;
  readonly onClose: () => void;
}

/** A group's name, aliases and members. */
export function GroupPanel({ list, group, onClose }: GroupPanelProps) {
  const notify = useNotify();
  const field = useFocusOnOpen<InputRef>(group === undefined);
  const save = useCommand('units.saveGroup');
  const remove = useCommand('units.removeGroup');
  const [name, setName] = useState(group?.name ?? '');
  const [aliases, setAliases] = useState<readonly string[]>(group?.aliases ?? []);
  const [draft, setDraft] = useState(() => membershipOf(group, list.units));
  const { rules, members, stays } = draft;
  const done =
    (text: string) =>
    ({ commandId }: Changed) => {
      notify.success(text, { commandId });
      onClose();
    };
  const submit = () =>
    save.send(
      { ...(group ? { id: group.id } : {}), name, aliases: [...aliases], ...membershipInput(draft, list.units, group) },
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
      <RuleRows rules={rules} onChange={(next) => setDraft(withRules(draft, next, list.units))} />
      <MemberPicker
        units={list.units}
        rules={rules}
        members={members}
        onChange={(next) => setDraft({ ...draft, members: next })}
        onKind={(kind, isIn) => setDraft(withKind(draft, kind, isIn, list.units))}
        onClear={() => setDraft({ rules: [], members: new Set(), stays })}
      />
      <MemberDates
        units={list.units}
        members={members}
        stays={stays}
        onChange={(next) => setDraft({ ...draft, stays: next })}
      />
    </SidePanel>
  );
}
