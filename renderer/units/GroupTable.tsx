import type { GroupView, UnitList } from '../../electron/contract/units.ts';
import { clsx } from 'clsx';
import type { GroupId, UnitId } from '../../electron/domain/brand.ts';
import { EmptyState } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { listedBeside, memberIds, rulesText } from './membership.ts';
import cardCss from '../ui/card.module.css';
import tableCss from '../ui/table.module.css';

interface GroupTableProps {
  readonly groups: readonly GroupView[];
  readonly list: UnitList;
  readonly openId: GroupId | undefined;
  readonly onOpen: (id: GroupId) => void;
}

/** Every group on a line with its members. A group without members fans out to nobody: that is said. */
export function GroupTable({ groups, list, openId, onOpen }: GroupTableProps) {
  const names = new Map<UnitId, string>(list.units.map(({ id, name }) => [id, name]));
  return (
    <div className={clsx(cardCss['card'], tableCss['box'])}>
      <table className={tableCss['table']}>
        <thead>
          <tr>
            <th style={{ width: '24%' }}>名称</th>
            <th style={{ width: '18%' }}>别名</th>
            <th className="right" style={{ width: 76 }}>
              成员
            </th>
            <th>成员单位</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr
              key={group.id}
              className={group.id === openId ? tableCss['row-on'] : undefined}
              onClick={() => onOpen(group.id)}
            >
              <th scope="row">
                <button type="button" className={tableCss['row-open']}>
                  {group.name}
                </button>
              </th>
              <td className="sub">{group.aliases.join('、')}</td>
              <td className="right num">{memberIds(group).length}</td>
              <td className="sub ellipsis">
                {group.members.length === 0 ? (
                  <QuietTag tone="accent">未选成员，事项不会分派</QuietTag>
                ) : (
                  [rulesText(group), ...listedBeside(group, list.units).map((id) => names.get(id) ?? '')]
                    .filter((part) => part !== '')
                    .join('、')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length === 0 && (
        <EmptyState
          title="没有单位组"
          hint="“各镇街”“区政府各部门”这类统称作为单位组，选好成员后，分派给它的事项会落到每个成员。"
        />
      )}
    </div>
  );
}
