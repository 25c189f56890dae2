import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { FeeEffect, RegisterSettings } from '../../electron/contract/cases.ts';
import { FEE_EFFECT_WORDS } from '../../electron/domain/words/requests.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Register.module.css';

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
    <Dialog title="登记簿设定" footer={null} width={520} onCancel={onClose}>
      <Form layout="vertical" className={css['form']} onFinish={save}>
        <Form.Item label="收费通知对答复期限的影响" htmlFor="register-fee">
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
        </Form.Item>
        {effect !== 'asked' && (
          <Form.Item label="依据" htmlFor="register-source">
            <Input
              id="register-source"
              maxLength={200}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label="申请人资料保存年限（办结归档后，可不填）" htmlFor="register-years">
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
        </Form.Item>
        {error && <ErrorState error={error} inline />}
        <div className="actions">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={!isNumber}>
            保存
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
