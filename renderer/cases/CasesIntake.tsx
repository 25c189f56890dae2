import { Select } from 'antd';
import { useState } from 'react';
import type { CaseRegister, CasesPreview } from '../../electron/contract/registers.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { IntakeDialog } from './IntakeDialog.tsx';
import css from './Register.module.css';

interface IntakeProps {
  readonly register: CaseRegister;
  readonly previewId: string;
  /** That of the last one. */
  readonly unitId: UnitId | undefined;
  readonly onClose: () => void;
}

/** A list of a register's cases before it is taken in. */
export function CasesIntake({ register, previewId, unitId: last, onClose }: IntakeProps) {
  const notify = useNotify();
  const { one, unitWord, measure } = REGISTER_DEFINITIONS[register];
  const [unitId, setUnitId] = useState(last);
  const [countsTo, setCountsTo] = useState<DutyId>();
  const asked = {
    register,
    previewId,
    ...(unitId === undefined ? {} : { unitId }),
    ...(countsTo === undefined ? {} : { countsTo }),
  };
  // What was taken in is no longer waiting: it is not asked for again.
  const [isSent, setSent] = useState(false);
  const query = useAppQuery('registers.preview', asked, { enabled: !isSent });
  const { send, isPending, error } = useCommand('registers.confirm', () => setSent(false));
  return (
    <IntakeDialog
      unitWord={unitWord}
      measure={measure}
      unitId={unitId}
      onUnit={setUnitId}
      query={query}
      more={<Quotas quotas={query.data?.quotas ?? []} countsTo={countsTo} onCount={setCountsTo} />}
      lineOf={({ title, startedOn, countsTo: named }) => ({
        what: title,
        on: startedOn,
        ...(named === undefined ? {} : { countsTo: named }),
      })}
      error={error}
      isPending={isPending}
      onConfirm={() => {
        setSent(true);
        send(asked, ({ added, commandId }) => {
          notify.success(`已导入 ${added} ${measure}${one}`, { commandId });
          onClose();
        });
      }}
      onClose={onClose}
    />
  );
}

interface QuotasProps {
  readonly quotas: CasesPreview['quotas'];
  readonly countsTo: DutyId | undefined;
  readonly onCount: (dutyId: DutyId | undefined) => void;
}

/** Which duty the events count to that name none; not asked where none can count to any. */
function Quotas({ quotas, countsTo, onCount }: QuotasProps) {
  if (quotas.length === 0 && countsTo === undefined) return null;
  return (
    <div className={css['organ']}>
      <label htmlFor="intake-counts">没有写明计入事项的，计入</label>
      <Select<DutyId | undefined>
        id="intake-counts"
        placeholder="不计入"
        allowClear
        style={{ width: 340 }}
        value={countsTo}
        onChange={onCount}
        options={quotas.map(({ dutyId, content, lines }) => ({
          value: dutyId,
          label: `${content}（${lines} 次可计入）`,
        }))}
      />
    </div>
  );
}
