import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ApplicantKind, RequestChannel, RequestRow } from '../../electron/contract/cases.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import {
  APPLICANT_KINDS,
  APPLICANT_WORDS,
  CHANNEL_DAY_WORDS,
  CHANNEL_WORDS,
  REQUEST_CHANNELS,
} from '../../electron/domain/words/requests.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './Register.module.css';

type Texts = Required<Exclude<InputOf<'cases.addRequest'>['texts'], undefined>>;

const NO_TEXTS: Texts = {
  name: '',
  contact: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  subject: '',
  content: '',
};

interface Draft {
  readonly number: string;
  readonly unitId: UnitId | undefined;
  readonly channel: RequestChannel;
  readonly applicantKind: ApplicantKind;
  readonly receivedOn: PlainDate;
  readonly texts: Texts;
}

interface RequestFormProps {
  /** The number that the register offers. */
  readonly number: string;
  /** The organ that got the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: (added?: RequestRow['id']) => void;
}

/** A request put on record. */
export function RequestForm({ number, unitId, onClose }: RequestFormProps) {
  const today = useToday();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('cases.addRequest');
  const [draft, setDraft] = useState<Draft>({
    number,
    unitId,
    channel: 'internet',
    applicantKind: 'person',
    receivedOn: today,
    texts: NO_TEXTS,
  });
  const save = () => {
    const { unitId: organ, ...rest } = draft;
    if (organ === undefined) return;
    send({ ...rest, unitId: organ }, ({ id, commandId }) => {
      notify.success(`已登记 ${draft.number}`, { commandId });
      onClose(id);
    });
  };
  return (
    <CaseDialog title="登记依申请公开" draft={draft} isNew onChange={setDraft} onClose={() => onClose()}>
      {error && <ErrorState error={error} inline />}
      <Buttons draft={draft} word="登记" isPending={isPending} onSave={save} onClose={() => onClose()} />
    </CaseDialog>
  );
}

/** What is on record of a request, put right; who asks is fetched in full for it. */
export function RequestEdit({ row, onClose }: { readonly row: RequestRow; readonly onClose: () => void }) {
  const query = useAppQuery('cases.applicant', { id: row.id });
  return query.data ? (
    <EditForm row={row} texts={query.data} onClose={onClose} />
  ) : (
    <Dialog title="修改申请" footer={null} onCancel={onClose}>
      <Loaded query={query}>{() => null}</Loaded>
    </Dialog>
  );
}

function EditForm({ row, texts, onClose }: { row: RequestRow; texts: Texts; onClose: () => void }) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('cases.updateRequest');
  const { number, unitId, channel, applicantKind, receivedOn } = row;
  const [draft, setDraft] = useState<Draft>({ number, unitId, channel, applicantKind, receivedOn, texts });
  const save = () => {
    const { unitId: organ, receivedOn: _day, ...rest } = draft;
    if (organ === undefined) return;
    send({ id: row.id, ...rest, unitId: organ }, ({ commandId }) => {
      notify.success(`已修改 ${draft.number}`, { commandId });
      onClose();
    });
  };
  return (
    <CaseDialog title="修改申请" draft={draft} onChange={setDraft} onClose={onClose}>
      {error && <ErrorState error={error} inline />}
      <Buttons draft={draft} word="保存" isPending={isPending} onSave={save} onClose={onClose} />
    </CaseDialog>
  );
}

interface ButtonsProps {
  readonly draft: Draft;
  readonly word: string;
  readonly isPending: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

function Buttons({ draft, word, isPending, onSave, onClose }: ButtonsProps) {
  const isWhole = draft.number.trim() !== '' && draft.unitId !== undefined;
  return (
    <div className="actions">
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" loading={isPending} disabled={!isWhole} onClick={onSave}>
        {word}
      </Button>
    </div>
  );
}

interface CaseDialogProps {
  readonly title: string;
  readonly draft: Draft;
  readonly isNew?: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

function CaseDialog({ title, draft, isNew = false, onChange, onClose, children }: CaseDialogProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const setText = (patch: Partial<Texts>) => set({ texts: { ...draft.texts, ...patch } });
  return (
    <Dialog title={title} footer={null} width={680} onCancel={onClose}>
      <Form layout="vertical" className={css['form']}>
        <div className={css['pair']}>
          <Form.Item label="编号" htmlFor="request-number">
            <Input
              id="request-number"
              className="num"
              maxLength={60}
              value={draft.number}
              onChange={(event) => set({ number: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="收件机关" htmlFor="request-unit">
            <UnitSelect
              id="request-unit"
              placeholder="选择单位"
              width="100%"
              value={draft.unitId}
              onChange={(unitId) => set({ unitId })}
            />
          </Form.Item>
          <Form.Item label="收到方式" htmlFor="request-channel">
            <Select<RequestChannel>
              id="request-channel"
              aria-label="收到方式"
              value={draft.channel}
              onChange={(channel) => set({ channel })}
              options={REQUEST_CHANNELS.map((channel) => ({ value: channel, label: CHANNEL_WORDS[channel] }))}
            />
          </Form.Item>
          {isNew && (
            <Form.Item label={`收到日期（${CHANNEL_DAY_WORDS[draft.channel]}）`} htmlFor="request-received">
              <DateField
                id="request-received"
                value={draft.receivedOn}
                width="100%"
                onChange={(receivedOn) => receivedOn && set({ receivedOn })}
              />
            </Form.Item>
          )}
          <Form.Item label="申请人类别" htmlFor="request-kind">
            <Select<ApplicantKind>
              id="request-kind"
              aria-label="申请人类别"
              value={draft.applicantKind}
              onChange={(applicantKind) => set({ applicantKind })}
              options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: APPLICANT_WORDS[kind] }))}
            />
          </Form.Item>
          <TextField label={draft.applicantKind === 'person' ? '姓名' : '名称'} field="name" {...{ draft, setText }} />
          {draft.applicantKind !== 'person' && <TextField label="联系人" field="contact" {...{ draft, setText }} />}
          <TextField
            label={draft.applicantKind === 'person' ? '证件号码' : '统一社会信用代码'}
            field="idNumber"
            {...{ draft, setText }}
          />
          <TextField label="联系电话" field="phone" {...{ draft, setText }} />
          <TextField label="电子邮箱" field="email" {...{ draft, setText }} />
          <TextField label="通信地址" field="address" {...{ draft, setText }} />
        </div>
        <TextField label="申请内容（一句话）" field="subject" {...{ draft, setText }} />
        <Form.Item label="所需信息（按申请表，可不填）" htmlFor="request-content">
          <Input.TextArea
            id="request-content"
            rows={3}
            maxLength={20_000}
            value={draft.texts.content}
            onChange={(event) => setText({ content: event.target.value })}
          />
        </Form.Item>
        <p className="sub text-xs">申请人资料单独存放：不进操作记录和搜索，列表和导出中遮盖，可以彻底清除。</p>
        {children}
      </Form>
    </Dialog>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly field: Exclude<keyof Texts, 'content'>;
  readonly draft: Draft;
  readonly setText: (patch: Partial<Texts>) => void;
}

function TextField({ label, field, draft, setText }: TextFieldProps) {
  const id = `request-${field}`;
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input
        id={id}
        maxLength={field === 'subject' || field === 'address' ? 200 : 100}
        value={draft.texts[field]}
        onChange={(event) => setText({ [field]: event.target.value })}
      />
    </Form.Item>
  );
}
