import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type {
  AnswerKind,
  DisputeOutcome,
  ProvisionForm,
  RequestDetail,
  RequestEventKind,
  RequestStepView,
  StepInput,
} from '../../electron/contract/cases.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import {
  ANSWER_HEADS,
  DISPUTE_OUTCOMES,
  PROVISION_FORMS,
  EVENT_WORDS,
  FORM_WORDS,
  OUTCOME_WORDS,
  RESULT_WORDS,
} from '../../electron/domain/words/requests.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './Register.module.css';

interface Draft {
  readonly on: PlainDate;
  /** A second day: by when, until when, when the letter arrived, when the applicant was told. */
  readonly other: PlainDate | undefined;
  readonly n: string;
  readonly unitId: UnitId | undefined;
  readonly result: AnswerKind | undefined;
  readonly forms: readonly ProvisionForm[];
  readonly outcome: DisputeOutcome | undefined;
  readonly isExcused: boolean;
  readonly who: string;
  readonly approver: string;
  readonly paper: string;
  readonly note: string;
}

/** What the second day of a step is called; must it be there. */
const OTHER_DAYS: Partial<Record<RequestEventKind, { readonly label: string; readonly isOptional?: true }>> = {
  correctionAsked: { label: '补正期限' },
  delayTold: { label: '延迟答复至' },
  feeNotice: { label: '缴费期限' },
  thirdPartyAsked: { label: '对方收到（不详的留空）', isOptional: true },
  agencyAsked: { label: '对方收到（不详的留空）', isOptional: true },
  extended: { label: '告知申请人（还没有的留空）', isOptional: true },
};

const PARTIES: Partial<Record<RequestEventKind, string>> = {
  thirdPartyAsked: '第三方（姓名或名称）',
  thirdPartyAnswered: '第三方（姓名或名称）',
  agencyAsked: '机关名称',
  agencyAnswered: '机关名称',
};

/** Who is still to answer, so that an answer is put to the right one. */
function awaited(kind: RequestEventKind, { clock, steps }: RequestDetail): string {
  const party = kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
  if (kind !== 'agencyAnswered' && kind !== 'thirdPartyAnswered') return '';
  const open = clock.consultations.find((each) => each.party === party && each.answeredOn === undefined);
  return (
    steps.find(({ event, who }) => 'who' in event && event.who === open?.who && who !== '')?.who ?? open?.who ?? ''
  );
}

function draftOf(
  kind: RequestEventKind,
  detail: RequestDetail,
  step: RequestStepView | undefined,
  today: PlainDate,
): Draft {
  const empty: Draft = {
    on: today,
    other: kind === 'correctionAsked' ? addDays(today, 14) : undefined,
    n: '20',
    unitId: undefined,
    result: undefined,
    forms: [],
    outcome: undefined,
    isExcused: false,
    who: awaited(kind, detail),
    approver: '',
    paper: '',
    note: '',
  };
  if (!step) return empty;
  const { event, who, approver, paper, note } = step;
  const other =
    'by' in event
      ? event.by
      : 'until' in event
        ? event.until
        : 'letterReceivedOn' in event
          ? event.letterReceivedOn
          : 'toldOn' in event
            ? event.toldOn
            : undefined;
  return {
    ...empty,
    on: event.on,
    other,
    who,
    approver,
    paper,
    note,
    ...(event.kind === 'extended' ? { n: String(event.n) } : {}),
    ...(event.kind === 'assigned' ? { unitId: event.unitId } : {}),
    ...(event.kind === 'answered' ? { result: event.result, forms: event.forms } : {}),
    ...(event.kind === 'reviewDecided' || event.kind === 'lawsuitDecided' ? { outcome: event.outcome } : {}),
    ...(event.kind === 'corrected' ? { isExcused: event.excused === true } : {}),
  };
}

/** What is sent, once all that the kind needs is there. */
function stepOf(kind: RequestEventKind, draft: Draft): StepInput | undefined {
  const { on, other, n, unitId, result, forms, outcome, isExcused } = draft;
  switch (kind) {
    case 'correctionAsked':
      return other === undefined ? undefined : { kind, on, by: other };
    case 'feeNotice':
      return other === undefined ? undefined : { kind, on, by: other };
    case 'delayTold':
      return other === undefined ? undefined : { kind, on, until: other };
    case 'corrected':
      return isExcused ? { kind, on, excused: true } : { kind, on };
    case 'thirdPartyAsked':
    case 'agencyAsked':
      return other === undefined ? { kind, on } : { kind, on, letterReceivedOn: other };
    case 'extended': {
      const days = Number(n.normalize('NFKC').trim());
      if (!Number.isInteger(days)) return undefined;
      return other === undefined ? { kind, on, n: days } : { kind, on, n: days, toldOn: other };
    }
    case 'assigned':
      return unitId === undefined ? undefined : { kind, on, unitId };
    case 'answered':
      return result === undefined ? undefined : { kind, on, result, forms: [...forms] };
    case 'reviewDecided':
    case 'lawsuitDecided':
      return outcome === undefined ? undefined : { kind, on, outcome };
    default:
      return { kind, on };
  }
}

interface StepDialogProps {
  readonly detail: RequestDetail;
  readonly kind: RequestEventKind;
  /** The step that is put right; without it a new one is recorded. */
  readonly step?: RequestStepView;
  readonly onClose: () => void;
}

/** A step of a request with its day, its paper and what else its kind has. */
export function StepDialog({ detail, kind, step, onClose }: StepDialogProps) {
  const today = useToday();
  const notify = useNotify();
  const add = useCommand('cases.addStep');
  const update = useCommand('cases.updateStep');
  const [draft, setDraft] = useState(() => draftOf(kind, detail, step, today));
  const input = stepOf(kind, draft);
  const { id, number } = detail.row;
  const save = () => {
    if (!input) return;
    const { who, approver, paper, note } = draft;
    const texts = { who, approver, paper, note };
    const word = EVENT_WORDS[kind];
    if (step) {
      update.send({ id, eventId: step.id, step: input, texts }, ({ commandId }) => {
        notify.success(`已修改“${word}”`, { commandId });
        onClose();
      });
    } else {
      add.send({ id, step: input, texts }, ({ commandId }) => {
        notify.success(`${number}：已登记“${word}”`, { commandId });
        onClose();
      });
    }
  };
  const error = add.error ?? update.error;
  return (
    <Dialog title={`${number}：${EVENT_WORDS[kind]}`} footer={null} width={560} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={save}>
        <Fields kind={kind} draft={draft} onChange={setDraft} />
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={add.isPending || update.isPending} disabled={!input}>
            {step ? '保存' : '登记'}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly kind: RequestEventKind;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function Fields({ kind, draft, onChange }: FieldsProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const other = OTHER_DAYS[kind];
  const party = PARTIES[kind];
  return (
    <>
      <div className={css['pair']}>
        <Form.Item label="日期" htmlFor="step-on">
          <DateField id="step-on" value={draft.on} width="100%" onChange={(on) => on && set({ on })} />
        </Form.Item>
        {other && (
          <Form.Item label={other.label} htmlFor="step-other">
            <DateField
              id="step-other"
              value={draft.other}
              width="100%"
              allowClear={other.isOptional === true}
              onChange={(day) => set({ other: day })}
            />
          </Form.Item>
        )}
        {kind === 'extended' && <ExtensionFields draft={draft} set={set} />}
        {kind === 'assigned' && (
          <Form.Item label="承办单位" htmlFor="step-unit">
            <UnitSelect
              id="step-unit"
              placeholder="选择单位"
              width="100%"
              value={draft.unitId}
              onChange={(unitId) => set({ unitId })}
            />
          </Form.Item>
        )}
        {party !== undefined && (
          <Form.Item label={party} htmlFor="step-who">
            <Input
              id="step-who"
              maxLength={100}
              value={draft.who}
              onChange={(event) => set({ who: event.target.value })}
            />
          </Form.Item>
        )}
        {(kind === 'reviewDecided' || kind === 'lawsuitDecided') && (
          <Form.Item label="结果" htmlFor="step-outcome">
            <Select<DisputeOutcome | undefined>
              id="step-outcome"
              aria-label="结果"
              placeholder="选择结果"
              value={draft.outcome}
              onChange={(outcome) => set({ outcome })}
              options={DISPUTE_OUTCOMES.map((each) => ({ value: each, label: OUTCOME_WORDS[each] }))}
            />
          </Form.Item>
        )}
      </div>
      {kind === 'answered' && <AnswerFields draft={draft} set={set} />}
      {kind === 'corrected' && (
        <Form.Item>
          <Checkbox checked={draft.isExcused} onChange={({ target }) => set({ isExcused: target.checked })}>
            超过补正期限，有正当理由（在备注中写明）
          </Checkbox>
        </Form.Item>
      )}
      <Form.Item label="文书（文号或名称，可不填）" htmlFor="step-paper">
        <Input
          id="step-paper"
          maxLength={200}
          value={draft.paper}
          onChange={(event) => set({ paper: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="备注（可不填）" htmlFor="step-note">
        <Input.TextArea
          id="step-note"
          rows={2}
          maxLength={20_000}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Form.Item>
    </>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (patch: Partial<Draft>) => void;
}

function ExtensionFields({ draft, set }: PartProps) {
  return (
    <>
      <Form.Item label="延长（工作日，最长 20 个）" htmlFor="step-n">
        <Input
          id="step-n"
          className="num"
          inputMode="numeric"
          maxLength={4}
          value={draft.n}
          onChange={(event) => set({ n: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="批准人" htmlFor="step-approver">
        <Input
          id="step-approver"
          maxLength={100}
          value={draft.approver}
          onChange={(event) => set({ approver: event.target.value })}
        />
      </Form.Item>
    </>
  );
}

const GIVES: ReadonlySet<AnswerKind> = new Set(['granted', 'partly']);

function AnswerFields({ draft, set }: PartProps) {
  const options = ANSWER_HEADS.map(([head, kinds]) => ({
    label: head,
    title: head,
    options: kinds.map((kind) => ({ value: kind, label: RESULT_WORDS[kind] })),
  }));
  return (
    <>
      <Form.Item label="答复结果（按国务院办公厅年度报告格式）" htmlFor="step-result">
        <Select<AnswerKind | undefined, (typeof options)[number]>
          id="step-result"
          aria-label="答复结果"
          placeholder="选择结果"
          value={draft.result}
          onChange={(result) => set({ result })}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      {draft.result !== undefined && GIVES.has(draft.result) && (
        <Form.Item label="提供形式">
          <Checkbox.Group
            value={[...draft.forms]}
            onChange={(forms) => set({ forms })}
            options={PROVISION_FORMS.map((form) => ({ value: form, label: FORM_WORDS[form] }))}
          />
        </Form.Item>
      )}
    </>
  );
}
