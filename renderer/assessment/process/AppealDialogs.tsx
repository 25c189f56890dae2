import { Form, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { AppealView, ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import type { SchemeNodeId, UnitId } from '../../../electron/domain/brand.ts';
import { APPEAL_OUTCOME_WORDS } from '../../../electron/domain/words/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { searchByLabel } from '../../ui/search.ts';
import { useCommand } from '../../ui/useCommand.ts';
import { useToday } from '../../ui/useToday.ts';
import { typedPoints } from '../points.ts';
import { Frame, Text } from './Frame.tsx';
import { signed } from './PublishedTab.tsx';
import css from './Process.module.css';

type AppealOutcome = NonNullable<AppealView['decision']>['outcome'];

// Keys of a record of the domain's words.
const OUTCOMES = Object.keys(APPEAL_OUTCOME_WORDS) as readonly AppealOutcome[];

/** Published figures have two places. */
function twoPlaces(text: string): string | undefined {
  const typed = typedPoints(text);
  return typed !== undefined && /^-?\d+(\.\d{1,2})?$/u.test(typed) ? typed : undefined;
}

interface WhomProps {
  readonly shown: ClassProcess;
  readonly unitId: UnitId | undefined;
  readonly nodeId: SchemeNodeId | undefined;
  readonly onUnit: (id: UnitId | undefined) => void;
  readonly onNode: (id: SchemeNodeId | undefined) => void;
}

/** Which unit of the class, and what of its score. */
function Whom({ shown, unitId, nodeId, onUnit, onNode }: WhomProps) {
  const year = useYear();
  const table = useAppQuery('assessment.table', { year });
  const columns = table.data?.classes.find(({ classId }) => classId === shown.classId)?.columns ?? [];
  return (
    <div className={css['pair']}>
      <Form.Item label="单位" htmlFor="appeal-unit">
        <Select<UnitId | undefined>
          id="appeal-unit"
          aria-label="单位"
          showSearch={searchByLabel}
          value={unitId}
          onChange={onUnit}
          options={(shown.published ?? []).map((row) => ({ value: row.unitId, label: row.unit }))}
        />
      </Form.Item>
      <Form.Item label="指标（不选为总分）" htmlFor="appeal-node">
        <Select<SchemeNodeId | undefined>
          id="appeal-node"
          aria-label="指标"
          allowClear
          value={nodeId}
          onChange={onNode}
          options={columns.map((column) => ({ value: column.nodeId, label: column.name }))}
        />
      </Form.Item>
    </div>
  );
}

interface ClassDialogProps {
  readonly shown: ClassProcess;
  readonly onClose: () => void;
}

/** A unit's appeal put on record. */
export function LodgeDialog({ shown, onClose }: ClassDialogProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const lodge = useCommand('scoreProcess.lodgeAppeal');
  const [unitId, setUnitId] = useState<UnitId>();
  const [nodeId, setNodeId] = useState<SchemeNodeId>();
  const [lodgedOn, setLodgedOn] = useState(today);
  const [claim, setClaim] = useState('');
  const [claimed, setClaimed] = useState('');
  const [basis, setBasis] = useState('');
  const asked = twoPlaces(claimed);
  const send = (): void => {
    if (unitId === undefined) return;
    lodge.send(
      {
        year,
        classId: shown.classId,
        unitId,
        nodeId: nodeId ?? null,
        lodgedOn,
        claim,
        basis,
        ...(asked === undefined ? {} : { claimed: asked }),
      },
      ({ commandId }) => {
        notify.success('已受理申诉', { commandId });
        onClose();
      },
    );
  };
  return (
    <Frame
      title="受理申诉"
      done="受理"
      isWhole={unitId !== undefined && claim.trim() !== '' && (claimed.trim() === '' || asked !== undefined)}
      isPending={lodge.isPending}
      error={lodge.error}
      onSend={send}
      onClose={onClose}
    >
      <Whom shown={shown} unitId={unitId} nodeId={nodeId} onUnit={setUnitId} onNode={setNodeId} />
      <Text id="appeal-claim" label="诉求" value={claim} onChange={setClaim} />
      <div className={css['pair']}>
        <Text
          id="appeal-claimed"
          label="要求加减（可不填）"
          value={claimed}
          onChange={setClaimed}
          hint="如 1.5、-2，至多两位小数"
        />
        <Form.Item label="提出日期" htmlFor="appeal-on">
          <DateField
            id="appeal-on"
            width="100%"
            value={lodgedOn}
            notAfter={today}
            onChange={(day) => day && setLodgedOn(day)}
          />
        </Form.Item>
      </div>
      <Text id="appeal-basis" label="依据材料（可不填）" value={basis} onChange={setBasis} />
    </Frame>
  );
}

/** What the office itself enters beside a frozen figure. */
export function EntryDialog({ shown, onClose }: ClassDialogProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const enter = useCommand('scoreProcess.addEntry');
  const [unitId, setUnitId] = useState<UnitId>();
  const [nodeId, setNodeId] = useState<SchemeNodeId>();
  const [on, setOn] = useState(today);
  const [points, setPoints] = useState('');
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const typed = twoPlaces(points);
  const send = (): void => {
    if (unitId === undefined || typed === undefined) return;
    enter.send(
      { year, classId: shown.classId, unitId, nodeId: nodeId ?? null, on, points: typed, by, reason, basis },
      ({ commandId }) => {
        notify.success('已补记', { commandId });
        onClose();
      },
    );
  };
  return (
    <Frame
      title="补记"
      done="补记"
      isWhole={unitId !== undefined && typed !== undefined && by.trim() !== '' && reason.trim() !== ''}
      isPending={enter.isPending}
      error={enter.error}
      onSend={send}
      onClose={onClose}
    >
      <Whom shown={shown} unitId={unitId} nodeId={nodeId} onUnit={setUnitId} onNode={setNodeId} />
      <div className={css['pair']}>
        <Text id="entry-points" label="加减分" value={points} onChange={setPoints} hint="如 1.5、-2，至多两位小数" />
        <Form.Item label="日期" htmlFor="entry-on">
          <DateField id="entry-on" width="100%" value={on} onChange={(day) => day && setOn(day)} />
        </Form.Item>
      </div>
      <Text id="entry-reason" label="事由" value={reason} onChange={setReason} />
      <div className={css['pair']}>
        <Text id="entry-by" label="署名" value={by} onChange={setBy} />
        <Text id="entry-basis" label="依据文件" value={basis} onChange={setBasis} />
      </div>
    </Frame>
  );
}

/** What came of an appeal: granted, in part, or turned down; by how much the published figure changes, who decided, why. */
export function DecideDialog({ appeal, onClose }: { readonly appeal: AppealView; readonly onClose: () => void }) {
  const today = useToday();
  const notify = useNotify();
  const decide = useCommand('scoreProcess.decideAppeal');
  const before = appeal.decision;
  const word = before === undefined ? '裁定' : '改裁定';
  const [outcome, setOutcome] = useState<AppealOutcome>(before?.outcome ?? 'upheld');
  const [points, setPoints] = useState(before?.points ?? appeal.claimed ?? '');
  const [on, setOn] = useState(before?.on ?? today);
  const [by, setBy] = useState(before?.by ?? '');
  const [reason, setReason] = useState(before?.reason ?? '');
  const typed = outcome === 'rejected' ? '0' : twoPlaces(points);
  const send = (): void => {
    if (typed === undefined) return;
    const confirmed = before === undefined ? {} : { confirmed: true };
    decide.send({ id: appeal.id, outcome, points: typed, on, by, reason, ...confirmed }, ({ commandId }) => {
      notify.success(`已${word}：${APPEAL_OUTCOME_WORDS[outcome]}`, { commandId });
      onClose();
    });
  };
  return (
    <Frame
      title={`${word}：${appeal.unit}`}
      done={word}
      isWhole={typed !== undefined && by.trim() !== '' && reason.trim() !== ''}
      isPending={decide.isPending}
      error={decide.error}
      onSend={send}
      onClose={onClose}
    >
      <p className="well">{appeal.claim}</p>
      {before && (
        <p className={clsx('accent', css['note'])}>
          {`已由${before.by}于 ${before.on} 裁定：${APPEAL_OUTCOME_WORDS[before.outcome]}，公布分${Number(before.points) === 0 ? '不变' : ` ${signed(before.points)}`}。改裁定后以新的为准，原裁定留在操作记录里。`}
        </p>
      )}
      <div className={css['pair']}>
        <Form.Item label="结果" htmlFor="decide-outcome">
          <Select<AppealOutcome>
            id="decide-outcome"
            aria-label="结果"
            value={outcome}
            onChange={setOutcome}
            options={OUTCOMES.map((value) => ({ value, label: APPEAL_OUTCOME_WORDS[value] }))}
          />
        </Form.Item>
        {outcome !== 'rejected' && (
          <Text
            id="decide-points"
            label="公布分加减"
            value={points}
            onChange={setPoints}
            hint="如 1.5、-2，至多两位小数"
          />
        )}
        <Form.Item label="裁定日期" htmlFor="decide-on">
          <DateField
            id="decide-on"
            width="100%"
            value={on}
            notBefore={appeal.lodgedOn}
            onChange={(day) => day && setOn(day)}
          />
        </Form.Item>
        <Text id="decide-by" label="裁定人" value={by} onChange={setBy} />
      </div>
      <Text id="decide-reason" label="理由" value={reason} onChange={setReason} />
    </Frame>
  );
}
