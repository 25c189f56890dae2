import { Tooltip } from 'antd';
import { clsx } from 'clsx';
import type { PartyRole } from '../../electron/contract/shared.ts';
import { PARTY_ROLE_WORDS } from '../../electron/domain/words/duties.ts';
import css from './Tags.module.css';

interface UnitTagProps {
  readonly name: string;
  readonly role?: PartyRole;
  /** Number of members of a group. */
  readonly members?: number;
}

/** A unit or group as a tag: the lead stands out, a supporter is dashed, and the role is said in words. */
export function UnitTag({ name, role = 'responsible', members }: UnitTagProps) {
  const isGroup = members !== undefined && members > 1;
  return (
    <span
      className={css['tag']}
      data-role={role}
      title={isGroup ? `${PARTY_ROLE_WORDS[role]}：${name}（${members} 个单位）` : name}
    >
      {role !== 'responsible' && <em className={css['role']}>{PARTY_ROLE_WORDS[role]}</em>}
      <span className={css['name']}>{name}</span>
      {isGroup && <span className={clsx('num faint', css['members'])}>{members}</span>}
    </span>
  );
}

interface ToCheckTagProps {
  readonly reason: string;
  /** Opens what is to be decided. */
  readonly onOpen: () => void;
}

/** 待核: a person must decide; the reason in a tooltip, and the place to decide it a click away. */
export function ToCheckTag({ reason, onOpen }: ToCheckTagProps) {
  return (
    <Tooltip title={reason}>
      <button type="button" className={clsx(css['tag'], css['check'])} aria-label={`待核：${reason}`} onClick={onOpen}>
        待核
      </button>
    </Tooltip>
  );
}

/** A quiet label. */
export function QuietTag({
  children,
  tone = 'plain',
}: {
  readonly children: string;
  readonly tone?: 'plain' | 'blue' | 'accent';
}) {
  return (
    <span className={css['tag']} data-tone={tone}>
      {children}
    </span>
  );
}

/** 暂定: reckoned with a year whose holiday notice is not loaded. */
export function ProvisionalTag() {
  return (
    <span className={css['tag']} data-tone="accent" title="该年度放假安排尚未发布，按周一至周五为工作日推算">
      暂定
    </span>
  );
}
