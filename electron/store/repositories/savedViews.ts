import type Database from 'better-sqlite3';
import type { SavedViewId } from '../../domain/brand.ts';
import type { SavedView } from '../../domain/model/savedView.ts';

export interface SavedViewsRepository {
  /** By name. */
  ofScreen(screen: SavedView['screen']): readonly SavedView[];
  one(id: SavedViewId): SavedView | undefined;
  add(view: Omit<SavedView, 'id'>): SavedViewId;
  update(view: SavedView): void;
  remove(id: SavedViewId): void;
}

interface Row extends Pick<SavedView, 'id' | 'screen' | 'name'> {
  readonly body: string;
}

const SELECT = 'SELECT id, screen, name, body FROM saved_views';

function toView({ body, ...row }: Row): SavedView {
  // Written by this repository alone.
  return { ...row, ...(JSON.parse(body) as Pick<SavedView, 'search' | 'columns'>) };
}

/** What screens show, kept by name. Writes run inside `command`. */
export function createSavedViewsRepository(db: Database.Database, nextId: () => string): SavedViewsRepository {
  const ofScreen = db.prepare<[string], Row>(`${SELECT} WHERE screen = ? ORDER BY name`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const add = db.prepare<[object]>(
    'INSERT INTO saved_views (id, screen, name, body) VALUES (@id, @screen, @name, @body)',
  );
  const update = db.prepare<[object]>('UPDATE saved_views SET name = @name, body = @body WHERE id = @id');
  const remove = db.prepare<[string]>('DELETE FROM saved_views WHERE id = ?');
  const bodyOf = ({ search, columns }: Pick<SavedView, 'search' | 'columns'>) => JSON.stringify({ search, columns });
  return {
    ofScreen: (screen) => ofScreen.all(screen).map(toView),
    one(id) {
      const row = one.get(id);
      return row && toView(row);
    },
    add(view) {
      const id = nextId() as SavedViewId;
      add.run({ id, screen: view.screen, name: view.name, body: bodyOf(view) });
      return id;
    },
    update: (view) => void update.run({ id: view.id, name: view.name, body: bodyOf(view) }),
    remove: (id) => void remove.run(id),
  };
}
