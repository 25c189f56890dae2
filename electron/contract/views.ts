import { z } from 'zod';
import type { SavedView } from '../domain/model/savedView.ts';
import { command, query, requiredText, returns, savedViewId } from './define.ts';

export type { SavedView } from '../domain/model/savedView.ts';

const screen = z.enum(['ledger']) satisfies z.ZodType<SavedView['screen']>;
const name = requiredText.max(30, '不能超过 30 个字');
/** A query string as the address has it, and names of columns: what the screen does not know it leaves out when it is opened. */
const shows = {
  search: z.string().max(4000, '筛选条件太长'),
  columns: z.array(z.string().min(1).max(30)).max(30),
};

export const views = {
  /** The views kept of a screen (筛选方案), by name. */
  'views.list': query(z.strictObject({ screen }), returns<readonly SavedView[]>()),
  /** Keeps what a screen shows by a name; one that is taken is refused. */
  'views.save': command(z.strictObject({ screen, name, ...shows }), returns<{ readonly id: SavedView['id'] }>()),
  /** Gives a view another name, or what is shown now; what is left out stays. */
  'views.update': command(
    z.strictObject({
      id: savedViewId,
      name: name.exactOptional(),
      search: shows.search.exactOptional(),
      columns: shows.columns.exactOptional(),
    }),
    returns<object>(),
  ),
  'views.remove': command(z.strictObject({ id: savedViewId }), returns<object>()),
};
