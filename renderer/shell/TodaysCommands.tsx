import { Button } from 'antd';
import { useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { CommandsPanel } from './CommandsPanel.tsx';

/** Opens 今天的操作 beside the screen. */
export function TodaysCommands() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<Icon name="history" />}
        title="今天的操作"
        aria-label="今天的操作"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && <CommandsPanel onClose={() => setOpen(false)} />}
    </>
  );
}
