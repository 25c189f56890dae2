import { Button } from 'antd';
import { useState } from 'react';
import type { RoundReminder } from '../../electron/contract/reminders.ts';
import type { RoundDetail } from '../../electron/contract/fillIn.ts';
import type { ReminderId } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useHandOver } from '../ui/useHandOver.ts';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './RoundDialog.module.css';

interface RemindDialogProps {
  readonly round: RoundDetail;
  readonly onClose: () => void;
}

/** One reminder to all units that have not sent a round's book back: a slip each, in one act. */
export function RemindDialog({ round, onClose }: RemindDialogProps) {
  const query = useAppQuery('reminders.ofRound', { roundId: round.id });
  const [made, setMade] = useState<readonly ReminderId[]>();
  return (
    <Dialog title={`提醒返回“${round.title}”`} width={560} footer={null} onCancel={onClose}>
      {made ? (
        <Made ids={made} onClose={onClose} />
      ) : (
        <Loaded query={query}>
          {(reminder) => <Ask round={round} reminder={reminder} onMade={setMade} onClose={onClose} />}
        </Loaded>
      )}
    </Dialog>
  );
}

function Ask(
  props: RemindDialogProps & {
    readonly reminder: RoundReminder;
    readonly onMade: (ids: readonly ReminderId[]) => void;
  },
) {
  const { round, reminder, onMade, onClose } = props;
  const { units, waiting, level, numbers } = reminder;
  const today = useToday();
  const notify = useNotify();
  const { send, isPending, error } = useCommand('reminders.remindRound');
  const [chosen, setChosen] = useState<PlainDate>();
  const replyBy = chosen ?? reminder.replyBy;
  const make = (): void =>
    send({ roundId: round.id, replyBy }, ({ ids, commandId }) => {
      notify.success(`已生成${level}单 ${ids.length} 份`, { commandId });
      onMade(ids);
    });
  return (
    <div className="stack">
      {units.length > 0 ? (
        <p>
          一次给未返回的 <b className="num">{units.length}</b> 个单位各生成一份{level}单：
          {units.map(({ unit }) => unit).join('、')}。
        </p>
      ) : (
        <p>没有要提醒的单位。</p>
      )}
      {waiting > 0 && <p className="sub num">另有 {waiting} 个单位已提醒过，还没到回复期限。</p>}
      {numbers && (
        <p className="sub num">
          编号 {numbers.first}
          {numbers.last === numbers.first ? '' : ` 至 ${numbers.last}`}
        </p>
      )}
      <label htmlFor="remind-by">
        返回期限
        <DateField id="remind-by" value={replyBy} notBefore={today} onChange={(day) => setChosen(day)} width="100%" />
      </label>
      {error && <ErrorState error={error} inline />}
      <div className={css['actions']}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" disabled={units.length === 0} loading={isPending} onClick={make}>
          生成 {units.length} 份
        </Button>
      </div>
    </div>
  );
}

/** The slips are made: to be printed, or taken later from 公文. */
function Made({ ids, onClose }: { readonly ids: readonly ReminderId[]; readonly onClose: () => void }) {
  const notify = useNotify();
  const handOver = useHandOver();
  const download = async (): Promise<void> => {
    try {
      const { fileId } = await call('reminders.fetch', { ids: [...ids], pack: ids.length === 1 ? 'each' : 'one' });
      await handOver(fileId, '已下载');
      onClose();
    } catch (fault) {
      notify.fault(fault);
    }
  };
  return (
    <div className="stack">
      <p className="num">已生成 {ids.length} 份，单位返回后自动记为已回复。也可以以后在“公文”的催办单里下载。</p>
      <div className={css['actions']}>
        <Button onClick={onClose}>关闭</Button>
        <Button type="primary" onClick={() => void download()}>
          下载打印
        </Button>
      </div>
    </div>
  );
}
