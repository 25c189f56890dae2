import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { NodeView } from '../../electron/contract/assessment.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { hundredths } from './points.ts';
import css from './ManualPoints.module.css';

interface ManualPointsProps {
  readonly unitId: UnitId;
  readonly node: NodeView;
}

/** A judged indicator: points with the reason for them; both are needed. */
export function ManualPoints({ unitId, node }: ManualPointsProps) {
  const given = node.judgements?.find(({ assessor }) => assessor === '');
  const year = useYear();
  const notify = useNotify();
  const judge = useCommand('assessment.judge');
  const [points, setPoints] = useState<string>(given?.points ?? '');
  const [reason, setReason] = useState(given?.reason ?? '');
  const value = hundredths(points);
  const trouble = pointsTrouble(points, value, node.full);
  const send = (next: string | null): void =>
    judge.send(
      { year, unitId, nodeId: node.nodeId, points: next, reason: next === null ? '' : reason },
      ({ commandId }) => {
        if (next === null) {
          setPoints('');
          setReason('');
        }
        notify.success(next === null ? '已撤回评议' : '评议已保存', { commandId });
      },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value !== undefined && trouble === undefined && reason.trim() !== '') send(points.trim().normalize('NFKC'));
  };
  return (
    <form className={css['manual']} onSubmit={submit}>
      <Fields
        full={node.full}
        points={points}
        reason={reason}
        trouble={trouble}
        onPoints={setPoints}
        onReason={setReason}
      />
      {judge.error && <ErrorState error={judge.error} inline />}
      <div className={css['actions']}>
        {given && (
          <Button disabled={judge.isPending} onClick={() => send(null)}>
            撤回评议
          </Button>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={judge.isPending}
          disabled={value === undefined || trouble !== undefined || reason.trim() === ''}
        >
          保存评议
        </Button>
      </div>
    </form>
  );
}

function Fields(props: {
  readonly full: string;
  readonly points: string;
  readonly reason: string;
  readonly trouble: string | undefined;
  readonly onPoints: (points: string) => void;
  readonly onReason: (reason: string) => void;
}) {
  const { full, points, reason, trouble, onPoints, onReason } = props;
  return (
    <>
      <label htmlFor="manual-points">得分</label>
      <div>
        <Input
          id="manual-points"
          inputMode="decimal"
          style={{ width: 110 }}
          suffix={`/ ${full}`}
          value={points}
          status={trouble === undefined ? '' : 'error'}
          onChange={(event) => onPoints(event.target.value)}
        />
        {trouble !== undefined && <p className="over">{trouble}</p>}
      </div>
      <label htmlFor="manual-reason">理由</label>
      <Input.TextArea
        id="manual-reason"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={200}
        placeholder="必填，如：年度检查发现 2 处栏目长期未更新"
        value={reason}
        onChange={(event) => onReason(event.target.value)}
      />
    </>
  );
}

function pointsTrouble(text: string, value: number | undefined, full: string): string | undefined {
  if (text.trim() === '') return undefined;
  if (value === undefined) return '请填写不超过两位小数的数字';
  return value > (hundredths(full) ?? 0) ? `应为 0 至 ${full} 之间的分值` : undefined;
}
