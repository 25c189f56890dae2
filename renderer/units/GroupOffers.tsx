import { Button } from 'antd';
import type { Changed } from '../../electron/contract/define.ts';
import type { GroupView, MeantRule, UnitList } from '../../electron/contract/units.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { scopeWords } from '../../electron/domain/words/groups.ts';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { memberIds } from './membership.ts';
import css from './GroupOffers.module.css';

const MOST_NAMED = 5;

function some(names: readonly string[]): string {
  const rest = names.length > MOST_NAMED ? ` 等 ${names.length} 个` : '';
  return `${names.slice(0, MOST_NAMED).join('、')}${rest}`;
}

/** Groups whose name means a whole kind while their members are a list, and groups that mean the same: each with what may be done about it. */
export function GroupOffers({ list }: { readonly list: UnitList }) {
  const lists = list.groups.flatMap((group) =>
    group.meant?.by === 'name' && !group.meant.declined ? [{ group, meant: group.meant }] : [],
  );
  const doubles = list.groups.flatMap((group) => {
    const into = list.groups.find(({ id }) => id === group.same);
    return into ? [{ group, into }] : [];
  });
  if (lists.length + doubles.length === 0) return null;
  return (
    <section className={css['offers']} aria-label="单位组的建议">
      {lists.map(({ group, meant }) => (
        <WholeOffer key={group.id} group={group} meant={meant} list={list} />
      ))}
      {doubles.map(({ group, into }) => (
        <MergeOffer key={`${group.id} ${into.id}`} group={group} into={into} />
      ))}
    </section>
  );
}

interface WholeOfferProps {
  readonly group: GroupView;
  readonly meant: MeantRule;
  readonly list: UnitList;
}

function WholeOffer({ group, meant, list }: WholeOfferProps) {
  const notify = useNotify();
  const settle = useCommand('units.settleGroup');
  const names = new Map<UnitId, string>(list.units.map(({ id, name }) => [id, name]));
  const whole = `全部${scopeWords(meant)}`;
  const outside = meant.outside.map((id) => names.get(id) ?? '');
  const send = (as: 'rule' | 'list', words: string) =>
    settle.send({ id: group.id, as }, ({ commandId }: Changed) => notify.success(words, { commandId }));
  return (
    <div className={css['offer']}>
      <span className="grow">
        按名称，“{group.name}”应是{whole}；现在是 {memberIds(group).length} 个单位的名单，新设的单位不会自动加入。
        {meant.from !== undefined && `改动自${longDate(meant.from)}起，已关闭的年度不变。`}
        {outside.length > 0 ? `不在其中的有：${some(outside)}。改后这些单位加入。` : '改后成员不变，新设的自动加入。'}
        {settle.error && <ErrorState error={settle.error} inline />}
      </span>
      <Button loading={settle.isPending} onClick={() => send('rule', `${group.name}已改为${whole}`)}>
        改为{whole}
      </Button>
      <Button type="text" disabled={settle.isPending} onClick={() => send('list', `${group.name}保持名单`)}>
        保持名单
      </Button>
    </div>
  );
}

function MergeOffer({ group, into }: { readonly group: GroupView; readonly into: GroupView }) {
  const notify = useNotify();
  const merge = useCommand('units.mergeGroups');
  const send = () =>
    merge.send({ id: group.id, into: into.id }, ({ commandId }: Changed) =>
      notify.success(`${group.name}已合并到${into.name}`, { commandId }),
    );
  return (
    <div className={css['offer']}>
      <span className="grow">
        “{group.name}”与“{into.name}”意思相同。合并后分派给前者的事项转到后者，“{group.name}”成为它的别名。
        {merge.error && <ErrorState error={merge.error} inline />}
      </span>
      <Button loading={merge.isPending} onClick={send}>
        合并为“{into.name}”
      </Button>
    </div>
  );
}
