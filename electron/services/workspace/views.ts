import type { SavedViewId } from '../../domain/brand.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import type { SavedView } from '../../domain/model/savedView.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';

/** 筛选方案: what a screen shows, kept by name. */
export function createViews(context: ServiceContext): AreaHandlers<'views'> {
  const { store } = context;
  return {
    'views.list': ({ screen }) => succeed(store.savedViews.ofScreen(screen)),
    'views.save'(view) {
      const refusal = refuseTaken(context, view);
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: `存为筛选方案“${view.name}”` }, () => ({ id: store.savedViews.add(view) }));
    },
    'views.update'({ id, ...change }) {
      const before = store.savedViews.one(id);
      if (!before) return gone();
      const view = { ...before, ...change };
      const refusal = refuseTaken(context, view, id);
      if (refusal) return { ok: false, error: refusal };
      const label =
        view.name === before.name ? `更新筛选方案“${view.name}”` : `筛选方案“${before.name}”改名为“${view.name}”`;
      return runCommand(context, { label }, () => {
        store.savedViews.update(view);
        return {};
      });
    },
    'views.remove'({ id }) {
      const view = store.savedViews.one(id);
      if (!view) return gone();
      return runCommand(context, { label: `删除筛选方案“${view.name}”` }, () => {
        store.savedViews.remove(id);
        return {};
      });
    },
  };
}

function gone() {
  return fail('not-found', '这个筛选方案已不存在，可能刚被删除。请刷新后重试。');
}

function refuseTaken(
  { store }: ServiceContext,
  { screen, name }: Pick<SavedView, 'screen' | 'name'>,
  own?: SavedViewId,
): Failure | undefined {
  const isTaken = store.savedViews.ofScreen(screen).some((view) => view.name === name && view.id !== own);
  if (!isTaken) return undefined;
  return fail('conflict', `已有叫“${name}”的筛选方案。请换一个名称，或更新那一个。`, {
    fields: { name: '名称已有' },
  }).error;
}
