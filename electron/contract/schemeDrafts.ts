import { z } from 'zod';
import type { SchemeId, Year } from '../domain/brand.ts';
import type { SchemeTree, SchemeWeight } from '../domain/model/schemeTree.ts';
import { query, returns, schemeId, shortText, year } from './define.ts';
import { schemeTree, schemeWeight } from './schemeTree.ts';

/** What a scheme is made of while it is edited. It need not hold. */
export interface SchemeDraftBody {
  readonly name: string;
  readonly tree: SchemeTree;
  readonly weight: SchemeWeight;
}

/** A draft of a scheme that nobody has saved. It stays over reloads and restarts until it is saved or dropped, and is in force nowhere. */
export interface SchemeDraftView {
  readonly draftId: string;
  readonly year: Year;
  /** The scheme that it would be a version of, which may be gone. Absent: a scheme of its own. */
  readonly schemeId?: SchemeId;
  /** The version that it was begun from; 0 of one that was saved never. */
  readonly version: number;
  /** Where it came from, in Chinese; empty where there is nothing to say. */
  readonly origin: string;
  /** ISO instant of its last change. */
  readonly keptAt: string;
  /** Grows by one with each change. */
  readonly revision: number;
  readonly draft: SchemeDraftBody;
  /** What it was begun from. */
  readonly base: SchemeDraftBody;
}

const draftId = z.string().regex(/^[\w-]{1,64}$/, '草稿编号不正确');
/** As it is typed: neither trimmed nor asked for. */
const body = z.strictObject({
  name: z.string().max(200, '名称不能超过 200 个字'),
  tree: schemeTree,
  weight: schemeWeight,
});

/** A draft as the page hands it over, and as it lies on the disk. */
export const schemeDraft = z.strictObject({
  year,
  schemeId: schemeId.nullable(),
  version: z.int().min(0),
  origin: shortText,
  draft: body,
  base: body,
});

export const schemeDrafts = {
  /** All drafts of a year, the one that was changed last first. `unreadable`: ids of drafts, of whatever year, whose record says nothing. */
  'schemeDrafts.ofYear': query(
    z.strictObject({ year }),
    returns<{ readonly drafts: readonly SchemeDraftView[]; readonly unreadable: readonly string[] }>(),
  ),
  /**
   * Keeps a draft; on the disk when this answers. `revision`: the one that it goes on from, 0 of a new one. Refused with `conflict` where another window
   * has kept the same draft meanwhile: nothing of either is lost where it is kept again under an id of its own.
   */
  'schemeDrafts.keep': query(
    schemeDraft.extend({ draftId, revision: z.int().min(0) }),
    returns<{ readonly revision: number }>(),
  ),
  /** Deletes drafts: they were saved or given up. Ones that are not there are gone already. */
  'schemeDrafts.drop': query(z.strictObject({ draftIds: z.array(draftId).max(1000) }), returns<object>()),
};
