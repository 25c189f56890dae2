import type { ParsedInputOf } from '../../contract/index.ts';
import { DEFAULT_PUBLICATION_SETTINGS, type PublicationSettings } from '../../domain/model/publicationMatch.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

/** The workspace's setting that holds how publications are matched and watched. */
const SETTING = 'publications';

/** How the office wants publications matched and watched; what it has not said is as it is by default. */
export function publicationSettings({ store }: ServiceContext): PublicationSettings {
  const text = store.workspace.setting(SETTING);
  // Written by `setPublicationSettings` alone.
  const own = text === undefined ? {} : (JSON.parse(text) as Partial<PublicationSettings>);
  return { ...DEFAULT_PUBLICATION_SETTINGS, ...own };
}

export function setPublicationSettings(context: ServiceContext, change: ParsedInputOf<'publications.setSettings'>) {
  const wanted = { ...publicationSettings(context), ...change };
  return runCommand(context, { label: '修改发布比对的设置' }, () => {
    context.store.workspace.setSetting(SETTING, JSON.stringify(wanted));
    return {};
  });
}
