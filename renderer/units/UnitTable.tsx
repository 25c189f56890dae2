import type { GroupView, UnitView } from '../../electron/contract/units.ts';
import { clsx } from 'clsx';
import type { GroupId, UnitId } from '../../electron/domain/brand.ts';
import { EmptyState } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import cardCss from '../ui/card.module.css';
import tableCss from '../ui/table.module.css';
import tagsCss from '../ui/Tags.module.css';

interface UnitTableProps {
  readonly units: readonly UnitView[];
  readonly groups: readonly GroupView[];
  readonly openId: UnitId | undefined;
  readonly onOpen: (id: UnitId) => void;
}

/** Every unit on a line; the name opens it. */
export function UnitTable({ units, groups, openId, onOpen }: UnitTableProps) {
  const names = new Map<GroupId, string>(groups.map(({ id, name }) => [id, name]));
  return (
    <div className={clsx(cardCss['card'], tableCss['box'])}>
      <table className={tableCss['table']}>
        <thead>
          <tr>
            <th style={{ width: '24%' }}>名称</th>
            <th style={{ width: 88 }}>类别</th>
            <th>别名</th>
            <th>所属单位组</th>
            <th className="right" style={{ width: 96 }}>
              承担事项
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr
              key={unit.id}
              className={unit.id === openId ? tableCss['row-on'] : undefined}
              onClick={() => onOpen(unit.id)}
            >
              <th scope="row" className={tableCss['wraps']}>
                <button type="button" className={tableCss['row-open']}>
                  {unit.name}
                </button>
                <UnitName unitId={unit.id} name={unit.name} asMark />
                {unit.to !== undefined && <span className="faint">（至 {unit.to}）</span>}
              </th>
              <td className="sub">{UNIT_KIND_WORDS[unit.kind]}</td>
              <td className="sub">{unit.aliases.join('、')}</td>
              <td>
                <span className="tags">
                  {unit.groupIds.map((id) => (
                    <span key={id} className={tagsCss['tag']} title={names.get(id)}>
                      <span className="ellipsis">{names.get(id)}</span>
                    </span>
                  ))}
                </span>
              </td>
              <td className="right num">{unit.duties === 0 ? <span className="faint">0</span> : unit.duties}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length === 0 && <EmptyState title="没有符合条件的单位" hint="换个词，或清除筛选再看。" />}
    </div>
  );
}
