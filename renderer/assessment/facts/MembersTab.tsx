import { Input } from 'antd';
import { Fragment, useState } from 'react';
import type { MemberView, ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useNotify } from '../../ui/notify.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { plain, typedPoints } from '../points.ts';
import { FactTable } from './FactTable.tsx';
import { LinesDialog } from './LinesDialog.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';

interface OpenGroup {
  readonly unitId?: UnitId;
  readonly group: string;
  readonly members: readonly MemberView[];
}

/** 抽查成员: what the sampled members of a unit's group reached. */
export function MembersTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const [open, setOpen] = useState<OpenGroup>();
  const groups = [...Map.groupBy(facts.members, ({ group, unitId }) => `${group} ${unitId}`)].flatMap(
    ([key, members]) => (members[0] ? [{ key, first: members[0], members }] : []),
  );
  const names = facts.asked.groups.map(({ group }) => group);
  return (
    <>
      <FactTable
        label="抽查成员"
        columns={[['成员类别', '22%'], ['单位', '22%'], ['个数', 72], ['成员与得分'], ['', 80]]}
        rows={groups.map(({ key, first, members }) => ({
          key,
          cells: [
            first.group,
            <UnitName key="unit" unitId={first.unitId} name={first.unit} />,
            members.length,
            members.map(({ name, points }) => `${name} ${plain(points)}`).join('、'),
            <WriteButton
              key="do"
              size="small"
              locked={first.locked}
              onClick={() => setOpen({ unitId: first.unitId, group: first.group, members })}
            >
              修改
            </WriteButton>,
          ],
        }))}
        table={() => ({
          name: `${year}年抽查成员`,
          header: ['成员类别', '单位', '成员', '得分'],
          rows: facts.members.map(({ group, unit, name, points }) => [group, unit, name, Number(points)]),
        })}
        empty={{
          title: '还没有抽查成员',
          hint: '方案里按抽查的下属单位平均计分的（如 6:2:2），抽中的单位和它们的得分记在这里。',
        }}
        actions={
          <WriteButton type="primary" onClick={() => setOpen({ group: names[0] ?? '', members: [] })}>
            登记成员
          </WriteButton>
        }
      />
      {open && <MembersForm facts={facts} open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface MembersFormProps {
  readonly facts: ScoreFactsOfYear;
  readonly open: OpenGroup;
  readonly onClose: () => void;
}

function MembersForm({ facts, open, onClose }: MembersFormProps) {
  const year = useYear();
  const notify = useNotify();
  const save = useCommand('scoreFacts.saveMembers');
  const [unitId, setUnitId] = useState(open.unitId);
  const [group, setGroup] = useState(open.group);
  const [members, setMembers] = useState<readonly { readonly name: string; readonly points: string }[]>(() =>
    open.members.length > 0
      ? open.members.map(({ name, points }) => ({ name, points: plain(points) }))
      : [{ name: '', points: '' }],
  );
  const set = (at: number, patch: Partial<(typeof members)[number]>): void =>
    setMembers(members.map((each, index) => (index === at ? { ...each, ...patch } : each)));
  const named = members.filter(({ name }) => name.trim() !== '');
  const typed = named.flatMap(({ name, points }) => {
    const value = typedPoints(points);
    return value === undefined ? [] : [{ name, points: value }];
  });
  const outOf = facts.asked.groups.find((each) => each.group === group)?.outOf;
  const isWhole = unitId !== undefined && group.trim() !== '' && typed.length === named.length;
  const send = (): void => {
    if (unitId === undefined || !isWhole) return;
    save.send({ year, unitId, group, members: typed }, ({ commandId }) => {
      notify.success(typed.length === 0 ? '已清空抽查成员' : `已登记 ${typed.length} 个成员`, { commandId });
      onClose();
    });
  };
  return (
    <LinesDialog
      title="抽查成员"
      id="member"
      unitId={unitId}
      onUnit={setUnitId}
      nameLabel="成员类别（方案里的名称）"
      names={facts.asked.groups.map((each) => each.group)}
      name={group}
      onName={setGroup}
      linesLabel="成员"
      lines={members.map(({ name, points }, at) => (
        // Lines are told apart by their place alone while they are written.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          <Input
            aria-label={`成员 ${at + 1}`}
            placeholder="成员"
            maxLength={200}
            value={name}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Input
            aria-label={`成员 ${at + 1} 的得分`}
            placeholder={outOf === undefined ? '得分' : `得分，满分 ${plain(outOf)}`}
            inputMode="decimal"
            value={points}
            {...(points.trim() !== '' && typedPoints(points) === undefined ? { status: 'error' as const } : {})}
            onChange={(event) => set(at, { points: event.target.value })}
            style={{ width: 150 }}
          />
        </Fragment>
      ))}
      onRemove={(at) => setMembers(members.filter((_, index) => index !== at))}
      addWords="增加成员"
      onAdd={() => setMembers([...members, { name: '', points: '' }])}
      isWhole={isWhole && (named.length > 0 || open.members.length > 0)}
      isPending={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    />
  );
}
