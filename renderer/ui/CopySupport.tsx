import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../bridge/call.ts';
import { copyToClipboard } from './copying.ts';
import type { CopyByHand } from './CopyByHand.tsx';
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
  const [byHand, setByHand] = useState<{ readonly text: string; readonly Dialog: typeof CopyByHand }>();
  const copy = async (): Promise<void> => {
    try {
      const { text } = await call('recovery.support', {});
      if (await copyToClipboard(text, text))
        say('success', '已复制情况说明，可以粘贴发给维护人员。里面没有姓名、单位、事项和文件夹名称。');
      // Seldom needed: the first page comes without it.
      else setByHand({ text, Dialog: (await import('./CopyByHand.tsx')).CopyByHand });
    } catch (error) {
      say('fault', error instanceof Error ? error.message : '没有取到情况说明，请稍后再试。');
    }
  };
  return (
    <>
      <Button {...(small ? { type: 'link', size: 'small' } : {})} onClick={() => void copy()}>
        复制情况说明
      </Button>
      {byHand && <byHand.Dialog text={byHand.text} onClose={() => setByHand(undefined)} />}
    </>
  );
}
