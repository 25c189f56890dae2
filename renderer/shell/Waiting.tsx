import { Button } from 'antd';
import statesCss from '../ui/states.module.css';
import { reconnect, useIsLost } from './connection.ts';

/** Stands in the place of a screen that is being loaded: nothing, since that takes a moment, but where the host is gone. */
export function Waiting() {
  const isLost = useIsLost();
  if (!isLost) return null;
  return (
    <div className={statesCss['fault']} role="alert">
      <p className={statesCss['message']}>
        与程序的连接已断开，这个页面还没有载入。连上后会自动显示；如果程序已经退出，请重新启动，并用启动时显示的地址打开。
      </p>
      <Button onClick={reconnect}>重新连接</Button>
    </div>
  );
}
