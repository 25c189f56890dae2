import { PassphraseForm } from './PassphraseForm.tsx';
import type { Asking } from './useVerify.ts';
import { copyName } from './words.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks for the passphrase of a sealed copy that is to be read to its end. */
export function VerifyDialog({ asking: { copy, busy, fault, onGive, onClose } }: { readonly asking: Asking }) {
  return (
    <Dialog
      title="验证加密的备份"
      width={560}
      closable={!busy}
      keyboard={!busy}
      mask={{ closable: false }}
      footer={null}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{copyName(copy)}。只打开检查，什么都不改动。</p>
        <PassphraseForm label="这份备份的口令" action="验证" busy={busy} fault={fault} onGive={onGive} />
      </div>
    </Dialog>
  );
}
