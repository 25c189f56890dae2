import { Button, Input, Popover } from 'antd';
import { useState, type FormEvent } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { SavedView } from '../../electron/contract/views.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { viewSearch, withView } from './address.ts';
import type { Column } from './columns.ts';
import css from './LedgerScreen.module.css';

interface SavedViewsProps {
  readonly columns: readonly Column[];
  readonly onColumns: (columns: readonly string[]) => void;
}

/** 筛选方案: filters, order and columns kept by name. */
export function SavedViews(props: SavedViewsProps) {
  const [open, setOpen] = useState(false);
  const search = viewSearch(useSearch());
  const { data } = useAppQuery('views.list', { screen: 'ledger' });
  const current = data?.find((view) => isShown(view, search, props.columns));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<ViewList {...props} views={data ?? []} search={search} onClose={() => setOpen(false)} />}
    >
      <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
        {current?.name ?? '筛选方案'}
      </Button>
    </Popover>
  );
}

function isShown(view: SavedView, search: string, columns: readonly Column[]): boolean {
  return viewSearch(view.search) === search && view.columns.join(',') === columns.join(',');
}

interface ViewListProps extends SavedViewsProps {
  readonly views: readonly SavedView[];
  /** What is shown now, as a view keeps it. */
  readonly search: string;
  readonly onClose: () => void;
}

function ViewList({ views, search, columns, onColumns, onClose }: ViewListProps) {
  const [path, navigate] = useLocation();
  const notify = useNotify();
  const save = useCommand('views.save');
  const update = useCommand('views.update', notify.fault);
  const remove = useCommand('views.remove', notify.fault);
  const [renaming, setRenaming] = useState<SavedView['id']>();
  const shown = { search, columns: [...columns] };
  const show = (view: SavedView) => {
    navigate(`${path}?${withView(window.location.search, view.search)}`);
    onColumns(view.columns);
    onClose();
  };
  return (
    <div className={css['views']}>
      {views.length === 0 && <p className="sub">把现在的筛选、排序和列存下来，以后一点就回到这里。</p>}
      <ul className="plain-list" aria-label="筛选方案">
        {views.map((view) => (
          <li key={view.id}>
            {renaming === view.id ? (
              <NameForm
                label="新名称"
                name={view.name}
                button="改名"
                onName={(name) =>
                  update.send({ id: view.id, name }, ({ commandId }) => {
                    setRenaming(undefined);
                    notify.success(`已改名为“${name}”`, { commandId });
                  })
                }
              />
            ) : (
              <>
                <button
                  type="button"
                  className={css['view']}
                  aria-current={isShown(view, search, columns)}
                  onClick={() => show(view)}
                >
                  {view.name}
                </button>
                {!isShown(view, search, columns) && (
                  <Button
                    type="text"
                    size="small"
                    onClick={() =>
                      update.send({ id: view.id, ...shown }, ({ commandId }) =>
                        notify.success(`“${view.name}”已更新为现在的筛选`, { commandId }),
                      )
                    }
                    aria-label={`把“${view.name}”更新为现在的筛选`}
                  >
                    更新
                  </Button>
                )}
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="edit" />}
                  aria-label={`改名“${view.name}”`}
                  onClick={() => setRenaming(view.id)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="trash" />}
                  aria-label={`删除“${view.name}”`}
                  onClick={() =>
                    remove.send({ id: view.id }, ({ commandId }) =>
                      notify.success(`已删除筛选方案“${view.name}”`, { commandId }),
                    )
                  }
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <NameForm
        key={views.length}
        label="方案名称"
        name=""
        button="存为方案"
        onName={(name) =>
          save.send({ screen: 'ledger', name, ...shown }, ({ commandId }) =>
            notify.success(`已存为筛选方案“${name}”`, { commandId }),
          )
        }
      />
      {save.error && <ErrorState error={save.error} inline />}
    </div>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly name: string;
  readonly button: string;
  readonly onName: (name: string) => void;
}

function NameForm({ label, name, button, onName }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onName(typed.trim());
  };
  return (
    <form className={css['naming']} onSubmit={submit}>
      <Input
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={30}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit" disabled={typed.trim() === ''}>
        {button}
      </Button>
    </form>
  );
}
