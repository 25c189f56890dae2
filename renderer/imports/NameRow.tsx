import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { memo } from 'react';
import type { UnknownName } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { groupDraft, suggestedDraft, type NameDraft } from './decisions.ts';
import { NameDetail, type NameDetailProps } from './NameDetail.tsx';
import { AS_WORDS } from './nameChoices.ts';
import { PARTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './NameRow.module.css';

interface NameRowProps extends Omit<NameDetailProps, 'draft' | 'others'> {
  readonly draft: NameDraft | undefined;
  /** All names of the file that become a unit or group of their own. */
  readonly made: readonly string[];
  /** Why the draft cannot be written yet. */
  readonly trouble: string | undefined;
  /** Another name is decided to be the same as this one, so that it must stand by itself. */
  readonly pointedAt: boolean;
}

/** One name nobody bears yet, and what is to become of it. */
export const NameRow = memo(function NameRow(props: NameRowProps) {
  const { unknown, draft = { as: 'skip' }, list, made, trouble, onChange } = props;
  const others = made.filter((name) => name !== unknown.name);
  const without: Readonly<Partial<Record<NameDraft['as'], boolean>>> = {
    aliasOfUnit: list.units.length === 0,
    aliasOfGroup: list.groups.length === 0,
    aliasOfName: draft.as !== 'aliasOfName' && (others.length === 0 || props.pointedAt),
  };
  const offered = (Object.keys(AS_WORDS) as NameDraft['as'][]).filter((as) => without[as] !== true);
  return (
    <div className={css['row']}>
      <div className={css['words']}>
        <span>{unknown.name}</span>
        <Suggestions {...props} draft={draft} others={others} />
      </div>
      <span className="sub">{PARTY_KIND_WORDS[unknown.kind]}</span>
      <span className="sub num">{unknown.rows} 行</span>
      <Select<NameDraft['as']>
        aria-label={`“${unknown.name}”的处理方式`}
        value={draft.as}
        options={offered.map((as) => ({ value: as, label: AS_WORDS[as] }))}
        onChange={(as) => onChange(unknown.name, draftOf(as, unknown, list, others))}
      />
      <div className={css['detail']}>
        <NameDetail {...props} draft={draft} others={others} />
        {trouble !== undefined && <span className={css['trouble']}>{trouble}</span>}
      </div>
    </div>
  );
});

const SHOWN = 2;

function Suggestions(props: NameDetailProps & Pick<NameRowProps, 'pointedAt'>) {
  const { unknown, draft, others, pointedAt, onChange } = props;
  const known = unknown.suggestions.flatMap((suggestion) => {
    const next = aliasDraft(suggestion);
    return next ? [{ words: suggestion.name, next }] : [];
  });
  const alike = pointedAt
    ? []
    : unknown.alike.flatMap(({ name }): { words: string; next: NameDraft }[] =>
        others.includes(name) ? [{ words: `表中的${name}`, next: { as: 'aliasOfName', name } }] : [],
      );
  const best = [...known.slice(0, SHOWN), ...alike.slice(0, SHOWN)].filter(({ next }) => !sameParty(next, draft));
  if (best.length === 0) return null;
  return (
    <span className={clsx('faint', css['suggestions'])}>
      可能是
      {best.map(({ words, next }) => (
        <Button key={words} type="link" size="small" onClick={() => onChange(unknown.name, next)}>
          {words}
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
  if (a.as === 'aliasOfName' && b.as === 'aliasOfName') return a.name === b.name;
  return a.as === 'aliasOfGroup' && b.as === 'aliasOfGroup' && a.groupId === b.groupId;
}

/** The draft to start from when another way is chosen: the nearest name where one is needed. */
function draftOf(as: NameDraft['as'], unknown: UnknownName, list: UnitList, others: readonly string[]): NameDraft {
  switch (as) {
    case 'newUnit':
      return { as, name: unknown.name, kind: unknown.suggestedKind };
    case 'newGroup':
      return groupDraft(unknown);
    case 'aliasOfUnit': {
      const unitId = unknown.suggestions.find((each) => each.unitId !== undefined)?.unitId ?? list.units[0]?.id;
      return unitId === undefined ? suggestedDraft(unknown) : { as, unitId };
    }
    case 'aliasOfGroup': {
      const groupId = unknown.suggestions.find((each) => each.groupId !== undefined)?.groupId ?? list.groups[0]?.id;
      return groupId === undefined ? suggestedDraft(unknown) : { as, groupId };
    }
    case 'aliasOfName': {
      const name = unknown.alike.find((each) => others.includes(each.name))?.name ?? others[0];
      return name === undefined ? suggestedDraft(unknown) : { as, name };
    }
    case 'skip':
      return { as };
    default:
      return assertNever(as);
  }
}
