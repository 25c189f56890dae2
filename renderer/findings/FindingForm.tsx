import { Select } from 'antd';
import { useState } from 'react';
import type { FindingSource, FindingView } from '../../electron/contract/findings.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { FINDING_SOURCES, FINDING_SOURCE_WORDS } from '../../electron/domain/words/findings.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog, FormField, Pair, TextField } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';

interface FindingFormProps {
  readonly year: Year;
  /** The one that is corrected; without it a new one is put on record. */
  readonly view?: FindingView;
  readonly unitId?: UnitId;
  readonly onClose: () => void;
}

interface Draft {
  readonly unitId: UnitId | undefined;
  readonly source: FindingSource | undefined;
  readonly foundOn: PlainDate;
  readonly indicator: string;
  readonly full: string;
  readonly points: string;
  readonly cause: string;
  readonly rectifyBy: PlainDate | undefined;
}

function draftOf(view: FindingView | undefined, unitId: UnitId | undefined, today: PlainDate): Draft {
  if (!view) {
    const empty = { indicator: '', full: '', points: '', cause: '', rectifyBy: undefined };
    return { unitId, source: undefined, foundOn: today, ...empty };
  }
  const { source, foundOn, indicator, full = '', points = '', cause, rectifyBy } = view;
  return { unitId: view.unitId, source, foundOn, indicator, full, points, cause, rectifyBy };
}

/** What is sent, once a unit, who found it and the cause are there. */
function factsOf(draft: Draft): Omit<InputOf<'findings.add'>, 'year'> | undefined {
  const { unitId, source, foundOn, indicator, full, points, cause, rectifyBy } = draft;
  if (unitId === undefined || source === undefined || cause.trim() === '') return undefined;
  return {
    unitId,
    source,
    foundOn,
    indicator,
    cause,
    ...(full.trim() === '' ? {} : { full: full.normalize('NFKC') }),
    ...(points.trim() === '' ? {} : { points: points.normalize('NFKC') }),
    ...(rectifyBy === undefined ? {} : { rectifyBy }),
  };
}

/** A fault put on record, or what is on record of it put right. */
export function FindingForm({ year, view, unitId, onClose }: FindingFormProps) {
  const notify = useNotify();
  const today = useToday();
  const add = useCommand('findings.add');
  const update = useCommand('findings.update');
  const [draft, setDraft] = useState<Draft>(() => draftOf(view, unitId, today));
  const facts = factsOf(draft);
  const save = () => {
    if (!facts) return;
    if (view) {
      update.send({ id: view.id, ...facts }, ({ commandId }) => {
        notify.success('已修改问题', { commandId });
        onClose();
      });
    } else {
      add.send({ year, ...facts }, ({ commandId }) => {
        notify.success('已登记问题', { commandId });
        onClose();
      });
    }
  };
  return (
    <FormDialog
      title={view ? '修改问题' : '登记问题'}
      width={620}
      word={view ? '保存' : '登记'}
      error={add.error ?? update.error}
      isPending={add.isPending || update.isPending}
      isWhole={facts !== undefined}
      onSave={save}
      onClose={onClose}
    >
      <Fields draft={draft} onChange={setDraft} today={today} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly today: PlainDate;
}

function Fields({ draft, onChange, today }: FieldsProps) {
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  return (
    <>
      <Pair>
        <FormField label="单位" id="finding-unit" name="unitId">
          <UnitSelect
            id="finding-unit"
            placeholder="选择单位"
            width="100%"
            value={draft.unitId}
            onChange={(unitId) => set({ unitId })}
          />
        </FormField>
        <FormField label="来源" id="finding-source" name="source">
          <Select<FindingSource | undefined>
            id="finding-source"
            aria-label="来源"
            placeholder="谁发现的"
            value={draft.source}
            onChange={(source) => set({ source })}
            options={FINDING_SOURCES.map((source) => ({ value: source, label: FINDING_SOURCE_WORDS[source] }))}
          />
        </FormField>
      </Pair>
      <TextField
        label="指标（可不填）"
        id="finding-indicator"
        name="indicator"
        most={200}
        value={draft.indicator}
        onChange={(indicator) => set({ indicator })}
      />
      <Pair>
        <TextField
          label="分值（可不填）"
          id="finding-full"
          name="full"
          most={20}
          figures="decimal"
          value={draft.full}
          onChange={(full) => set({ full })}
        />
        <TextField
          label="扣分（可不填）"
          id="finding-points"
          name="points"
          most={20}
          figures="decimal"
          value={draft.points}
          onChange={(points) => set({ points })}
        />
      </Pair>
      <TextField
        label="失分原因"
        id="finding-cause"
        name="cause"
        most={20_000}
        rows={3}
        value={draft.cause}
        onChange={(cause) => set({ cause })}
      />
      <Pair>
        <FormField label="发现日期" id="finding-found" name="foundOn">
          <DateField
            id="finding-found"
            value={draft.foundOn}
            notAfter={today}
            onChange={(foundOn) => foundOn && set({ foundOn })}
          />
        </FormField>
        <FormField label="整改时限（可不填）" id="finding-by" name="rectifyBy">
          <DateField
            id="finding-by"
            allowClear
            value={draft.rectifyBy}
            notBefore={draft.foundOn}
            onChange={(rectifyBy) => set({ rectifyBy })}
          />
        </FormField>
      </Pair>
    </>
  );
}
