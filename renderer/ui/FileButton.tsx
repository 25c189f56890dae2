import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.html,.htm';

interface FileButtonProps {
  readonly onFile: (file: File) => void;
  /** What is chosen, for screen readers: 选择问题清单文件. */
  readonly label: string;
  /** Kinds of file beside those that hold lists: .pdf. */
  readonly also?: string;
  readonly isMain?: boolean;
  readonly children: ReactNode;
}

/** Chooses a list in a file; files dropped on the window come by another way. */
export function FileButton({ onFile, label, also, isMain = false, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type={isMain ? 'primary' : 'default'} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={also === undefined ? ACCEPTED : `${ACCEPTED},${also}`}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again after it was changed.
          event.target.value = '';
        }}
      />
    </>
  );
}
