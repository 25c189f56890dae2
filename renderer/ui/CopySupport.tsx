import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../bridge/call.ts';
import { copyToClipboard } from './copying.ts';
import { Dialog } from './Dialog.tsx';
import { showToast } from './toastStore.ts';

interface CopySupportProps {
  /** Beside a message, as a link. */
  readonly small?: boolean;
}

function say(tone: 'success' | 'fault', words: string): void {
  showToast({ key: 'support', tone, words, seconds: 6 });
}

/** 复制情况说明: what a maintainer needs to know, for the clipboard; where the page may not write there, to be copied by hand. */
export function CopySupport({ small }: CopySupportProps) {
  const [byHand, setByHand] = useState<string>();
  const copy = async (): Promise<void> => {
    try {
      const { text } = await call('recovery.support', {});
      if (!(await copyToClipboard(text, text))) setByHand(text);
      else say('success', '已复制情况说明，可以粘贴发给维护人员。里面没有姓名、单位、事项和文件夹名称。');
    } catch (error) {
      say('fault', error instanceof Error ? error.message : '没有取到情况说明，请稍后再试。');
    }
  };
  return (
    <>
      <Button {...(small ? { type: 'link', size: 'small' } : {})} onClick={() => void copy()}>
        复制情况说明
      </Button>
      {byHand !== undefined && (
        <Dialog title="情况说明" width={640} footer={null} onCancel={() => setByHand(undefined)}>
          <div className="stack">
            <p className="sub">浏览器没有允许写入剪贴板。请按 Ctrl+A、Ctrl+C 复制下面的文字，发给维护人员。</p>
            <Input.TextArea
              aria-label="情况说明"
              readOnly
              autoSize={{ minRows: 6, maxRows: 16 }}
              value={byHand}
              onFocus={(event) => event.target.select()}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
