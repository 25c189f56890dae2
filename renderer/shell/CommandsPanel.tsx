import { Button } from 'antd';
import { clsx } from 'clsx';
import type { CommandView } from '../../electron/contract/workspace.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { timeOfDay } from '../ui/dates.ts';
import { SidePanel } from '../ui/SidePanel.tsx';
import { EmptyState, faultMessage, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { askedBefore } from '../ui/undoQuestion.ts';
import { useCommand } from '../ui/useCommand.ts';
import css from './CommandsPanel.module.css';

/** 今天的操作: what was done today, latest first; each can be taken back by itself, and put in force again. */
export function CommandsPanel({ onClose }: { readonly onClose: () => void }) {
  const query = useAppQuery('workspace.commands', {}, { staleTime: 0 });
  return (
    <div className={css['place']}>
      <SidePanel label="今天的操作" title="今天的操作" width={440} onClose={onClose}>
        <Loaded query={query}>
          {({ commands }) =>
            commands.length === 0 ? (
              <EmptyState
                title="今天还没有可以撤销的操作"
                hint="登记、修改、导入等操作会列在这里，每一项都可以单独撤销。"
              />
            ) : (
              <ol className={css['list']}>
                {commands.map((command) => (
                  <CommandRow key={command.commandId} command={command} />
                ))}
              </ol>
            )
          }
        </Loaded>
      </SidePanel>
    </div>
  );
}

function CommandRow({ command }: { readonly command: CommandView }) {
  const { commandId, label, at, records, note, refusal } = command;
  const undo = useCommand('workspace.undo');
  const redo = useCommand('workspace.redo');
  const undone = command.state === 'undone';
  const { isPending, error } = undone ? redo : undo;
  const way = undone ? '恢复' : '撤销';
  const reason = refusal ?? (error ? faultMessage(error) : undefined);
  return (
    <li className={css['command']}>
      <span className="num sub">{timeOfDay(at)}</span>
      <div>
        <p className={clsx(undone && css['undone'])}>{label}</p>
        <p className="sub text-sm num">
          {undone && <QuietTag>已撤销</QuietTag>} {records.map(({ what, count }) => `${what} ${count}`).join('、')}
        </p>
        {note !== undefined && <p className="text-sm">{note}</p>}
        {reason !== undefined && (
          <p
            className={clsx('text-sm', css['reason'], refusal === undefined && 'over')}
            role={error ? 'alert' : undefined}
          >
            {refusal === undefined ? reason : `不能${way}：${reason}`}
          </p>
        )}
      </div>
      <Button
        size="small"
        loading={isPending}
        disabled={refusal !== undefined}
        aria-label={`${way}：${label}`}
        onClick={() =>
          undone ? redo.send({ commandId }) : askedBefore(label, (confirmed) => undo.send({ commandId, ...confirmed }))
        }
      >
        {way}
      </Button>
    </li>
  );
}
