import { Button } from 'antd';
import { useRef, useState, type ComponentProps } from 'react';
import { RestoreDialog } from './RestoreDialog.tsx';

type ButtonProps = Pick<ComponentProps<typeof Button>, 'type' | 'size' | 'disabled'>;

interface BringButtonProps extends ButtonProps {
  readonly children: string;
}

/** Takes a copy from elsewhere, of whatever name, to the question whether to restore it. */
export function BringButton({ children, ...button }: BringButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择备份文件"
        onChange={(event) => {
          setFile(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      {file && <RestoreDialog choice={{ from: 'file', file }} onClose={() => setFile(undefined)} />}
    </>
  );
}
