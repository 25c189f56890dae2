import type Database from 'better-sqlite3';
import type { ExpressionId } from '../../domain/brand.ts';
import type { Expression } from '../../domain/model/expression.ts';

export interface ExpressionsRepository {
  /** In the order of recording. */
  all(): readonly Expression[];
  add(expression: Omit<Expression, 'id'>, recordedAt: string): ExpressionId;
  update(expression: Expression): void;
  remove(ids: readonly ExpressionId[]): number;
}

/** The office's own list of wrong and sensitive expressions (表述库). Writes run inside `command`. */
export function createExpressionsRepository(db: Database.Database, nextId: () => string): ExpressionsRepository {
  const all = db.prepare<[], Expression>(
    `SELECT id, kind, expression AS "text", right_form AS "right", note FROM expressions ORDER BY recorded_at, rowid`,
  );
  const add = db.prepare<[object]>(
    `INSERT INTO expressions (id, kind, expression, right_form, note, recorded_at)
     VALUES (@id, @kind, @text, @right, @note, @recordedAt)`,
  );
  const update = db.prepare<[object]>(
    'UPDATE expressions SET kind = @kind, expression = @text, right_form = @right, note = @note WHERE id = @id',
  );
  const remove = db.prepare<[string]>('DELETE FROM expressions WHERE id IN (SELECT value FROM json_each(?))');
  return {
    all: () => all.all(),
    add(expression, recordedAt) {
      const id = nextId() as ExpressionId;
      add.run({ ...expression, id, recordedAt });
      return id;
    },
    update: (expression) => void update.run(expression),
    remove: (ids) => remove.run(JSON.stringify(ids)).changes,
  };
}
