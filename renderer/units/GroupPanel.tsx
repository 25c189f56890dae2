import { Button, Checkbox, Form, Input, Select, type InputRef } from 'antd';
import { useState } from 'react';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { GroupView, UnitList, UnitView } from '../../electron/contract/units.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useCommand } from '../ui/useCommand.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { UNIT_KIND_WORDS, UNIT_KINDS, unitMatches } from '../ui/UnitSelect.tsx';

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
  const [aliases, setAliases] = useState(group?.aliases ?? []);
  const [members, setMembers] = useState<ReadonlySet<UnitId>>(
    () => new Set(group?.members.map(({ unitId }) => unitId)),
  );
  const done = (text: string) => () => {
    notify.success(text, { undoable: true });
    onClose();
  };
  const submit = () =>
    save.send(
      { ...(group ? { id: group.id } : {}), name, aliases: [...aliases], members: [...members] },
      done(`已保存${name}，${members.size} 个成员`),
    );
  const take = () => group && remove.send({ id: group.id }, done(`已删除${group.name}`));
  const fault = save.error ?? remove.error;
  return (
    <SidePanel
      title={group?.name ?? '新建单位组'}
      label={group ? `编辑${group.name}` : '新建单位组'}
      width={460}
      onClose={onClose}
      footer={
        <div className="panel-foot">
          {group && (
            <Button danger type="text" onClick={take} loading={remove.isPending}>
              删除
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" onClick={submit} loading={save.isPending} disabled={name.trim() === ''}>
            保存
          </Button>
        </div>
      }
    >
      <Form layout="vertical" className="panel-part" onFinish={submit}>
        <Form.Item label="名称" htmlFor="group-name">
          <Input
            id="group-name"
            ref={field}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="别名（表格里的其他叫法）" htmlFor="group-aliases">
          <Select<string[]>
            id="group-aliases"
            mode="tags"
            open={false}
            suffixIcon={null}
            value={[...aliases]}
            onChange={(next) => setAliases(next.map((alias) => alias.trim()).filter(Boolean))}
            tokenSeparators={['、', '，', ',', '；', ';']}
            placeholder="输入后回车"
          />
        </Form.Item>
      </Form>
      {fault && (
        <div className="panel-part">
          <ErrorState error={fault} inline />
        </div>
      )}
      <MemberPicker units={list.units} members={members} onChange={setMembers} />
    </SidePanel>
  );
}

/** Kinds with members come first, in the order in which the panel opened: nothing moves while ticking. */
function chosenFirst(units: readonly UnitView[], members: ReadonlySet<UnitId>): readonly UnitKind[] {
  const has = (kind: UnitKind) => units.some((unit) => unit.kind === kind && members.has(unit.id));
  return UNIT_KINDS.toSorted((a, b) => Number(has(b)) - Number(has(a)));
}

interface MemberPickerProps {
  readonly units: readonly UnitView[];
  readonly members: ReadonlySet<UnitId>;
  readonly onChange: (members: ReadonlySet<UnitId>) => void;
}

/** Ticks units; a whole kind at once by its head. */
export function MemberPicker({ units, members, onChange }: MemberPickerProps) {
  const [typed, setTyped] = useState('');
  const found = units.filter((unit) => unitMatches(unit, typed));
  const [kinds] = useState(() => chosenFirst(units, members));
  const set = (ids: readonly UnitId[], on: boolean) => {
    const next = new Set(members);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <div className="members">
      <div className="members-head">
        <h3>
          成员 <span className="num sub">{members.size}</span>
        </h3>
        <Input
          aria-label="查找成员"
          placeholder="查找单位"
          prefix={<Icon name="search" size={14} />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          allowClear
        />
        <Button onClick={() => onChange(new Set())} disabled={members.size === 0}>
          清空
        </Button>
      </div>
      {kinds.map((kind) => {
        const ofKind = found.filter((unit) => unit.kind === kind);
        const on = ofKind.filter(({ id }) => members.has(id)).length;
        if (ofKind.length === 0) return null;
        return (
          <fieldset key={kind}>
            <legend>
              <Checkbox
                checked={on === ofKind.length}
                indeterminate={on > 0 && on < ofKind.length}
                onChange={(event) =>
                  set(
                    ofKind.map(({ id }) => id),
                    event.target.checked,
                  )
                }
              >
                全部{UNIT_KIND_WORDS[kind]} <span className="num faint">{`${on}/${ofKind.length}`}</span>
              </Checkbox>
            </legend>
            <div className="members-grid">
              {ofKind.map((unit) => (
                <Checkbox
                  key={unit.id}
                  checked={members.has(unit.id)}
                  onChange={(event) => set([unit.id], event.target.checked)}
                >
                  {unit.name}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        );
      })}
      {found.length === 0 && (
        <p className="sub panel-part">{units.length === 0 ? '还没有单位，请先在“单位”里新增。' : '没有符合的单位。'}</p>
      )}
    </div>
  );
}
