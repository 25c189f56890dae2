import { Button, Checkbox, Input } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { GroupRule, UnitKind } from '../../electron/contract/shared.ts';
import type { UnitView } from '../../electron/contract/units.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { takes } from '../../electron/domain/groups/membership.ts';
import { Icon } from '../ui/Icon.tsx';
import { unitMatches } from '../ui/UnitSelect.tsx';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import panelCss from './panel.module.css';
import css from './MemberPicker.module.css';

/** Kinds with members come first, in the order in which the panel opened: nothing moves while ticking. */
function chosenFirst(units: readonly UnitView[], members: ReadonlySet<UnitId>): readonly UnitKind[] {
  const has = (kind: UnitKind) => units.some((unit) => unit.kind === kind && members.has(unit.id));
  return UNIT_KINDS.toSorted((a, b) => Number(has(b)) - Number(has(a)));
}

interface MemberPickerProps {
  readonly units: readonly UnitView[];
  /** Whole kinds that belong to it: of these, what is not ticked is left out on purpose. */
  readonly rules: readonly GroupRule[];
  readonly members: ReadonlySet<UnitId>;
  readonly onChange: (members: ReadonlySet<UnitId>) => void;
  /** A whole kind, whoever comes later too, or nobody of it. */
  readonly onKind: (kind: UnitKind, isIn: boolean) => void;
  readonly onClear: () => void;
}

/** Ticks units; a whole kind at once by its head. */
export function MemberPicker({ units, rules, members, onChange, onKind, onClear }: MemberPickerProps) {
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
    <div className={css['members']}>
      <div className={css['head']}>
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
        <Button onClick={onClear} disabled={members.size + rules.length === 0}>
          清空
        </Button>
      </div>
      {kinds.map((kind) => (
        <KindOfMembers
          key={kind}
          kind={kind}
          units={found.filter((unit) => unit.kind === kind)}
          rules={rules}
          members={members}
          onSet={set}
          onKind={typed.trim() === '' ? (isIn) => onKind(kind, isIn) : undefined}
        />
      ))}
      {found.length === 0 && (
        <p className={clsx('sub', panelCss['part'])}>
          {units.length === 0 ? '还没有单位，请先在“单位”里新增。' : '没有符合的单位。'}
        </p>
      )}
    </div>
  );
}

interface KindOfMembersProps {
  readonly kind: UnitKind;
  readonly units: readonly UnitView[];
  readonly rules: readonly GroupRule[];
  readonly members: ReadonlySet<UnitId>;
  readonly onSet: (ids: readonly UnitId[], on: boolean) => void;
  /** Absent while only some of the kind are shown: its head then ticks these. */
  readonly onKind: ((isIn: boolean) => void) | undefined;
}

function KindOfMembers({ kind, units, rules, members, onSet, onKind }: KindOfMembersProps) {
  const on = units.filter(({ id }) => members.has(id)).length;
  const except = units.filter((unit) => !members.has(unit.id) && rules.some((rule) => takes(rule, unit))).length;
  const isWhole = onKind === undefined || rules.some((rule) => rule.kind === kind && rule.scope === 'all');
  if (units.length === 0) return null;
  const all = (checked: boolean) =>
    onSet(
      units.map(({ id }) => id),
      checked,
    );
  return (
    <fieldset>
      <legend>
        <Checkbox
          checked={isWhole && on === units.length}
          indeterminate={on > 0 && !(isWhole && on === units.length)}
          onChange={(event) => (onKind ?? all)(event.target.checked)}
        >
          全部{UNIT_KIND_WORDS[kind]}{' '}
          <span className="num faint">{`${on}/${units.length}${except > 0 ? `，除外 ${except}` : ''}`}</span>
        </Checkbox>
      </legend>
      <div className={css['grid']}>
        {units.map((unit) => (
          <Checkbox
            key={unit.id}
            checked={members.has(unit.id)}
            onChange={(event) => onSet([unit.id], event.target.checked)}
          >
            {unit.name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
