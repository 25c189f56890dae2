import { Checkbox, Form, Select } from 'antd';
import type { AnswerKind, DisputeOutcome, RequestEventKind } from '../../electron/contract/cases.ts';
import {
  ANSWER_HEADS,
  DISPUTE_OUTCOMES,
  FORM_WORDS,
  OUTCOME_WORDS,
  PROVISION_FORMS,
  RESULT_WORDS,
} from '../../electron/domain/words/requests.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormField, Pair, TextField } from '../ui/FormDialog.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { OTHER_DAYS, PARTIES, type Draft } from './stepDraft.ts';

interface StepFieldsProps {
  readonly kind: RequestEventKind;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The fields that a kind of step has. */
export function StepFields({ kind, draft, onChange }: StepFieldsProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const party = PARTIES[kind];
  return (
    <>
      <Pair>
        <Days kind={kind} draft={draft} set={set} />
        {kind === 'extended' && <ExtensionFields draft={draft} set={set} />}
        {kind === 'assigned' && (
          <FormField label="承办单位" id="step-unit" name="step.unitId">
            <UnitSelect
              id="step-unit"
              placeholder="选择单位"
              width="100%"
              value={draft.unitId}
              onChange={(unitId) => set({ unitId })}
            />
          </FormField>
        )}
        {party !== undefined && (
          <TextField
            label={party}
            id="step-who"
            name="texts.who"
            most={100}
            value={draft.who}
            onChange={(who) => set({ who })}
          />
        )}
        {(kind === 'reviewDecided' || kind === 'lawsuitDecided') && <OutcomeField draft={draft} set={set} />}
      </Pair>
      {kind === 'answered' && <AnswerFields draft={draft} set={set} />}
      {kind === 'corrected' && (
        <Form.Item>
          <Checkbox checked={draft.isExcused} onChange={({ target }) => set({ isExcused: target.checked })}>
            超过补正期限，有正当理由（在备注中写明）
          </Checkbox>
        </Form.Item>
      )}
      <TextField
        label="文书（文号或名称，可不填）"
        id="step-paper"
        name="texts.paper"
        most={200}
        value={draft.paper}
        onChange={(paper) => set({ paper })}
      />
      <TextField
        label={draft.isExcused ? '备注（写明正当理由）' : '备注（可不填）'}
        id="step-note"
        name="texts.note"
        most={20_000}
        rows={2}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (patch: Partial<Draft>) => void;
}

function Days({ kind, draft, set }: PartProps & { readonly kind: RequestEventKind }) {
  const other = OTHER_DAYS[kind];
  return (
    <>
      <FormField label="日期" id="step-on" name="step.on">
        <DateField id="step-on" value={draft.on} width="100%" onChange={(on) => on && set({ on })} />
      </FormField>
      {other && (
        <FormField label={other.label} id="step-other" name={other.name}>
          <DateField
            id="step-other"
            value={draft.other}
            width="100%"
            allowClear={other.isOptional === true}
            onChange={(day) => set({ other: day })}
          />
        </FormField>
      )}
    </>
  );
}

function ExtensionFields({ draft, set }: PartProps) {
  return (
    <>
      <TextField
        label="延长（工作日，最长 20 个）"
        id="step-n"
        name="step.n"
        most={4}
        figures="numeric"
        value={draft.n}
        onChange={(n) => set({ n })}
      />
      <TextField
        label="批准人"
        id="step-approver"
        name="texts.approver"
        most={100}
        value={draft.approver}
        onChange={(approver) => set({ approver })}
      />
    </>
  );
}

function OutcomeField({ draft, set }: PartProps) {
  return (
    <FormField label="结果" id="step-outcome" name="step.outcome">
      <Select<DisputeOutcome | undefined>
        id="step-outcome"
        aria-label="结果"
        placeholder="选择结果"
        value={draft.outcome}
        onChange={(outcome) => set({ outcome })}
        options={DISPUTE_OUTCOMES.map((each) => ({ value: each, label: OUTCOME_WORDS[each] }))}
      />
    </FormField>
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
      <FormField label="答复结果（按国务院办公厅年度报告格式）" id="step-result" name="step.result">
        <Select<AnswerKind | undefined, (typeof options)[number]>
          id="step-result"
          aria-label="答复结果"
          placeholder="选择结果"
          value={draft.result}
          onChange={(result) => set({ result })}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </FormField>
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
