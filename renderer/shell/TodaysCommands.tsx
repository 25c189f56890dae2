import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { loadWhenThere } from './connection.ts';

const CommandsPanel = lazy(async () => ({
  default: await loadWhenThere(async () => (await import('./CommandsPanel.tsx')).CommandsPanel),
}));

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
      {open && (
        <Suspense fallback={null}>
          <CommandsPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
