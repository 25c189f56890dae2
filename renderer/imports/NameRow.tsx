import { Button, Input, Select } from 'antd';
import { memo } from 'react';
import type { UnknownName } from '../../electron/contract/imports.ts';
import type { PartyKind, UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { UNIT_KIND_WORDS, UNIT_KINDS } from '../ui/UnitSelect.tsx';
import { draftTrouble, suggestedDraft, type NameDraft } from './decisions.ts';

export const PARTY_WORDS: Readonly<Record<PartyKind, string>> = { unit: '单位', group: '单位组', function: '职能称谓' };

const AS_WORDS: Readonly<Record<NameDraft['as'], string>> = {
  newUnit: '新建单位',
  aliasOfUnit: '作为别名归入单位',
  newGroup: '新建单位组',
  aliasOfGroup: '归入已有单位组',
  skip: '暂不处理，保留待核',
};

interface NameRowProps {
  readonly unknown: UnknownName;
  readonly draft: NameDraft | undefined;
  readonly list: UnitList;
  /** Number of members a new group gets. */
  readonly members: number;
  readonly onChange: (name: string, draft: NameDraft) => void;
  readonly onPickMembers: (name: string) => void;
}

/** One name nobody bears yet, and what is to become of it. */
export const NameRow = memo(function NameRow(props: NameRowProps) {
  const { unknown, draft = { as: 'skip' }, list, onChange } = props;
  const offered = (Object.keys(AS_WORDS) as NameDraft['as'][]).filter(
    (as) => (as !== 'aliasOfUnit' || list.units.length > 0) && (as !== 'aliasOfGroup' || list.groups.length > 0),
  );
  return (
    <div className="name-row">
      <div className="name-words">
        <span>{unknown.name}</span>
        <Suggestions unknown={unknown} draft={draft} onChange={onChange} />
      </div>
      <span className="sub">{PARTY_WORDS[unknown.kind]}</span>
      <span className="sub num">{unknown.rows} 行</span>
      <Select<NameDraft['as']>
        aria-label={`“${unknown.name}”的处理方式`}
        value={draft.as}
        options={offered.map((as) => ({ value: as, label: AS_WORDS[as] }))}
        onChange={(as) => onChange(unknown.name, draftOf(as, unknown, list))}
      />
      <div className="name-detail">
        <Detail {...props} draft={draft} />
        {draftTrouble(draft) !== undefined && <span className="name-trouble">{draftTrouble(draft)}</span>}
      </div>
    </div>
  );
});

function Suggestions({
  unknown,
  draft,
  onChange,
}: Pick<NameRowProps, 'unknown' | 'onChange'> & { readonly draft: NameDraft }) {
  const best = unknown.suggestions.slice(0, 2).flatMap((suggestion) => {
    const next = aliasDraft(suggestion);
    return next && !sameParty(next, draft) ? [{ name: suggestion.name, next }] : [];
  });
  if (best.length === 0) return null;
  return (
    <span className="name-suggestions faint">
      可能是
      {best.map(({ name, next }) => (
        <Button key={name} type="link" size="small" onClick={() => onChange(unknown.name, next)}>
          {name}
        </Button>
      ))}
    </span>
  );
}

function aliasDraft({ unitId, groupId }: UnknownName['suggestions'][number]): NameDraft | undefined {
  if (unitId !== undefined) return { as: 'aliasOfUnit', unitId };
  return groupId === undefined ? undefined : { as: 'aliasOfGroup', groupId };
}

function sameParty(a: NameDraft, b: NameDraft): boolean {
  if (a.as === 'aliasOfUnit' && b.as === 'aliasOfUnit') return a.unitId === b.unitId;
  return a.as === 'aliasOfGroup' && b.as === 'aliasOfGroup' && a.groupId === b.groupId;
}

/** The draft to start from when another way is chosen: the nearest name where one is needed. */
function draftOf(as: NameDraft['as'], unknown: UnknownName, list: UnitList): NameDraft {
  switch (as) {
    case 'newUnit':
      return { as, name: unknown.name, kind: unknown.suggestedKind };
    case 'newGroup':
      return { as, name: unknown.name, memberKind: unknown.suggestedKind, members: 'all' };
    case 'aliasOfUnit': {
      const unitId = unknown.suggestions.find((each) => each.unitId !== undefined)?.unitId ?? list.units[0]?.id;
      return unitId === undefined ? suggestedDraft(unknown) : { as, unitId };
    }
    case 'aliasOfGroup': {
      const groupId = unknown.suggestions.find((each) => each.groupId !== undefined)?.groupId ?? list.groups[0]?.id;
      return groupId === undefined ? suggestedDraft(unknown) : { as, groupId };
    }
    case 'skip':
      return { as };
    default:
      return assertNever(as);
  }
}

function Detail(props: NameRowProps & { readonly draft: NameDraft }) {
  const { unknown, draft, list, onChange } = props;
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
      return (
        <>
          <NameInput value={draft.name} onChange={(name) => change({ ...draft, name })} />
          <Button danger={props.members === 0} onClick={() => props.onPickMembers(unknown.name)}>
            {draft.members === 'all' ? `全部${UNIT_KIND_WORDS[draft.memberKind]}` : '自选'} {props.members} 个
          </Button>
        </>
      );
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
    case 'skip':
      return <span className="faint">写入后可在任务分解里筛选“待核”补填</span>;
    default:
      return assertNever(draft);
  }
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
      style={{ width: 84, flex: 'none' }}
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
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      options={props.options.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={props.onChange}
    />
  );
}
