import { Button, Input, Select } from 'antd';
import type { UnknownName } from '../../electron/contract/imports.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import type { GroupDraft, NameDraft } from './decisions.ts';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { scopeWords } from '../../electron/domain/words/groups.ts';
import { searchByLabel } from '../ui/search.ts';

export interface NameDetailProps {
  readonly unknown: UnknownName;
  readonly draft: NameDraft;
  readonly list: UnitList;
  /** Other names of the file that become a unit or group of their own. */
  readonly others: readonly string[];
  /** Number of members a new group gets. */
  readonly members: number;
  readonly onChange: (name: string, draft: NameDraft) => void;
  readonly onPickMembers: (name: string) => void;
}

/** What must be said beside the choice: a name and kind, the members, or whom the name belongs to. */
export function NameDetail(props: NameDetailProps) {
  const { unknown, draft, list, others, onChange } = props;
  const change = (next: NameDraft): void => onChange(unknown.name, next);
  switch (draft.as) {
    case 'newUnit':
      return (
        <>
          <NameInput value={draft.name} onChange={(name) => change({ ...draft, name })} />
          <KindSelect value={draft.kind} onChange={(kind) => change({ ...draft, kind })} />
        </>
      );
    case 'newGroup':
      return <NewGroup {...props} draft={draft} />;
    case 'aliasOfUnit':
      return (
        <NamePicker
          label={`“${unknown.name}”归入的单位`}
          value={draft.unitId}
          options={list.units}
          onChange={(unitId) => change({ ...draft, unitId })}
        />
      );
    case 'aliasOfGroup':
      return (
        <NamePicker
          label={`“${unknown.name}”归入的单位组`}
          value={draft.groupId}
          options={list.groups}
          onChange={(groupId) => change({ ...draft, groupId })}
        />
      );
    case 'aliasOfName':
      return (
        <NamePicker
          label={`与“${unknown.name}”相同的名称`}
          value={draft.name}
          options={others.map((name) => ({ id: name, name }))}
          onChange={(name) => change({ ...draft, name })}
        />
      );
    case 'skip':
      return <span className="faint">写入后可在任务分解里筛选“待核”补填</span>;
    default:
      return assertNever(draft);
  }
}

function NewGroup(props: NameDetailProps & { readonly draft: GroupDraft }) {
  const { unknown, draft, members, onChange, onPickMembers } = props;
  const whom =
    typeof draft.members === 'string' ? `全部${scopeWords({ kind: draft.memberKind, scope: draft.members })}` : '自选';
  return (
    <>
      <NameInput value={draft.name} onChange={(name) => onChange(unknown.name, { ...draft, name })} />
      <Button danger={members === 0} onClick={() => onPickMembers(unknown.name)}>
        {whom} {members} 个{typeof draft.members === 'string' && draft.except ? `，除外 ${draft.except.length} 个` : ''}
      </Button>
    </>
  );
}

function NameInput({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Input
      aria-label="名称"
      value={value}
      maxLength={100}
      status={value.trim() === '' ? 'error' : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function KindSelect({
  value,
  onChange,
}: {
  readonly value: UnitKind;
  readonly onChange: (kind: UnitKind) => void;
}) {
  return (
    <Select<UnitKind>
      aria-label="类别"
      value={value}
      style={{ width: 108, flex: 'none' }}
      options={UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_WORDS[kind] }))}
      onChange={onChange}
    />
  );
}

function NamePicker<Id extends string>(props: {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly name: string }[];
  readonly onChange: (id: Id) => void;
}) {
  return (
    <Select<Id>
      aria-label={props.label}
      value={props.value}
      showSearch={searchByLabel}
      style={{ width: '100%' }}
      options={props.options.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
    />
  );
}
