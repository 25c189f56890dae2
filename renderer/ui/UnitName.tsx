import { Popover } from 'antd';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from './Icon.tsx';
import css from './UnitName.module.css';

interface UnitNameProps {
  readonly unitId: UnitId;
  readonly name: string;
  /** Where the name itself does something else: a small arrow behind it leads to the unit. */
  readonly asMark?: boolean;
  /** A grid's cells have the keyboard: the name is no stop on its way. */
  readonly inGrid?: boolean;
}

/** A unit's name, which leads to the unit's page; under the pointer, or with the focus, it says whom to call and how the unit stands. */
export function UnitName({ unitId, name, asMark = false, inGrid = false }: UnitNameProps) {
  const year = useYear();
  return (
    <Popover
      content={<Card unitId={unitId} />}
      trigger={inGrid ? ['hover'] : ['hover', 'focus']}
      mouseEnterDelay={0.4}
      placement="bottomLeft"
    >
      <Link
        href={`/unit?year=${year}&unit=${unitId}`}
        className={clsx(css['name'], asMark && css['mark'])}
        onClick={(event) => event.stopPropagation()}
        {...(asMark ? { 'aria-label': `${name}的页面` } : {})}
        {...(inGrid ? { tabIndex: -1 } : {})}
      >
        {asMark ? <Icon name="right" size={12} /> : name}
      </Link>
    </Popover>
  );
}

/** Whom to call, and how the unit stands; asked for when it is shown. */
function Card({ unitId }: { readonly unitId: UnitId }) {
  const { data } = useAppQuery('unit.card', { year: useYear(), unitId });
  if (!data) return <span className="sub">…</span>;
  const { unit, contacts, duties, overdue, dueSoon, findings } = data;
  return (
    <div className={css['card']}>
      <b>{unit}</b>
      {contacts.length === 0 ? (
        <span className="sub">没有登记联系人</span>
      ) : (
        contacts.map((words) => (
          <span key={words} className="num">
            {words}
          </span>
        ))
      )}
      <span className="sub num">
        事项 {duties} · <span className={clsx(overdue > 0 && 'over')}>逾期 {overdue}</span> · 临期 {dueSoon}
        {findings.open > 0 && ` · 待整改问题 ${findings.open}`}
        {findings.replied > 0 && ` · 待复核问题 ${findings.replied}`}
      </span>
    </div>
  );
}
