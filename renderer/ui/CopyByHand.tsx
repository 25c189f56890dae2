import { Input } from 'antd';
import { Dialog } from './Dialog.tsx';

interface CopyByHandProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** 情况说明 to be copied by hand, where the page may not write to the clipboard. */
export function CopyByHand({ text, onClose }: CopyByHandProps) {
  return (
    <Dialog title="情况说明" width={640} footer={null} onCancel={onClose}>
      <div className="stack">
        <p className="sub">浏览器没有允许写入剪贴板。请按 Ctrl+A、Ctrl+C 复制下面的文字，发给维护人员。</p>
        <Input.TextArea
          aria-label="情况说明"
          readOnly
          autoSize={{ minRows: 6, maxRows: 16 }}
          value={text}
          onFocus={(event) => event.target.select()}
        />
      </div>
    </Dialog>
  );
}
