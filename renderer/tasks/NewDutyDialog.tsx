import { Button, Form, Input, Segmented } from 'antd';
import { useState, type ComponentRef } from 'react';
import type { DutyKind, TimeRule, NamedParty } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { CommandId, DutyId, Year } from '../../electron/domain/brand.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFocusOnOpen } from '../ui/useFocusOnOpen.ts';
import { useCommand } from '../ui/useCommand.ts';
import { NUMBER_LENGTH } from './columns.ts';
import { choicesOf, resolveNames } from '../rules/parties.ts';
import { PartiesEditor } from '../rules/PartiesEditor.tsx';
import { RulesEditor } from '../rules/RulesEditor.tsx';
import { usePartiesEditing } from '../rules/usePartiesEditing.ts';
import { useRulesEditing } from '../rules/useRulesEditing.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './NewDutyDialog.module.css';

interface NewDutyDialogProps {
  readonly year: Year;
  readonly list: UnitList;
  readonly onDone: (id: DutyId, commandId: CommandId | undefined) => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly kind: DutyKind;
  readonly number: string;
  readonly task: string;
  readonly subtask: string;
  readonly content: string;
}

const EMPTY: Draft = { kind: 'measure', number: '', task: '', subtask: '', content: '' };
const NO_RULES: readonly TimeRule[] = [];
const NO_PARTIES: readonly NamedParty[] = [];

/** 新增事项: a duty that stands in no table. */
export function NewDutyDialog({ year, list, onDone, onClose }: NewDutyDialogProps) {
  const [draft, setDraft] = useState(EMPTY);
  const create = useCommand('duties.create');
  const first = useFocusOnOpen<ComponentRef<typeof Input.TextArea>>();
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const choices = choicesOf(list);
  const time = useRulesEditing(year, NO_RULES, '');
  const units = usePartiesEditing(NO_PARTIES, choices, '');
  const save = async (): Promise<void> => {
    // Both say what they have not read.
    const [rules, parties] = await Promise.all([time.settle(), units.settle()]);
    if (!rules || !parties) return;
    const { assignments } = resolveNames(parties, list);
    // The words stay beside the rules that were read from them.
    const timeWording = time.typed.text.trim();
    create.send(
      { ...draft, year, timeWording, rules: [...rules], assignments: [...assignments] },
      ({ id, commandId }) => onDone(id, commandId),
    );
  };
  return (
    <Dialog title="新增事项" width={760} onCancel={onClose} footer={null}>
      <Form layout="vertical" onFinish={() => void save()} className={css['form']}>
        <KindAndPlace draft={draft} onChange={set} />
        <Form.Item label="工作举措（事项）" htmlFor="duty-content">
          <Input.TextArea
            id="duty-content"
            ref={first}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={20_000}
            value={draft.content}
            onChange={(event) => set({ content: event.target.value })}
          />
        </Form.Item>
        <h3>时限</h3>
        <RulesEditor year={year} editing={time} />
        <h3>责任单位</h3>
        <PartiesEditor choices={choices} editing={units} />
        {create.error && <ErrorState error={create.error} inline />}
        <div className="actions">
          {[time.typed.refusal, units.typed.refusal, units.refusal].some((refusal) => refusal !== undefined) && (
            <span className="over grow">没有新增：上面输入的文字有没读出的，见红字。</span>
          )}
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={create.isPending} disabled={draft.content.trim() === ''}>
            新增
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What kind of duty it is, and where in the plan it stands. */
function KindAndPlace({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  return (
    <>
      <Segmented<DutyKind>
        value={draft.kind}
        options={(['measure', 'disclosure', 'case'] as const).map((kind) => ({
          value: kind,
          label: DUTY_KIND_WORDS[kind],
        }))}
        onChange={(kind) => onChange({ kind })}
      />
      <div className={css['names']}>
        <Field
          id="duty-number"
          label="序号"
          value={draft.number}
          onChange={(number) => onChange({ number })}
          longest={NUMBER_LENGTH}
        />
        <Field id="duty-task" label="重点任务" value={draft.task} onChange={(task) => onChange({ task })} />
        <Field id="duty-subtask" label="工作任务" value={draft.subtask} onChange={(subtask) => onChange({ subtask })} />
      </div>
    </>
  );
}

function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly longest?: number;
}) {
  return (
    <Form.Item label={props.label} htmlFor={props.id}>
      <Input
        id={props.id}
        value={props.value}
        maxLength={props.longest ?? 500}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Form.Item>
  );
}
