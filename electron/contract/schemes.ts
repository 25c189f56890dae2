import { z } from 'zod';
import type { SchemeId, SchemeNodeId, UnitClassId, UnitId, Year } from '../domain/brand.ts';
import type { SchemeTree, SchemeWeight } from '../domain/model/schemeTree.ts';
import type { Points } from '../domain/points.ts';
import type { ClassQuestion } from '../domain/scoring/checkFacts.ts';
import type { Overlap } from '../domain/scoring/overlaps.ts';
import { command, query, returns, schemeId, shortText, unitClassId, unitId, year } from './define.ts';
import { schemeTree, schemeWeight } from './schemeTree.ts';

export interface SchemeVersionRef {
  readonly version: number;
  /** ISO instant; empty where it comes with the program. */
  readonly savedAt: string;
  readonly note: string;
}

export interface SchemeSummary {
  readonly id: SchemeId;
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly SchemeVersionRef[];
  /** Names of the classes that use it. */
  readonly classes: readonly string[];
  /** Nobody has saved it: it comes with the program. */
  readonly isDefault: boolean;
  /** Why it cannot be edited: a frozen class uses it. */
  readonly locked?: string;
}

/** One version of a scheme, with what the year's frame says of scores laid over its tree. */
export interface SchemeVersion {
  readonly schemeId: SchemeId;
  readonly name: string;
  readonly year: Year;
  readonly version: number;
  readonly savedAt: string;
  readonly note: string;
  readonly tree: SchemeTree;
  readonly weight: SchemeWeight;
}

export interface UnitClassView {
  readonly id: UnitClassId;
  readonly name: string;
  readonly schemeId: SchemeId;
  readonly unitIds: readonly UnitId[];
  /** Its own; else the scheme's. */
  readonly ownWeight?: SchemeWeight;
  readonly weight: SchemeWeight;
  readonly locked?: string;
}

export interface SchemesOfYear {
  readonly schemes: readonly SchemeSummary[];
  readonly classes: readonly UnitClassView[];
  /** Derived from kinds of unit until the office makes its own. */
  readonly classMode: 'byKind' | 'own';
  readonly questions: readonly ClassQuestion[];
}

/** What a draft makes of a node of a unit. `before`: by the version in force. */
export interface TrialNode {
  readonly nodeId: SchemeNodeId;
  readonly points?: Points;
  readonly before?: Points;
  /** How it came about, clause by clause. */
  readonly lines: readonly string[];
}

export interface TrialUnit {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly before?: Points;
  readonly total?: Points;
  /** Somebody has not judged yet. */
  readonly provisional: boolean;
  readonly nodes: readonly TrialNode[];
}

/** What a draft would do: for the editor, while it is typed. */
export interface SchemeTrial {
  readonly overlaps: readonly Overlap[];
  readonly units: readonly TrialUnit[];
}

const name = shortText.min(1, '名称不能为空').max(60, '名称不能超过 60 个字');

export const schemes = {
  'schemes.ofYear': query(z.strictObject({ year }), returns<SchemesOfYear>()),
  /** The latest version where none is named. */
  'schemes.version': query(
    z.strictObject({ year, schemeId, version: z.int().min(1).exactOptional() }),
    returns<SchemeVersion>(),
  ),
  /** A draft, tried on some units. Refused, naming the node, where its tree does not hold. */
  'schemes.try': query(
    z.strictObject({
      year,
      schemeId: schemeId.nullable(),
      tree: schemeTree,
      weight: schemeWeight,
      unitIds: z.array(unitId).max(3),
    }),
    returns<SchemeTrial>(),
  ),
  /** Makes a new version, or a new scheme where none is named. What is the same as before makes none. */
  'schemes.save': command(
    z.strictObject({
      year,
      schemeId: schemeId.nullable(),
      name,
      tree: schemeTree,
      weight: schemeWeight,
      note: shortText,
      /** Where bounds of a judged leaf change: its points stay, or grow and shrink with them. Asked for with `conflict`. */
      judgements: z.enum(['keep', 'scale']).exactOptional(),
    }),
    returns<{ readonly schemeId: SchemeId; readonly version: number }>(),
  ),
  'schemes.rename': command(z.strictObject({ year, schemeId, name }), returns<object>()),
  /** Refused where a class uses it, or where it is the year's only one. */
  'schemes.remove': command(z.strictObject({ year, schemeId }), returns<object>()),
  /** The office's own classes, all of them, or by kind of unit. */
  'schemes.saveClasses': command(
    z.strictObject({
      year,
      classes: z.union(
        [
          z
            .array(
              z.strictObject({
                id: unitClassId.nullable(),
                name,
                schemeId,
                unitIds: z.array(unitId).max(2000),
                /** Absent (`null`): the scheme's. */
                weight: schemeWeight.nullable(),
              }),
            )
            .min(1)
            .max(50),
          z.literal('byKind'),
        ],
        { error: '考核类别应为 1 至 50 类，每类都要有名称和考核方案' },
      ),
    }),
    returns<object>(),
  ),
};
