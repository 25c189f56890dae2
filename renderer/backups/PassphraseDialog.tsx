import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { countsWords } from './words.ts';
import css from './SecondCard.module.css';

/** Sets the passphrase of the copies elsewhere: typed once, a trial copy is sealed; typed again, it has to open. */
export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const notify = useNotify();
  const propose = useMutation({
    mutationFn: (passphrase: string) => call('backups.proposePassphrase', { passphrase }),
  });
  const confirm = useMutation({
    mutationFn: ({ trialId, passphrase }: { readonly trialId: string; readonly passphrase: string }) =>
      call('backups.confirmPassphrase', { trialId, passphrase }),
    onSuccess: ({ counts }) => {
      notify.success(`口令已设好：试封的备份已用它打开，${countsWords(counts)}`);
      void client.invalidateQueries({ queryKey: ['backups.overview'] });
      onClose();
    },
  });
  const trial = propose.data;
  const startAnew = () => {
    confirm.reset();
    propose.reset();
  };
  return (
    <Dialog
      title={trial ? '设置口令：第 2 步，试着打开' : '设置口令：第 1 步，想一个口令'}
      width={560}
      mask={{ closable: false }}
      footer={null}
      onCancel={onClose}
    >
      <div className="stack">
        {trial ? (
          <>
            <p>已用这个口令封好一份试验的备份。请再输入一次口令把它打开，打得开才启用。</p>
            {trial.weakness !== undefined && <p className={css['warning']}>{trial.weakness}</p>}
            <PassphraseForm
              key="again"
              label="再输入一次口令"
              action="打开试封的备份"
              isNew
              busy={confirm.isPending}
              fault={confirm.error}
              onGive={(passphrase) => confirm.mutate({ trialId: trial.trialId, passphrase })}
            />
            <div>
              <Button disabled={confirm.isPending} onClick={startAnew}>
                重新设定
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>以后抄到另一处的备份都加密，别人拿到 U 盘也打不开。平时备份不问口令，恢复时才问。</p>
            <p className={css['warning']}>
              口令丢了，另一处加密的备份就打不开了，谁也没有办法。这台电脑上的备份不加密，不受影响。请把口令写下来，锁在保险柜里。
            </p>
            <PassphraseForm
              key="first"
              label="口令（几个不相关的词连起来）"
              action="下一步"
              isNew
              busy={propose.isPending}
              fault={propose.error}
              onGive={propose.mutate}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
