import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.html,.htm';

/** Chooses a list in a file; files dropped on the window come by another way. */
export function FileButton({
  onFile,
  children,
}: {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label="选择问题清单文件"
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
