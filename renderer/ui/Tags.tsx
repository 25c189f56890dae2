import { Tooltip } from 'antd';
import type { PartyRole } from '../../electron/contract/shared.ts';
import { PARTY_ROLE_WORDS } from '../../electron/domain/words/duties.ts';
import './tags.css';

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
      className={`tag tag-${role}`}
      title={isGroup ? `${PARTY_ROLE_WORDS[role]}：${name}（${members} 个单位）` : name}
    >
      {role !== 'responsible' && <em>{PARTY_ROLE_WORDS[role]}</em>}
      <span className="ellipsis">{name}</span>
      {isGroup && <span className="num faint">{members}</span>}
    </span>
  );
}

/** 待核: a person must decide; the reason in a tooltip. */
export function ToCheckTag({ reason }: { readonly reason: string }) {
  return (
    <Tooltip title={reason}>
      {/* Focusable, so that the reason can be read with the keyboard. */}
      <button type="button" className="tag tag-check" aria-label={`待核：${reason}`}>
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
  return <span className={`tag tag-tone-${tone}`}>{children}</span>;
}

/** 暂定: reckoned with a year whose holiday notice is not loaded. */
export function ProvisionalTag() {
  return (
    <span className="tag tag-tone-accent" title="该年度放假安排尚未发布，按周一至周五为工作日推算">
      暂定
    </span>
  );
}
