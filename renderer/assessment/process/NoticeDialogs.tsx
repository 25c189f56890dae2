import { Form, Radio } from 'antd';
import { useState } from 'react';
import type { ClassProcess, NoticeView } from '../../../electron/contract/scoreProcess.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { useYear } from '../../address/year.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { useCommand } from '../../ui/useCommand.ts';
import { useToday } from '../../ui/useToday.ts';
import { Frame, Text } from './Frame.tsx';
import css from './Process.module.css';

const STORES = [
  '存下本类各单位现在的得分和计算过程，作为公示的得分；公示期间不随登记变动。',
  '从登记到公示的最后一天，锁定本类的考核方案、类别、人工评议、考核事件和评分表，撤销也不例外。',
  '办结登记、问题、报送照常进行；与公示的差异另外列出，定稿时写明。',
  '单位的异议作为申诉登记；公示不能撤销，只能写明理由结束或撤回。',
];

/** Days that are usual, from the first to the last. */
const USUAL_DAYS = 4;

interface ClassDialogProps {
  readonly shown: ClassProcess;
  readonly onClose: () => void;
}

/** 发布公示: what it stores and locks is said before it is done. */
export function StartNoticeDialog({ shown, onClose }: ClassDialogProps) {
  const year = useYear();
  const today = useToday();
  const notify = useNotify();
  const start = useCommand('scoreProcess.startNotice');
  const [since, setSince] = useState(today);
  const [until, setUntil] = useState<typeof today | undefined>(addDays(today, USUAL_DAYS));
  const [trouble, setTrouble] = useState('');
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const { noticeHindrances } = shown;
  const send = (): void => {
    if (until === undefined) return;
    start.send({ year, classId: shown.classId, since, until, by, reason }, () => {
      notify.success(`${shown.name}已公示，至 ${until}`);
      onClose();
    });
  };
  return (
    <Frame
      title={`发布公示：${shown.name}`}
      done="发布公示"
      isWhole={until !== undefined && trouble === '' && by.trim() !== '' && noticeHindrances.length === 0}
      isPending={start.isPending}
      error={start.error}
      onSend={send}
      onClose={onClose}
    >
      <ul className={css['locks']}>
        {STORES.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {noticeHindrances.length > 0 && (
        <p className="over">还不能公示：{noticeHindrances.map(({ words }) => words).join('')}</p>
      )}
      <div className={css['pair']}>
        <Form.Item label="公示从" htmlFor="notice-since">
          <DateField id="notice-since" width="100%" value={since} onChange={(day) => day && setSince(day)} />
        </Form.Item>
        <Form.Item label="公示到" htmlFor="notice-until">
          <DateField
            id="notice-until"
            width="100%"
            value={until}
            notBefore={since > today ? since : today}
            onChange={setUntil}
            onTrouble={setTrouble}
          />
          {trouble !== '' && <span className="over text-sm">{trouble}</span>}
        </Form.Item>
      </div>
      <Text id="notice-by" label="发布人" value={by} onChange={setBy} />
      <Text id="notice-reason" label="说明（可不填，如网址、文号）" value={reason} onChange={setReason} />
    </Frame>
  );
}

type How = NonNullable<NoticeView['end']>['how'];

/** A notice ends before its last day, or is withdrawn; the reason goes on record. */
export function EndNoticeDialog({ shown, onClose }: ClassDialogProps) {
  const year = useYear();
  const notify = useNotify();
  const end = useCommand('scoreProcess.endNotice');
  const isOn = shown.notices[0]?.isOn === true;
  const [how, setHow] = useState<How>(isOn ? 'ended' : 'withdrawn');
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const word = how === 'ended' ? '结束公示' : '撤回公示';
  const send = (): void =>
    end.send({ year, classId: shown.classId, how, by, reason }, () => {
      notify.success(how === 'ended' ? `${shown.name}的公示已结束` : `${shown.name}的公示已撤回`);
      onClose();
    });
  return (
    <Frame
      title={`${isOn ? '结束或撤回公示' : '撤回公示'}：${shown.name}`}
      done={word}
      isWhole={by.trim() !== '' && reason.trim() !== ''}
      isPending={end.isPending}
      error={end.error}
      onSend={send}
      onClose={onClose}
    >
      {isOn && (
        <Form.Item label="怎样结束">
          <Radio.Group value={how} onChange={(event) => setHow(event.target.value as How)} aria-label="怎样结束">
            <Radio value="ended">提前结束</Radio>
            <Radio value="withdrawn">撤回</Radio>
          </Radio.Group>
        </Form.Item>
      )}
      <p className="well">
        {how === 'ended'
          ? '公示的得分和已处理的申诉、补记仍然有效；锁定解除，可以改正后定稿。'
          : '公示的得分不再有效，对它的申诉和补记也不再计入；锁定解除，改正后请重新公示。'}
      </p>
      <Text id="notice-end-by" label="经办人" value={by} onChange={setBy} />
      <Text id="notice-end-reason" label="理由（留在记录里）" value={reason} onChange={setReason} />
    </Frame>
  );
}
