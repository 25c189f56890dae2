import { Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { CaseFields, CaseRegister, CaseRow, CaseStepKind } from '../../electron/contract/registers.ts';
import type { CaseId, UnitId } from '../../electron/domain/brand.ts';
import { parsePlainDate } from '../../electron/domain/dates/plainDate.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import type { FieldDefinition } from '../../electron/domain/words/registerForms.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm, FormDialog, Pair } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Loaded } from '../ui/states.tsx';
import { UnitSelect, UnitsSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { emptyStep, StepFields, stepToSend } from './CaseStepFields.tsx';
import { timeNow } from './timeNow.ts';

interface Draft {
  readonly number: string;
  readonly title: string;
  readonly unitId: UnitId | undefined;
  readonly coUnits: readonly UnitId[];
  readonly fields: CaseFields;
}

/** Whether all that a register asks for is there. */
function isWhole(register: CaseRegister, { number, title, unitId, fields }: Draft): boolean {
  const isLacking = REGISTER_DEFINITIONS[register].fields.some(
    ({ key, isRequired }) => isRequired && (fields[key] ?? '') === '',
  );
  return number.trim() !== '' && title.trim() !== '' && unitId !== undefined && !isLacking;
}

interface CaseFormProps {
  readonly register: CaseRegister;
  /** The number that the register offers. */
  readonly number: string;
  /** The unit of the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: (added?: CaseId) => void;
}

/** A case put on record with its first step. */
export function CaseForm({ register, number, unitId, onClose }: CaseFormProps) {
  const today = useToday();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('registers.add');
  const definition = REGISTER_DEFINITIONS[register];
  const firsts = definition.steps.filter(({ isFirst }) => isFirst);
  const [kind, setKind] = useState<CaseStepKind>(firsts[0]?.kind ?? 'received');
  const [draft, setDraft] = useState<Draft>({ number, title: '', unitId, coUnits: [], fields: {} });
  const [step, setStep] = useState(() => emptyStep(today, timeNow()));
  const sent = stepToSend(register, kind, step);
  const canSave = isWhole(register, draft) && sent !== undefined;
  const save = () => {
    const { unitId: owner, coUnits, ...rest } = draft;
    if (owner === undefined || !sent) return;
    send({ register, ...rest, unitId: owner, coUnits: [...coUnits], ...sent }, ({ id, commandId }) => {
      notify.success(`已登记 ${draft.number}`, { commandId });
      onClose(id);
    });
  };
  return (
    <FormDialog
      title={`登记${definition.one}`}
      width={680}
      word="登记"
      error={error}
      isPending={isPending}
      isWhole={canSave}
      onSave={save}
      onClose={() => onClose()}
    >
      <CaseFieldsOf register={register} draft={draft} onChange={setDraft} />
      {firsts.length > 1 && (
        <Form.Item>
          <Segmented<CaseStepKind>
            aria-label="登记什么"
            value={kind}
            onChange={setKind}
            options={firsts.map((each) => ({ value: each.kind, label: each.word }))}
          />
        </Form.Item>
      )}
      <StepFields register={register} kind={kind} owner={draft.unitId} draft={step} onChange={setStep} />
      {definition.isPrivate && (
        <p className="sub text-xs">留言人和内容单独存放：不进操作记录和搜索，列表中遮盖，可以彻底清除。</p>
      )}
    </FormDialog>
  );
}

/** What is on record of a case, put right; what is private is fetched in full for it. */
export function CaseEdit({
  register,
  row,
  onClose,
}: {
  readonly register: CaseRegister;
  readonly row: CaseRow;
  readonly onClose: () => void;
}) {
  const query = useAppQuery('registers.case', { id: row.id, revealed: true });
  return (
    <Dialog title={`修改${REGISTER_DEFINITIONS[register].one}`} footer={null} width={680} onCancel={onClose}>
      <Loaded query={query}>{({ row: full }) => <EditForm register={register} row={full} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

function EditForm({ register, row, onClose }: { register: CaseRegister; row: CaseRow; onClose: () => void }) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('registers.update');
  const { number, title, unitId, coUnitIds, fields } = row;
  const [draft, setDraft] = useState<Draft>({ number, title, unitId, coUnits: coUnitIds, fields });
  const save = () => {
    const { unitId: owner, coUnits, ...rest } = draft;
    if (owner === undefined) return;
    send({ id: row.id, ...rest, unitId: owner, coUnits: [...coUnits] }, ({ commandId }) => {
      notify.success(`已修改 ${draft.number}`, { commandId });
      onClose();
    });
  };
  return (
    <DialogForm
      word="保存"
      error={error}
      isPending={isPending}
      isWhole={isWhole(register, draft)}
      onSave={save}
      onClose={onClose}
    >
      <CaseFieldsOf register={register} draft={draft} onChange={setDraft} />
    </DialogForm>
  );
}

interface FieldsProps {
  readonly register: CaseRegister;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function CaseFieldsOf({ register, draft, onChange }: FieldsProps) {
  const { fields, numberWord, titleWord, unitWord, coUnitsWord } = REGISTER_DEFINITIONS[register];
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const setField = (key: string, value: string) => set({ fields: { ...draft.fields, [key]: value } });
  return (
    <>
      <Form.Item label={titleWord} htmlFor="case-title">
        <Input
          id="case-title"
          maxLength={200}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Form.Item>
      <Pair>
        <Form.Item label={numberWord} htmlFor="case-number">
          <Input
            id="case-number"
            className="num"
            maxLength={60}
            value={draft.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={unitWord} htmlFor="case-unit">
          <UnitSelect
            id="case-unit"
            placeholder="选择单位"
            width="100%"
            value={draft.unitId}
            onChange={(unitId) => set({ unitId })}
          />
        </Form.Item>
        {coUnitsWord !== undefined && (
          <Form.Item label={`${coUnitsWord}（可不选）`} htmlFor="case-co">
            <UnitsSelect id="case-co" value={draft.coUnits} onChange={(coUnits) => set({ coUnits })} />
          </Form.Item>
        )}
        {fields
          .filter(({ kind }) => kind !== 'long')
          .map((field) => (
            <Field key={field.key} field={field} value={draft.fields[field.key] ?? ''} onChange={setField} />
          ))}
      </Pair>
      {fields
        .filter(({ kind }) => kind === 'long')
        .map(({ key, word }) => (
          <Form.Item key={key} label={`${word}（可不填）`} htmlFor={`case-${key}`}>
            <Input.TextArea
              id={`case-${key}`}
              rows={3}
              maxLength={20_000}
              value={draft.fields[key] ?? ''}
              onChange={(event) => setField(key, event.target.value)}
            />
          </Form.Item>
        ))}
    </>
  );
}

interface FieldProps {
  readonly field: FieldDefinition;
  readonly value: string;
  readonly onChange: (key: string, value: string) => void;
}

function Field({ field: { key, word, kind, options, isRequired }, value, onChange }: FieldProps) {
  const id = `case-${key}`;
  const label = isRequired ? word : `${word}（可不填）`;
  if (kind === 'choice') {
    return (
      <Form.Item label={label} htmlFor={id}>
        <Select<string | undefined>
          id={id}
          aria-label={word}
          placeholder="请选择"
          allowClear={!isRequired}
          value={value === '' ? undefined : value}
          onChange={(next) => onChange(key, next ?? '')}
          options={(options ?? []).map(([code, text]) => ({ value: code, label: text }))}
        />
      </Form.Item>
    );
  }
  if (kind === 'day') {
    return (
      <Form.Item label={label} htmlFor={id}>
        <DateField
          id={id}
          value={parsePlainDate(value)}
          width="100%"
          allowClear
          onChange={(day) => onChange(key, day ?? '')}
        />
      </Form.Item>
    );
  }
  return (
    <Form.Item label={label} htmlFor={id}>
      <Input id={id} maxLength={200} value={value} onChange={(event) => onChange(key, event.target.value)} />
    </Form.Item>
  );
}
