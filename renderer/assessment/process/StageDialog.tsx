import { Button, Form } from 'antd';
import { useState } from 'react';
import type { ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { STAGE_WORDS } from '../../../electron/domain/words/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { useToday } from '../../ui/useToday.ts';
import css from './Process.module.css';

export type ScoreStageName = ClassProcess['stage']['stage'];

interface StageDialogProps {
  readonly shown: ClassProcess;
  readonly stage: ScoreStageName;
  readonly onClose: () => void;
}

/** Stages that end on a day: units fill in. Days that are usual, from the first to the last. */
const USUAL_DAYS: Readonly<Partial<Record<ScoreStageName, number>>> = { selfScore: 10 };

/** The class goes on to a stage, or back to one, or its days are put right. */
export function StageDialog({ shown, stage, onClose }: StageDialogProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const set = useCommand('scoreProcess.setStage');
  const isNow = shown.stage.stage === stage;
  const days = USUAL_DAYS[stage];
  const [since, setSince] = useState(isNow ? (shown.stage.since ?? today) : today);
  const [until, setUntil] = useState(isNow ? shown.stage.until : days === undefined ? undefined : addDays(today, days));
  const [trouble, setTrouble] = useState('');
  const word = STAGE_WORDS[stage];
  const send = (): void =>
    set.send({ year, classId: shown.classId, stage, since, until: until ?? null }, ({ commandId }) => {
      notify.success(isNow ? `已改${word}的日期` : `${shown.name}：进入${word}`, { commandId });
      onClose();
    });
  return (
    <Dialog title={`${shown.name}：${word}`} width={440} footer={null} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={send}>
        <Form.Item label="从" htmlFor="stage-since">
          <DateField id="stage-since" width="100%" value={since} onChange={(day) => day && setSince(day)} />
        </Form.Item>
        {days !== undefined && (
          <Form.Item label="自评到" htmlFor="stage-until">
            <DateField
              id="stage-until"
              width="100%"
              allowClear
              value={until}
              notBefore={since}
              onChange={setUntil}
              onTrouble={setTrouble}
            />
            {trouble !== '' && <span className="over text-sm">{trouble}</span>}
          </Form.Item>
        )}
        {set.error && <ErrorState error={set.error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={set.isPending} disabled={trouble !== ''}>
            {isNow ? '保存' : `进入${word}`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
