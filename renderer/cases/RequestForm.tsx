import { Select } from 'antd';
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
import { FormDialog, FormField, Pair, TextField } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';

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
    <FormDialog
      title="登记依申请公开"
      width={680}
      word="登记"
      {...{ error, isPending }}
      isWhole={isWhole(draft)}
      onSave={save}
      onClose={() => onClose()}
    >
      <CaseFields draft={draft} isNew onChange={setDraft} />
    </FormDialog>
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
    <FormDialog
      title="修改申请"
      width={680}
      word="保存"
      {...{ error, isPending, onClose }}
      isWhole={isWhole(draft)}
      onSave={save}
    >
      <CaseFields draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}

function isWhole({ number, unitId }: Draft): boolean {
  return number.trim() !== '' && unitId !== undefined;
}

interface CaseFieldsProps {
  readonly draft: Draft;
  readonly isNew?: boolean;
  readonly onChange: (draft: Draft) => void;
}

function CaseFields({ draft, isNew = false, onChange }: CaseFieldsProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const setText = (patch: Partial<Texts>) => set({ texts: { ...draft.texts, ...patch } });
  const isPerson = draft.applicantKind === 'person';
  const text = (field: keyof Texts, label: string) => (
    <TextField
      label={label}
      id={`request-${field}`}
      name={`texts.${field}`}
      most={field === 'subject' || field === 'address' ? 200 : 100}
      value={draft.texts[field] ?? ''}
      onChange={(value) => setText({ [field]: value })}
    />
  );
  return (
    <>
      <Pair>
        <TextField
          label="编号"
          id="request-number"
          name="number"
          most={60}
          value={draft.number}
          onChange={(number) => set({ number })}
        />
        <FormField label="收件机关" id="request-unit" name="unitId">
          <UnitSelect
            id="request-unit"
            placeholder="选择单位"
            width="100%"
            value={draft.unitId}
            onChange={(unitId) => set({ unitId })}
          />
        </FormField>
        <FormField label="收到方式" id="request-channel" name="channel">
          <Select<RequestChannel>
            id="request-channel"
            aria-label="收到方式"
            value={draft.channel}
            onChange={(channel) => set({ channel })}
            options={REQUEST_CHANNELS.map((channel) => ({ value: channel, label: CHANNEL_WORDS[channel] }))}
          />
        </FormField>
        {isNew && (
          <FormField label={`收到日期（${CHANNEL_DAY_WORDS[draft.channel]}）`} id="request-received" name="receivedOn">
            <DateField
              id="request-received"
              value={draft.receivedOn}
              width="100%"
              onChange={(receivedOn) => receivedOn && set({ receivedOn })}
            />
          </FormField>
        )}
        <FormField label="申请人类别" id="request-kind" name="applicantKind">
          <Select<ApplicantKind>
            id="request-kind"
            aria-label="申请人类别"
            value={draft.applicantKind}
            onChange={(applicantKind) => set({ applicantKind })}
            options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: APPLICANT_WORDS[kind] }))}
          />
        </FormField>
        {text('name', isPerson ? '姓名' : '名称')}
        {!isPerson && text('contact', '联系人')}
        {text('idNumber', isPerson ? '证件号码' : '统一社会信用代码')}
        {text('phone', '联系电话')}
        {text('email', '电子邮箱')}
        {text('address', '通信地址')}
      </Pair>
      {text('subject', '申请内容（一句话，会进列表和填报表，不写姓名、电话）')}
      <TextField
        label="所需信息（按申请表，可不填）"
        id="request-content"
        name="texts.content"
        most={20_000}
        rows={3}
        value={draft.texts.content ?? ''}
        onChange={(content) => setText({ content })}
      />
      <p className="sub text-xs">申请人资料单独存放：不进操作记录和搜索，列表和导出中遮盖，可以彻底清除。</p>
    </>
  );
}
