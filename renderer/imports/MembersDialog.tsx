import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { UnitKind } from '../../electron/contract/shared.ts';
import { UNIT_KIND_WORDS } from '../ui/UnitSelect.tsx';
import { pastedNames, type NameDraft } from './decisions.ts';
import { KindSelect } from './NameRow.tsx';

type GroupDraft = Extract<NameDraft, { as: 'newGroup' }>;

interface MembersDialogProps {
  readonly draft: GroupDraft;
  /** Names of all units of a kind: known ones and those about to be created. */
  readonly unitsOf: (kind: UnitKind) => readonly string[];
  readonly onSave: (draft: GroupDraft) => void;
  readonly onClose: () => void;
}

/** Who belongs to a new group: all units of a kind, or those that are picked or pasted. */
export function MembersDialog({ draft: initial, unitsOf, onSave, onClose }: MembersDialogProps) {
  const [draft, setDraft] = useState(initial);
  const all = unitsOf(draft.memberKind);
  const picked = draft.members === 'all' ? all : draft.members;
  return (
    <Modal
      open
      title={`“${draft.name}”的成员单位`}
      width={600}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" onClick={() => onSave(draft)}>
            确定，共 {picked.length} 个单位
          </Button>
        </>
      }
    >
      <div className="members">
        <Radio.Group
          value={draft.members === 'all' ? 'all' : 'some'}
          onChange={(event) => setDraft({ ...draft, members: event.target.value === 'all' ? 'all' : [...all] })}
        >
          <Radio value="all">该类全部单位</Radio>
          <Radio value="some">自选</Radio>
        </Radio.Group>
        <span className="members-kind">
          成员类别 <KindSelect value={draft.memberKind} onChange={(memberKind) => setDraft({ ...draft, memberKind })} />
        </span>
        {draft.members === 'all' ? (
          <p className="sub">
            {all.length === 0
              ? `还没有${UNIT_KIND_WORDS[draft.memberKind]}。可先写入，再到“单位”页补充成员；或选“自选”粘贴名单。`
              : `共 ${all.length} 个：${all.join('、')}`}
          </p>
        ) : (
          <PickedMembers
            draft={{ ...draft, members: draft.members }}
            everyName={[...unitsOf('department'), ...unitsOf('town'), ...unitsOf('other')]}
            onChange={(members) => setDraft({ ...draft, members })}
          />
        )}
      </div>
    </Modal>
  );
}

interface PickedMembersProps {
  readonly draft: { readonly memberKind: UnitKind; readonly members: readonly string[] };
  /** Names of all units, known or about to be created. */
  readonly everyName: readonly string[];
  readonly onChange: (members: readonly string[]) => void;
}

function PickedMembers({ draft, everyName, onChange }: PickedMembersProps) {
  const [pasted, setPasted] = useState('');
  const { members, memberKind } = draft;
  const unknown = members.filter((name) => !everyName.includes(name));
  const names = pastedNames(pasted);
  const takePasted = (): void => {
    onChange([...new Set([...members, ...names])]);
    setPasted('');
  };
  return (
    <>
      <Select<string[]>
        aria-label="成员单位"
        mode="multiple"
        value={[...members]}
        placeholder="选择成员单位"
        style={{ width: '100%' }}
        options={everyName.map((name) => ({ value: name, label: name }))}
        onChange={onChange}
      />
      <Input.TextArea
        aria-label="粘贴成员名单"
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder="也可粘贴名单：一行一个，或用顿号、逗号隔开"
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
      />
      <div>
        <Button disabled={names.length === 0} onClick={takePasted}>
          加入名单里的 {names.length} 个
        </Button>
      </div>
      {unknown.length > 0 && (
        <p className="sub">
          其中 {unknown.length} 个不在单位库里，写入时按“{UNIT_KIND_WORDS[memberKind]}”新建：
          {unknown.join('、')}
        </p>
      )}
    </>
  );
}
