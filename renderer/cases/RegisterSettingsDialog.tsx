import { Input, Select } from 'antd';
import { useState } from 'react';
import type { FeeEffect, RegisterSettings } from '../../electron/contract/cases.ts';
import { FEE_EFFECT_WORDS } from '../../electron/domain/words/requests.ts';
import { FormDialog, FormField, TextField } from '../ui/FormDialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useCommand } from '../ui/useCommand.ts';

const EFFECTS: readonly FeeEffect[] = ['none', 'excluded', 'restarts'];

/** What the office says of fee notices, and for how long who asked is kept. */
export function RegisterSettingsDialog({
  settings,
  onClose,
}: {
  readonly settings: RegisterSettings;
  readonly onClose: () => void;
}) {
  const notify = useNotify();
  const { send, isPending, error } = useCommand('cases.setRegister');
  const [effect, setEffect] = useState<FeeEffect | 'asked'>(settings.feeEffect ?? 'asked');
  const [source, setSource] = useState(settings.feeSource);
  const [years, setYears] = useState(settings.retentionYears === undefined ? '' : String(settings.retentionYears));
  const kept = years.normalize('NFKC').trim();
  const isNumber = /^\d{0,3}$/u.test(kept);
  const save = () => {
    const feeEffect = effect === 'asked' ? null : effect;
    const retentionYears = kept === '' ? null : Number(kept);
    send({ feeEffect, feeSource: source, retentionYears }, ({ commandId }) => {
      notify.success('已保存设定', { commandId });
      onClose();
    });
  };
  return (
    <FormDialog
      title="登记簿设定"
      width={520}
      word="保存"
      {...{ error, isPending, onClose }}
      isWhole={isNumber}
      onSave={save}
    >
      <FormField label="收费通知对答复期限的影响" id="register-fee" name="feeEffect">
        <Select<FeeEffect | 'asked'>
          id="register-fee"
          aria-label="收费通知对答复期限的影响"
          value={effect}
          onChange={setEffect}
          options={[
            { value: 'asked', label: '尚未确定（待核，暂按不影响推算）' },
            ...EFFECTS.map((value) => ({ value, label: FEE_EFFECT_WORDS[value] })),
          ]}
        />
      </FormField>
      {effect !== 'asked' && (
        <TextField label="依据" id="register-source" name="feeSource" most={200} value={source} onChange={setSource} />
      )}
      <FormField label="申请人资料保存年限（办结归档后，可不填）" id="register-years" name="retentionYears">
        <Input
          id="register-years"
          className="num"
          inputMode="numeric"
          maxLength={3}
          suffix="年"
          status={isNumber ? '' : 'error'}
          value={years}
          onChange={(event) => setYears(event.target.value)}
        />
      </FormField>
    </FormDialog>
  );
}
