import { Form, Input, Select } from 'antd';
import type { CaseRegister, CaseStepKind, QuotaView } from '../../electron/contract/registers.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { parseClockTime } from '../../electron/domain/dates/clockTime.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { stepDefinition } from '../../electron/domain/words/registers.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Pair } from '../ui/FormDialog.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';

/** A step while it is typed. */
export interface StepDraft {
  readonly on: PlainDate;
  readonly at: string;
  readonly until: PlainDate | undefined;
  readonly unitId: UnitId | undefined;
  readonly choice: string | undefined;
  readonly count: number | null;
  readonly note: string;
  readonly link: string;
  readonly countsTo: DutyId | undefined;
}

export function emptyStep(on: PlainDate, at: string): StepDraft {
  return {
    on,
    at,
    until: undefined,
    unitId: undefined,
    choice: undefined,
    count: null,
    note: '',
    link: '',
    countsTo: undefined,
  };
}

type Sent = Pick<InputOf<'registers.addStep'>, 'step' | 'texts' | 'countsTo'>;

/** What is sent, once all that the kind needs is there. */
export function stepToSend(register: CaseRegister, kind: CaseStepKind, draft: StepDraft): Sent | undefined {
  const definition = REGISTER_DEFINITIONS[register];
  const own = stepDefinition(definition, kind);
  const { on, until, unitId, choice, count, note, link, countsTo } = draft;
  const at = definition.isTimed ? parseClockTime(draft.at) : undefined;
  const isLacking =
    own === undefined ||
    (definition.isTimed && at === undefined) ||
    (own.until?.isRequired && until === undefined) ||
    (own.unit !== undefined && unitId === undefined) ||
    (own.choice?.isRequired && choice === undefined) ||
    (own.reason !== undefined && note.trim() === '');
  if (isLacking) return undefined;
  return {
    step: {
      kind,
      on,
      ...(at === undefined ? {} : { at }),
      ...(own.until && until !== undefined ? { until } : {}),
      ...(own.unit !== undefined && unitId !== undefined ? { unitId } : {}),
      ...(own.choice && choice !== undefined ? { choice } : {}),
      ...(own.count !== undefined && count !== null ? { count } : {}),
    },
    texts: { note, link: own.isPublished ? link : '' },
    ...(countsTo === undefined ? {} : { countsTo }),
  };
}

interface StepFieldsProps {
  readonly register: CaseRegister;
  readonly kind: CaseStepKind;
  /** The unit whose quotas an event can count to. */
  readonly owner: UnitId | undefined;
  readonly draft: StepDraft;
  readonly onChange: (draft: StepDraft) => void;
}

/** What a step of a kind has, as its definition says. */
export function StepFields({ register, kind, owner, draft, onChange }: StepFieldsProps) {
  const definition = REGISTER_DEFINITIONS[register];
  const own = stepDefinition(definition, kind);
  const set = (patch: Partial<StepDraft>) => onChange({ ...draft, ...patch });
  if (own === undefined) return null;
  return (
    <>
      <Pair>
        <Form.Item label={`${own.word}日期`} htmlFor="case-on">
          <DateField id="case-on" value={draft.on} width="100%" onChange={(on) => on && set({ on })} />
        </Form.Item>
        {definition.isTimed && (
          <Form.Item label="时间（24 小时制，如 09:30）" htmlFor="case-at">
            <Input
              id="case-at"
              className="num"
              maxLength={8}
              status={parseClockTime(draft.at) === undefined ? 'error' : ''}
              value={draft.at}
              onChange={(event) => set({ at: event.target.value })}
            />
          </Form.Item>
        )}
        {own.until && (
          <Form.Item label={own.until.word} htmlFor="case-until">
            <DateField
              id="case-until"
              value={draft.until}
              width="100%"
              allowClear
              onChange={(until) => set({ until })}
            />
          </Form.Item>
        )}
        {own.unit !== undefined && (
          <Form.Item label={own.unit} htmlFor="case-step-unit">
            <UnitSelect
              id="case-step-unit"
              placeholder="选择单位"
              width="100%"
              value={draft.unitId}
              onChange={(unitId) => set({ unitId })}
            />
          </Form.Item>
        )}
        {own.choice && (
          <Form.Item label={own.choice.word} htmlFor="case-choice">
            <Select<string | undefined>
              id="case-choice"
              aria-label={own.choice.word}
              placeholder="请选择"
              value={draft.choice}
              onChange={(choice) => set({ choice })}
              options={own.choice.options.map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
        )}
        {own.count !== undefined && (
          <Form.Item label={own.count} htmlFor="case-count">
            <NumberBox
              id="case-count"
              min={0}
              precision={0}
              value={draft.count}
              onChange={(count) => set({ count })}
              style={{ width: '100%' }}
            />
          </Form.Item>
        )}
      </Pair>
      {own.isPublished && (
        <Form.Item>
          <LinkField value={draft.link} onChange={(link) => set({ link })} optional />
        </Form.Item>
      )}
      {kind === 'held' && owner !== undefined && <Quota owner={owner} draft={draft} set={set} />}
      <Form.Item label={own.reason ?? '备注（可不填）'} htmlFor="case-note">
        <Input.TextArea
          id="case-note"
          rows={2}
          maxLength={20_000}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Form.Item>
    </>
  );
}

function Quota({
  owner,
  draft,
  set,
}: {
  readonly owner: UnitId;
  readonly draft: StepDraft;
  readonly set: (patch: Partial<StepDraft>) => void;
}) {
  const quotas = useAppQuery('registers.quotas', { unitId: owner, on: draft.on });
  const all: readonly QuotaView[] = quotas.data ?? [];
  if (all.length === 0 && draft.countsTo === undefined) return null;
  return (
    <Form.Item label="计入事项（可不选）" htmlFor="case-counts">
      <Select<DutyId | undefined>
        id="case-counts"
        aria-label="计入事项"
        placeholder="不计入"
        allowClear
        value={draft.countsTo}
        onChange={(countsTo) => set({ countsTo })}
        options={all.map(({ dutyId, content, period, done, needed }) => ({
          value: dutyId,
          label: `${content}（${period}，已有 ${done}／${needed}）`,
        }))}
      />
    </Form.Item>
  );
}
