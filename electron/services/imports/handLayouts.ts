import type { TableLayout } from '../../domain/reading/tables/layout.ts';
import type { Store } from '../../store/store.ts';
import type { PendingPreview } from '../app/pendingPreviews.ts';

/** Layouts to be remembered that are not known so yet. */
export function newLayouts(store: Store, { layouts }: PendingPreview): readonly TableLayout[] {
  const known = new Set(store.layouts.all().map((layout) => JSON.stringify(layoutParts(layout))));
  return layouts.flatMap(({ layout, remember }) =>
    remember && !known.has(JSON.stringify(layoutParts(layout))) ? [layout] : [],
  );
}

/** A remembered layout that the person set again without 记住: it was meant for this file alone. */
export function forgottenLayouts(store: Store, { layouts }: PendingPreview): readonly string[] {
  const known = new Set(store.layouts.all().map(({ signature }) => signature));
  return layouts.flatMap(({ layout: { signature }, remember }) =>
    !remember && known.has(signature) ? [signature] : [],
  );
}

function layoutParts({ signature, headerRows, kind, columns }: TableLayout) {
  return [signature, headerRows, kind, columns.map(({ column, role }) => [column, role])];
}
