import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { SchemeNodeId, UnitId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { plain } from '../points.ts';
import { FactTable } from './FactTable.tsx';
import { WriteButton } from '../../ui/WriteButton.tsx';
import css from './Facts.module.css';

/** 情况说明: units that explained that they had nothing to show for a node, which keeps a share of it. */
export function ExplainedTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const year = useYear();
  const notify = useNotify();
  const [isAdding, setAdding] = useState(false);
  const explain = useCommand('scoreFacts.explain', notify.fault);
  return (
    <>
      <FactTable
        label="情况说明"
        columns={[['单位', '20%'], ['指标', '24%'], ['说明'], ['日期', 110], ['', 80]]}
        rows={facts.explanations.map(({ unitId, unit, nodeId, node, reason, on, locked }) => ({
          key: `${unitId} ${nodeId}`,
          cells: [
            <UnitName key="unit" unitId={unitId} name={unit} />,
            node,
            reason,
            on,
            <WriteButton
              key="do"
              size="small"
              type="text"
              danger
              locked={locked}
              onClick={() =>
                explain.send({ year, unitId, nodeId, reason: null }, ({ commandId }) =>
                  notify.success('已撤回情况说明', { commandId }),
                )
              }
            >
              撤回
            </WriteButton>,
          ],
        }))}
        table={() => ({
          name: `${year}年情况说明`,
          header: ['单位', '指标', '说明', '日期'],
          rows: facts.explanations.map(({ unit, node, reason, on }) => [unit, node, reason, on]),
        })}
        empty={{
          title: '还没有情况说明',
          hint: '方案允许“已说明的保留一部分分值”的指标，单位确实没有可公开的内容并书面说明的，登记在这里。',
        }}
        actions={
          <WriteButton type="primary" disabled={facts.asked.explained.length === 0} onClick={() => setAdding(true)}>
            登记说明
          </WriteButton>
        }
      />
      {isAdding && <ExplainForm facts={facts} onClose={() => setAdding(false)} />}
    </>
  );
}

function ExplainForm({ facts, onClose }: { readonly facts: ScoreFactsOfYear; readonly onClose: () => void }) {
  const year = useYear();
  const notify = useNotify();
  const explain = useCommand('scoreFacts.explain');
  const leaves = facts.asked.explained;
  const [leafId, setLeafId] = useState<SchemeNodeId | undefined>(leaves[0]?.nodeId);
  const [unitId, setUnitId] = useState<UnitId>();
  const [reason, setReason] = useState('');
  // A leaf of a scheme that several classes use is asked of the units of all of them.
  const classIds = new Set(leaves.flatMap(({ nodeId, classId }) => (nodeId === leafId ? [classId] : [])));
  const units = facts.classes.filter(({ classId }) => classIds.has(classId)).flatMap((each) => each.units);
  const send = (): void => {
    if (leafId === undefined || unitId === undefined) return;
    explain.send({ year, unitId, nodeId: leafId, reason }, ({ commandId }) => {
      notify.success('已登记情况说明', { commandId });
      onClose();
    });
  };
  return (
    <Dialog title="登记情况说明" width={520} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <Form.Item label="指标" htmlFor="explain-leaf">
          <Select<SchemeNodeId>
            id="explain-leaf"
            aria-label="指标"
            {...(leafId === undefined ? {} : { value: leafId })}
            onChange={(id) => {
              setLeafId(id);
              setUnitId(undefined);
            }}
            options={[...new Map(leaves.map((leaf) => [leaf.nodeId, leaf])).values()].map(
              ({ nodeId, name, share }) => ({
                value: nodeId,
                label: `${name}（保留 ${plain(share)}%）`,
              }),
            )}
          />
        </Form.Item>
        <Form.Item label="单位" htmlFor="explain-unit">
          <Select<UnitId | undefined>
            id="explain-unit"
            aria-label="单位"
            showSearch={{ optionFilterProp: 'label' }}
            value={unitId}
            onChange={setUnitId}
            options={units.map((each) => ({ value: each.unitId, label: each.unit }))}
          />
        </Form.Item>
        <Form.Item label="说明的理由" htmlFor="explain-reason">
          <Input
            id="explain-reason"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {explain.error && <ErrorState error={explain.error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={explain.isPending}
            disabled={unitId === undefined || reason.trim() === ''}
          >
            登记
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
