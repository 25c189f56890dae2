import type { Changed } from '../../contract/define.ts';
import type { UndoPreview } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { ImportId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { ImportRecord } from '../../store/repositories/imports.ts';
import { refuseClosedYear, withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

/** What taking back a whole import would do; where it cannot be, why. */
export function undoPreview(context: ServiceContext, importId: ImportId): Outcome<UndoPreview> {
  const found = findImport(context, importId);
  if (!found.ok) return found;
  const { fileName, importedAt } = found.value;
  const base = { importId, fileName, importedAt };
  const outlook = context.store.importUndo.outlook(importId);
  // What the disk refuses says nothing about the import.
  if (!outlook.ok && outlook.error.code !== 'conflict') return outlook;
  const refusal = outlook.ok ? closedAmong(context, outlook.value.years) : outlook.error;
  if (!outlook.ok || refusal) {
    return succeed({
      ...base,
      refusal: refusal?.message ?? '',
      untouched: 0,
      edited: [],
      held: [],
      contained: 0,
      kept: [],
    });
  }
  const { untouched, touched, held, contained, keptNames } = outlook.value;
  return succeed({ ...base, untouched, edited: touched, held, contained, kept: keptNames });
}

/** Takes a whole import back as one command, which 撤销 takes back in turn. */
export function undoImport(
  context: ServiceContext,
  { importId, edited }: ParsedInputOf<'imports.undo'>,
): Outcome<{ readonly takenBack: number; readonly kept: number } & Changed> {
  const { store, clock } = context;
  const found = findImport(context, importId);
  if (!found.ok) return found;
  return withChanged(store, () =>
    store.importUndo.undo(importId, edited, {
      label: `撤回导入《${found.value.fileName}》`,
      at: clock.now(),
      refuse: (years) => closedAmong(context, years),
    }),
  );
}

function findImport({ store }: ServiceContext, id: ImportId): Outcome<ImportRecord> {
  const found = store.imports.one(id);
  return found ? succeed(found) : fail('not-found', '没有找到这次导入，可能已经撤销。请刷新后重试。');
}

function closedAmong(context: ServiceContext, years: readonly Year[]): Failure | undefined {
  return years.map((year) => refuseClosedYear(context, year)).find((failure) => failure !== undefined);
}
