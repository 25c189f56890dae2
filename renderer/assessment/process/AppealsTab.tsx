import { Button } from 'antd';
import { useState } from 'react';
import type { AppealView, ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import { APPEAL_OUTCOME_WORDS } from '../../../electron/domain/words/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { useNotify } from '../../ui/notify.tsx';
import { QuietTag } from '../../ui/Tags.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { FactTable } from '../facts/FactTable.tsx';
import { DecideDialog, EntryDialog, LodgeDialog } from './AppealDialogs.tsx';
import { signed } from './PublishedTab.tsx';

const KIND_WORDS: Readonly<Record<AppealView['kind'], string>> = { appeal: '申诉', entry: '补记' };

/** 申诉与补记: signed entries beside the frozen figures, the only way in which those change. */
export function AppealsTab({ shown }: { readonly shown: ClassProcess }) {
  const year = useYear();
  const notify = useNotify();
  const remove = useCommand('scoreProcess.removeAppeal', notify.fault);
  const [open, setOpen] = useState<'lodge' | 'entry' | AppealView>();
  const isFrozen = shown.freezes.length > 0;
  const isPublished = shown.published !== undefined;
  const why = isPublished ? undefined : '公示或定稿以后才有公布分可以申诉';
  const actions = (
    <>
      <Button disabled={!isPublished} title={why} onClick={() => setOpen('entry')}>
        补记
      </Button>
      <Button type="primary" disabled={!isPublished} title={why} onClick={() => setOpen('lodge')}>
        受理申诉
      </Button>
    </>
  );
  const close = (): void => setOpen(undefined);
  return (
    <>
      <FactTable
        label="申诉与补记"
        columns={[
          ['日期', 110],
          ['单位', '16%'],
          ['类别', 70],
          ['诉求或事由'],
          ['要求', 80],
          ['结果', '24%'],
          ['', 150],
        ]}
        rows={shown.appeals.map((appeal) => ({
          key: appeal.id,
          cells: [
            appeal.lodgedOn,
            <UnitName key="unit" unitId={appeal.unitId} name={appeal.unit} />,
            KIND_WORDS[appeal.kind],
            [...(appeal.node === undefined ? [] : [`“${appeal.node}”`]), appeal.claim, appeal.basis]
              .filter(Boolean)
              .join('；'),
            appeal.claimed === undefined ? '' : signed(appeal.claimed),
            <Result key="result" appeal={appeal} />,
            <span key="do" className="row">
              {appeal.isVoid === true ? (
                <QuietTag>随公示撤回</QuietTag>
              ) : appeal.inVersion === undefined ? (
                <>
                  {appeal.kind === 'appeal' && (
                    <Button size="small" onClick={() => setOpen(appeal)}>
                      {appeal.decision ? '改裁定' : '裁定'}
                    </Button>
                  )}
                  <Button
                    size="small"
                    type="text"
                    danger
                    onClick={() =>
                      remove.send({ id: appeal.id }, ({ commandId }) =>
                        notify.success(`已移除${KIND_WORDS[appeal.kind]}`, { commandId }),
                      )
                    }
                  >
                    移除
                  </Button>
                </>
              ) : (
                <QuietTag>{`已入第 ${appeal.inVersion} 版`}</QuietTag>
              )}
            </span>,
          ],
        }))}
        table={() => ({
          name: `${year}年${shown.name}申诉与补记`,
          header: [
            '日期',
            '单位',
            '类别',
            '指标',
            '诉求或事由',
            '依据',
            '要求',
            '结果',
            '加减分',
            '裁定日期',
            '裁定人',
            '理由',
          ],
          rows: shown.appeals.map(({ lodgedOn, unit, kind, node, claim, basis, claimed, decision }) => [
            lodgedOn,
            unit,
            KIND_WORDS[kind],
            node,
            claim,
            basis,
            claimed === undefined ? undefined : Number(claimed),
            decision && APPEAL_OUTCOME_WORDS[decision.outcome],
            decision && Number(decision.points),
            decision?.on,
            decision?.by,
            decision?.reason,
          ]),
        })}
        empty={{
          title: isPublished ? '没有申诉' : '还没有公示或定稿',
          hint: isPublished
            ? `单位对公布分有异议的，受理后裁定加减；${isFrozen ? '定稿' : '公示'}后才知道的事，由本办署名补记。`
            : '公示或定稿以后，单位的申诉和本办的补记登记在这里。',
        }}
        filters={<span className="sub text-sm">公布分只由这里改变，每一笔都署名、写明理由</span>}
        actions={actions}
      />
      {open === 'lodge' && <LodgeDialog shown={shown} onClose={close} />}
      {open === 'entry' && <EntryDialog shown={shown} onClose={close} />}
      {typeof open === 'object' && <DecideDialog appeal={open} onClose={close} />}
    </>
  );
}

function Result({ appeal: { decision } }: { readonly appeal: AppealView }) {
  if (!decision) return <span className="accent">待裁定</span>;
  const { outcome, points, on, by, reason } = decision;
  return (
    <span title={`${on} ${by}：${reason}`}>
      {APPEAL_OUTCOME_WORDS[outcome]} <b>{Number(points) === 0 ? '不变' : signed(points)}</b>
      <span className="sub">
        {' '}
        {by}：{reason}
      </span>
    </span>
  );
}
