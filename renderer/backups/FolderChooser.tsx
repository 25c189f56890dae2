import { useMutation } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import css from './FolderChooser.module.css';

interface FolderChooserProps {
  /** Names the field in which a path is typed. */
  readonly label: string;
  readonly action: string;
  /** What a path looks like. */
  readonly example: string;
  /** The host has a dialog for folders; an ordinary browser gives a page no path. */
  readonly byDialog: boolean;
  readonly type?: ComponentProps<typeof Button>['type'];
  readonly busy: boolean;
  readonly onChoose: (folder: string) => void;
  /** Beside the button. */
  readonly children?: ReactNode;
}

/** A folder: by the system's dialog where the host has one, else by its path. */
export function FolderChooser({
  label,
  action,
  example,
  byDialog,
  type = 'default',
  busy,
  onChoose,
  children,
}: FolderChooserProps) {
  const notify = useNotify();
  const [typing, setTyping] = useState(false);
  const [folder, setFolder] = useState('');
  const field = useRef<InputRef>(null);
  useEffect(() => {
    if (typing) field.current?.focus();
  }, [typing]);
  const pick = useMutation({
    mutationFn: () => call('recovery.pickFolder', {}),
    onSuccess: (picked) => picked.folder !== undefined && onChoose(picked.folder),
    onError: notify.fault,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (folder.trim() !== '') onChoose(folder);
  };
  if (typing) {
    return (
      <form className={css['form']} onSubmit={submit}>
        <Input
          ref={field}
          aria-label={label}
          placeholder={`例如 ${example}`}
          value={folder}
          onChange={(event) => setFolder(event.target.value)}
        />
        <Button onClick={() => setTyping(false)}>取消</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={folder.trim() === ''}>
          用这个文件夹
        </Button>
      </form>
    );
  }
  return (
    <div className="row">
      <Button type={type} loading={busy || pick.isPending} onClick={() => (byDialog ? pick.mutate() : setTyping(true))}>
        {action}
      </Button>
      {children}
    </div>
  );
}
