import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';

/** Shows the folder of the copies here, or of those elsewhere, in the machine's file manager. */
export function OpenFolder({ from }: { readonly from: 'copy' | 'second' }) {
  const notify = useNotify();
  const open = useMutation({ mutationFn: () => call('backups.openFolder', { from }), onError: notify.fault });
  return (
    <Button type="text" size={from === 'copy' ? 'middle' : 'small'} onClick={() => open.mutate()}>
      打开所在文件夹
    </Button>
  );
}
