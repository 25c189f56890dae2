import type { SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../brand.ts';
import type { Points } from '../points.ts';
import type { SchemeTree, SchemeWeight, UnitClass } from './schemeTree.ts';

/** A tree as a version keeps it; what the year's frame says of scores is laid over it when it is used. */
export type SchemeShape = Omit<SchemeTree, 'version' | 'contributionFrom' | 'rankShare'>;

/** What a version of a scheme says. */
export interface SchemeBody {
  readonly tree: SchemeShape;
  readonly weight: SchemeWeight;
}

/** One version of a scheme, as it was saved. */
export interface StoredVersion extends SchemeBody {
  readonly version: number;
  readonly note: string;
  /** ISO instant; empty where it comes with the program. */
  readonly savedAt: string;
}

/** 考核方案: a scheme of a year with its versions, oldest first; the last one is in force. */
export interface Scheme {
  readonly id: SchemeId;
  readonly year: Year;
  readonly name: string;
  readonly versions: readonly [StoredVersion, ...StoredVersion[]];
  /** Nobody saved it: it comes with the program. */
  readonly isDerived?: true;
}

/** A class of units (考核类别) as the office made it. */
export interface StoredClass {
  readonly id: UnitClassId;
  readonly name: string;
  /** Absent: the year's first scheme. */
  readonly schemeId?: SchemeId;
  readonly unitIds: readonly UnitId[];
  /** Absent: the scheme's. */
  readonly weight?: SchemeWeight;
}

/** A class with the scheme that it is scored by. */
export interface YearClass extends UnitClass {
  readonly schemeId: SchemeId;
  readonly ownWeight?: SchemeWeight;
  /** Those of its units that are in another class too: to be checked, and without a place until then. */
  readonly doubled?: readonly UnitId[];
}

/** What a person judged of a unit, and by which version of which scheme. */
export interface Judgement {
  readonly unitId: UnitId;
  readonly schemeId: SchemeId;
  readonly version: number;
  readonly nodeId: SchemeNodeId;
  /** Empty: the office. */
  readonly assessor: string;
  readonly points: Points;
  readonly reason: string;
  /** The document that it goes by. */
  readonly basis: string;
  /** ISO instant; absent where nobody wrote it down. */
  readonly judgedAt?: string;
}
