import type { GroupView, UnitList, UnitView } from '../../electron/contract/units.ts';
import type { TableCopy } from '../grid/csv.ts';
import { memberIds, rulesText } from './membership.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';

export function unitsTable(units: readonly UnitView[], { groups }: UnitList): TableCopy {
  const names = new Map<string, string>(groups.map(({ id, name }) => [id, name]));
  return {
    name: '单位',
    header: ['名称', '类别', '别名', '所属单位组', '承担事项'],
    rows: units.map(({ name, kind, aliases, groupIds, duties, to }) => [
      to === undefined ? name : `${name}（至${to}）`,
      UNIT_KIND_WORDS[kind],
      aliases.join('、'),
      groupIds.map((id) => names.get(id) ?? '').join('、'),
      duties,
    ]),
  };
}

export function groupsTable(groups: readonly GroupView[], { units }: UnitList): TableCopy {
  const names = new Map<string, string>(units.map(({ id, name }) => [id, name]));
  return {
    name: '单位组',
    header: ['名称', '别名', '整类成员', '成员', '成员单位'],
    rows: groups.map((group) => [
      group.name,
      group.aliases.join('、'),
      rulesText(group),
      memberIds(group).length,
      memberIds(group)
        .map((id) => names.get(id) ?? '')
        .join('、'),
    ]),
  };
}
