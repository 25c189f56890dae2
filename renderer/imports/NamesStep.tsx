import { Button } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useMemo, useState } from 'react';
import type { UnknownName } from '../../electron/contract/imports.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { Card } from '../ui/Page.tsx';
import {
  draftTrouble,
  isNear,
  membersOf,
  namesMade,
  suggestedNames,
  unitsOfKind,
  type Drafts,
  type NameDraft,
} from './decisions.ts';
import { MembersDialog } from './MembersDialog.tsx';
import { NameRow } from './NameRow.tsx';
import nameRowCss from './NameRow.module.css';

interface NamesStepProps {
  readonly names: readonly UnknownName[];
  readonly drafts: Drafts;
  readonly list: UnitList;
  readonly onChange: (update: (drafts: Drafts) => Drafts) => void;
}

const ROW_HEIGHT = 48;

/** Names in the file that no unit bears: each becomes a unit, a group, or another name of one; or stays 待核. */
export function NamesStep({ names, drafts, list, onChange }: NamesStepProps) {
  const [membersFor, setMembersFor] = useState<string>();
  const decided = useMemo(() => names.map((unknown) => drafts[unknown.name]), [names, drafts]);
  const unitsOf = useCallback((kind: UnitKind) => unitsOfKind(kind, list, decided), [list, decided]);
  const setDraft = useCallback(
    (name: string, draft: NameDraft) => onChange((old) => ({ ...old, [name]: draft })),
    [onChange],
  );
  const group = membersFor === undefined ? undefined : drafts[membersFor];
  const takeAll = (): void => onChange((old) => ({ ...old, ...suggestedNames({ unknownNames: names }) }));
  return (
    <Card
      className="pane"
      title="单位名称"
      extra={
        <span className="row">
          <span className="sub num">{[...near(names), tally(decided)].join(' · ')}</span>
          <Button onClick={takeAll}>全部采用建议</Button>
        </span>
      }
    >
      <NamesHead />
      <NameRows
        names={names}
        drafts={drafts}
        list={list}
        unitsOf={unitsOf}
        onChange={setDraft}
        onPickMembers={setMembersFor}
      />
      {membersFor !== undefined && group?.as === 'newGroup' && (
        <MembersDialog
          draft={group}
          unitsOf={unitsOf}
          onClose={() => setMembersFor(undefined)}
          onSave={(draft) => {
            setDraft(membersFor, draft);
            setMembersFor(undefined);
          }}
        />
      )}
    </Card>
  );
}

interface NameRowsProps extends Omit<NamesStepProps, 'onChange'> {
  readonly unitsOf: (kind: UnitKind) => readonly string[];
  readonly onChange: (name: string, draft: NameDraft) => void;
  readonly onPickMembers: (name: string) => void;
}

function NameRows({ names, drafts, list, unitsOf, onChange, onPickMembers }: NameRowsProps) {
  // As text, so that the list stays the same one, and rows are left alone, while a name is being typed.
  const madeNow = JSON.stringify(namesMade(drafts, names));
  const made = useMemo(() => JSON.parse(madeNow) as readonly string[], [madeNow]);
  const pointedAt = useMemo(
    () => new Set(Object.values(drafts).flatMap((draft) => (draft.as === 'aliasOfName' ? [draft.name] : []))),
    [drafts],
  );
  return (
    <VirtualRows
      count={names.length}
      estimate={() => ROW_HEIGHT}
      keyOf={(index) => names[index]?.name ?? String(index)}
      label="待确认的单位名称"
    >
      {(index) => {
        const unknown = names[index];
        if (!unknown) return null;
        const draft = drafts[unknown.name];
        return (
          <NameRow
            unknown={unknown}
            draft={draft}
            list={list}
            made={made}
            pointedAt={pointedAt.has(unknown.name)}
            trouble={draftTrouble(draft, drafts)}
            members={draft?.as === 'newGroup' ? membersOf(draft, unitsOf).length : 0}
            onChange={onChange}
            onPickMembers={onPickMembers}
          />
        );
      }}
    </VirtualRows>
  );
}

function NamesHead() {
  return (
    <div className={clsx(nameRowCss['row'], nameRowCss['head'])} aria-hidden="true">
      <span>表中名称</span>
      <span>看作</span>
      <span>出现</span>
      <span>处理方式</span>
      <span>名称、类别或成员</span>
    </div>
  );
}

function near(names: readonly UnknownName[]): readonly string[] {
  const known = names.filter((unknown) => unknown.suggestions.length > 0).length;
  const alike = names.filter((unknown) => isNear(unknown)).length - known;
  const parts = [...(known > 0 ? [`${known} 个与已有单位相近`] : []), ...(alike > 0 ? [`${alike} 个彼此相近`] : [])];
  return parts.length > 0 ? [`${parts.join('、')}，请先看`] : [];
}

/** 新建单位 31 个 · 新建单位组 3 个 · 归入已有 2 个 · 暂不处理 1 个 */
function tally(drafts: readonly (NameDraft | undefined)[]): string {
  const count = (...as: readonly NameDraft['as'][]): number =>
    drafts.filter((draft) => draft !== undefined && as.includes(draft.as)).length;
  const parts: readonly (readonly [string, number])[] = [
    ['新建单位', count('newUnit')],
    ['新建单位组', count('newGroup')],
    ['归入已有', count('aliasOfUnit', 'aliasOfGroup')],
    ['与另一名称相同', count('aliasOfName')],
    ['暂不处理', count('skip')],
  ];
  return parts.flatMap(([words, number]) => (number > 0 ? [`${words} ${number} 个`] : [])).join(' · ');
}
