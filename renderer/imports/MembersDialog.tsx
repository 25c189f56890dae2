import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { UnitKind } from '../../electron/contract/shared.ts';
import { membersOf, pastedNames, type GroupDraft } from './decisions.ts';
import { KindSelect } from './NameDetail.tsx';
import { SCOPES, scopeWords } from '../../electron/domain/words/groups.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface MembersDialogProps {
  readonly draft: GroupDraft;
  /** Names of all units of a kind: known ones and those about to be created. */
  readonly unitsOf: (kind: UnitKind) => readonly string[];
  readonly onSave: (draft: GroupDraft) => void;
  readonly onClose: () => void;
}

/** Who belongs to a new group: all units of a kind, or those that are picked or pasted. */
export function MembersDialog({ draft: initial, unitsOf, onSave, onClose }: MembersDialogProps) {
  const [chosen, setDraft] = useState(initial);
  const [pasted, setPasted] = useState('');
  const draft = withPasted(chosen, pasted);
  const picked = membersOf(draft, unitsOf);
  const { members, memberKind } = chosen;
  return (
    <Dialog
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
      <div className="stack">
        <ScopeChoice draft={chosen} picked={picked} onChange={setDraft} />
        <span className="row sub">
          成员类别 <KindSelect value={memberKind} onChange={(kind) => setDraft(ofKind(chosen, kind))} />
        </span>
        {typeof members === 'string' ? (
          <p className="sub">
            {picked.length === 0
              ? `还没有${scopeWords({ kind: memberKind, scope: members })}。可先写入，再到“单位”页补充成员；或选“自选”粘贴名单。`
              : `共 ${picked.length} 个：${picked.join('、')}`}
            {chosen.except && `；除外：${chosen.except.join('、')}`}
          </p>
        ) : (
          <PickedMembers
            draft={{ memberKind, members }}
            everyName={[...unitsOf('department'), ...unitsOf('town'), ...unitsOf('other')]}
            pasted={pasted}
            onPaste={setPasted}
            onChange={(names) => setDraft({ ...chosen, members: names })}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What is pasted belongs to the members as it stands; nothing has to be pressed for it. */
function withPasted(draft: GroupDraft, pasted: string): GroupDraft {
  const { members } = draft;
  return typeof members === 'string'
    ? draft
    : { ...draft, members: [...new Set([...members, ...pastedNames(pasted)])] };
}

interface ScopeChoiceProps {
  readonly draft: GroupDraft;
  /** Whom it takes now: what a choice by hand starts from. */
  readonly picked: readonly string[];
  readonly onChange: (draft: GroupDraft) => void;
}

function ScopeChoice({ draft, picked, onChange }: ScopeChoiceProps) {
  const { members, memberKind } = draft;
  const scopes = SCOPES[memberKind].filter((scope) => scope !== 'all');
  return (
    <Radio.Group
      value={typeof members === 'string' ? members : 'some'}
      onChange={(event) =>
        onChange(event.target.value === 'some' ? listed(draft, picked) : { ...draft, members: event.target.value })
      }
    >
      <Radio value="all">该类全部单位</Radio>
      {scopes.map((scope) => (
        <Radio key={scope} value={scope}>
          其中的{scopeWords({ kind: memberKind, scope })}
        </Radio>
      ))}
      <Radio value="some">自选</Radio>
    </Radio.Group>
  );
}

/** Members picked by hand are those that are meant; nobody is left out of them. */
function listed({ as, name, memberKind }: GroupDraft, picked: readonly string[]): GroupDraft {
  return { as, name, memberKind, members: [...picked] };
}

/** A part of one kind is none of another: 镇 and 街道 are parts of 镇街 only. */
function ofKind({ as, name, members }: GroupDraft, memberKind: UnitKind): GroupDraft {
  return { as, name, memberKind, members: typeof members === 'string' ? 'all' : members };
}

interface PickedMembersProps {
  readonly draft: { readonly memberKind: UnitKind; readonly members: readonly string[] };
  /** Names of all units, known or about to be created. */
  readonly everyName: readonly string[];
  readonly pasted: string;
  readonly onPaste: (text: string) => void;
  readonly onChange: (members: readonly string[]) => void;
}

function PickedMembers({ draft, everyName, pasted, onPaste, onChange }: PickedMembersProps) {
  const { members, memberKind } = draft;
  const names = pastedNames(pasted);
  const unknown = [...new Set([...members, ...names])].filter((name) => !everyName.includes(name));
  return (
    <>
      <Select<string[]>
        aria-label="成员单位"
        // A name that is typed and not picked is a member all the same; those nobody bears are listed below.
        mode="tags"
        tokenSeparators={['、', '，', ',', '；', ';', '\n', '\t']}
        value={[...members]}
        placeholder="选择成员单位"
        style={{ width: '100%' }}
        options={everyName.map((name) => ({ value: name, label: name }))}
        onChange={(next) => onChange(next.map((name) => name.trim()).filter(Boolean))}
      />
      <Input.TextArea
        aria-label="粘贴成员名单"
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder="也可粘贴名单：一行一个，或用顿号、逗号隔开"
        value={pasted}
        onChange={(event) => onPaste(event.target.value)}
      />
      {names.length > 0 && <p className="sub num">名单里读出 {names.length} 个，已算在成员里</p>}
      {unknown.length > 0 && (
        <p className="sub">
          其中 {unknown.length} 个不在单位库里，写入时按“{UNIT_KIND_WORDS[memberKind]}”新建：
          {unknown.join('、')}
        </p>
      )}
    </>
  );
}
