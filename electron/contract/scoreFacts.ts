import { z } from 'zod';
import type { SchemeId, SchemeNodeId, ScoreEventId, ScoreSheetId, UnitClassId, UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { MatchedColumn, ScoreSheetFault } from '../domain/exchange/scoreSheetMatching.ts';
import { ADOPTION_LEVELS } from '../domain/model/piece.ts';
import { SCORE_EVENT_TYPES, type EventOrgan, type ScoreEvent } from '../domain/model/scoreEvent.ts';
import type { FigureFact, MemberFact, SampleFact } from '../domain/model/unitFacts.ts';
import type { AskedFacts, AskedJudgement } from '../domain/scoring/asked.ts';
import type { Points } from '../domain/points.ts';
import type { JudgementView } from './assessment.ts';
import {
  command,
  eventDay,
  longText,
  query,
  requiredText,
  returns,
  schemeNodeId,
  scoreEventId,
  scoreSheetId,
  shortText,
  unitId,
  year,
} from './define.ts';

/** Of a unit, by its name today. */
interface OfUnit {
  readonly unitId: UnitId;
  readonly unit: string;
  /** Its class is frozen: it cannot be changed. In Chinese. */
  readonly locked?: string;
}

/** A dated fact (考核事件), with the leaves of its unit's scheme whose rules count it; none: it changes no score. */
export interface ScoreEventView extends ScoreEvent, OfUnit {
  readonly countedIn: readonly { readonly nodeId: SchemeNodeId; readonly name: string }[];
}

/** A third party's sheet (评分表) as it was taken in. */
export interface SheetView {
  readonly id: ScoreSheetId;
  readonly name: string;
  readonly fileName: string;
  /** SHA-256 of the file, or of the pasted text. */
  readonly fileHash: string;
  /** ISO instant. */
  readonly savedAt: string;
  readonly items: readonly string[];
  /** `from` and `to`: the period whose return it is. */
  readonly marks: readonly {
    readonly unitId: UnitId;
    readonly unit: string;
    readonly item: string;
    readonly from?: PlainDate;
    readonly to?: PlainDate;
    readonly points: Points;
  }[];
  /** It has marks of a frozen class. In Chinese. */
  readonly locked?: string;
}

/** What a person judged of a leaf, as the list of all of them has it. */
export interface JudgementLine extends JudgementView {
  /** ISO instant; absent where nobody wrote it down. */
  readonly judgedAt?: string;
  /** Its unit's class is frozen. In Chinese. */
  readonly locked?: string;
}

export interface SampleView extends SampleFact, OfUnit {}
export interface FigureView extends FigureFact, OfUnit {
  readonly id: string;
  readonly note: string;
}
export interface MemberView extends MemberFact, OfUnit {}
export interface ExplanationView extends OfUnit {
  readonly nodeId: SchemeNodeId;
  readonly node: string;
  readonly reason: string;
  readonly on: PlainDate;
}

/** A leaf that people judge, of a class. */
export interface AskedJudgementView extends AskedJudgement {
  readonly classId: UnitClassId;
  readonly schemeId: SchemeId;
  /** Units that nobody has judged yet, where the total waits for it. */
  readonly missing: readonly UnitId[];
}

/** What the schemes in use ask people for, over all classes. */
export interface AskedFactsView extends Pick<AskedFacts, 'sheets' | 'samples' | 'figures' | 'groups' | 'events'> {
  readonly judged: readonly AskedJudgementView[];
  readonly explained: readonly (AskedFacts['explained'][number] & { readonly classId: UnitClassId })[];
}

export interface AskedClass {
  readonly classId: UnitClassId;
  readonly name: string;
  readonly schemeId: SchemeId;
  readonly units: readonly { readonly unitId: UnitId; readonly unit: string }[];
  /** It is frozen. In Chinese. */
  readonly locked?: string;
}

export interface ScoreFactsOfYear {
  readonly events: readonly ScoreEventView[];
  readonly sheets: readonly SheetView[];
  readonly samples: readonly SampleView[];
  readonly figures: readonly FigureView[];
  readonly members: readonly MemberView[];
  readonly explanations: readonly ExplanationView[];
  readonly judgements: readonly JudgementLine[];
  readonly asked: AskedFactsView;
  readonly classes: readonly AskedClass[];
}

/** A sheet as it was read, and what is to be said of it before it can be taken. */
export interface SheetPreview {
  readonly previewId: string;
  /** Empty where it was pasted. */
  readonly fileName: string;
  readonly year: Year;
  /** The sheet of the schemes that it is taken for. */
  readonly name: string;
  /** Names of the sheets that schemes read: what it may be taken for. */
  readonly names: readonly string[];
  readonly columns: readonly MatchedColumn[];
  /** What a column may be, by the schemes; `periods`: of an item that is returned by them, in order. */
  readonly items: readonly {
    readonly item: string;
    readonly periods?: readonly { readonly from: PlainDate; readonly label: string }[];
  }[];
  /** Lines as they were read; `points` by those columns that were taken for an item, in order. */
  readonly rows: readonly {
    readonly key: string;
    readonly sheet: string;
    readonly unit: string;
    readonly unitId?: UnitId;
    /** Of the unit's name. */
    readonly cell: string;
    readonly points: readonly (string | null)[];
  }[];
  readonly units: number;
  readonly marks: number;
  /** As long as there are any, nothing is taken. */
  readonly faults: readonly ScoreSheetFault[];
  /** Names that no unit of ours bears, with those that they may mean. */
  readonly unknownUnits: readonly {
    readonly name: string;
    readonly key: string;
    readonly suggestions: readonly { readonly unitId: UnitId; readonly unit: string }[];
  }[];
  readonly notes: readonly string[];
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  /** A sheet of this name is there and will be replaced: how many figures differ, are new, are gone. */
  readonly replaces?: { readonly changed: number; readonly added: number; readonly gone: number };
}

/** A line of a table of events, and what becomes of it. */
export interface EventLineView {
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  /** As the table has it. */
  readonly unit: string;
  /**
   * `add`: will be recorded; `already`: another one says the same, `same` tells which, and it is not recorded unless a person says that it happened twice;
   * `left`: a person left it; `fault`: keeps all from being recorded.
   */
  readonly state: 'add' | 'already' | 'left' | 'fault';
  /** In Chinese: 与第 3 行相同. */
  readonly same?: string;
  readonly read?: Omit<ScoreEvent, 'id' | 'recordedAt'> & { readonly unit: string };
  /** In Chinese, with file, sheet, cell and value. */
  readonly fault?: string;
  readonly address?: string;
  readonly unknownUnit?: string;
  readonly suggestions?: readonly { readonly unitId: UnitId; readonly unit: string }[];
}

export interface EventsPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly lines: readonly EventLineView[];
  readonly counts: Readonly<Record<EventLineView['state'], number>>;
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
}

/** Decimals as they are typed; the domain says which of them hold. */
const points = z
  .string()
  .trim()
  .regex(/^-?\d{1,6}(\.\d{1,4})?$/u, '应为不超过四位小数的数字');
const organ = z.enum(['government', 'office']) satisfies z.ZodType<EventOrgan>;
const event = z.strictObject({
  unitId,
  on: eventDay,
  type: z.enum(SCORE_EVENT_TYPES),
  name: shortText.default(''),
  level: z.enum(ADOPTION_LEVELS).nullable().default(null),
  organ: organ.nullable().default(null),
  outlet: shortText.default(''),
  matter: shortText.default(''),
  basis: shortText.default(''),
  reason: longText.default(''),
  by: shortText.default(''),
  points: points.nullable().default(null),
});
const previewId = z.string().max(64);
const fileId = z.string().max(64);
const block = z
  .array(z.array(z.string().max(20_000)).max(100))
  .min(1)
  .max(20_000);
const left = z.array(z.string().max(64)).max(20_000);
const units = z.record(z.string().max(2000), unitId);

/**
 * What a person decided of a sheet: the schemes' sheet that it is, units by name, lines left out, the item of a column (`null`: none), and the first day of
 * the period whose return it is.
 */
const sheetChoices = z.strictObject({
  name: requiredText,
  units: units.default({}),
  left: left.default([]),
  columns: z.record(z.string().max(200), shortText.nullable()).default({}),
  periods: z.record(z.string().max(200), eventDay).default({}),
});

/**
 * What a person decided of a table of events: units by name, lines left out, lines that tell of another event though one says the same, who enters those of
 * which no line says it.
 */
const eventChoices = z.strictObject({
  units: units.default({}),
  left: left.default([]),
  another: left.default([]),
  by: shortText.default(''),
});

export const scoreFacts = {
  /** All that only the assessment knows of a year, and what its schemes ask for. */
  'scoreFacts.ofYear': query(z.strictObject({ year }), returns<ScoreFactsOfYear>()),
  /**
   * Records an event, or corrects one. A day outside the year asks for a basis; a frozen class takes it as a signed entry instead (`scoreProcess.addEntry`).
   * One that says the same as another in every word is refused (field `isAnother`) unless `isAnother` says that it happened twice.
   */
  'scoreFacts.saveEvent': command(
    z.strictObject({
      year,
      id: scoreEventId.nullable(),
      ...event.shape,
      isAnother: z.boolean().default(false),
    }),
    returns<{ readonly id: ScoreEventId }>(),
  ),
  'scoreFacts.removeEvent': command(z.strictObject({ year, id: scoreEventId }), returns<object>()),
  /** What an assessor judges of a leaf; `null` takes it back. */
  'scoreFacts.judge': command(
    z.strictObject({
      year,
      unitId,
      nodeId: schemeNodeId,
      assessor: shortText.default(''),
      points: points.nullable(),
      reason: shortText.default(''),
      basis: shortText.default(''),
    }),
    returns<object>(),
  ),
  /** 已说明: the unit explained that it had nothing to show; `null` takes it back. */
  'scoreFacts.explain': command(
    z.strictObject({ year, unitId, nodeId: schemeNodeId, reason: shortText.nullable(), on: eventDay.exactOptional() }),
    returns<object>(),
  ),
  /** Writes a unit's sample anew; without items it goes. */
  'scoreFacts.saveSample': command(
    z.strictObject({
      year,
      unitId,
      sample: requiredText,
      items: z.array(z.strictObject({ item: requiredText, isRight: z.boolean().nullable() })).max(2000),
    }),
    returns<object>(),
  ),
  'scoreFacts.saveFigure': command(
    z.strictObject({
      year,
      id: z.string().max(64).nullable(),
      unitId,
      name: requiredText,
      on: eventDay,
      count: z.int().min(0).max(10_000_000),
      note: shortText.default(''),
    }),
    returns<{ readonly id: string }>(),
  ),
  'scoreFacts.removeFigure': command(z.strictObject({ year, id: z.string().max(64) }), returns<object>()),
  /** Writes what the sampled members of a unit's group reached anew; without members it goes. */
  'scoreFacts.saveMembers': command(
    z.strictObject({
      year,
      unitId,
      group: requiredText,
      members: z.array(z.strictObject({ name: requiredText, points })).max(500),
    }),
    returns<object>(),
  ),
  /** Reads a third party's sheet in the background; the job's `previewId` names it. Nothing is written. */
  'scoreFacts.readSheet': query(z.strictObject({ year, fileId }), returns<{ readonly jobId: string }>()),
  'scoreFacts.pasteSheet': query(z.strictObject({ year, block }), returns<{ readonly previewId: string }>()),
  /** What was read, set beside units and schemes. `name` absent: the sheet of the schemes that fits it best. */
  'scoreFacts.previewSheet': query(
    z.strictObject({ previewId, choices: sheetChoices.partial({ name: true }) }),
    returns<SheetPreview>(),
  ),
  /** Takes a sheet, all of it or nothing; one of the same name is replaced. */
  'scoreFacts.saveSheet': command(
    z.strictObject({ previewId, year, choices: sheetChoices }),
    returns<{ readonly id: ScoreSheetId; readonly units: number; readonly marks: number }>(),
  ),
  'scoreFacts.removeSheet': command(z.strictObject({ year, id: scoreSheetId }), returns<object>()),
  /** Reads a table of events in the background; the job's `previewId` names it. Nothing is written. */
  'scoreFacts.readEvents': query(z.strictObject({ year, fileId }), returns<{ readonly jobId: string }>()),
  'scoreFacts.pasteEvents': query(z.strictObject({ year, block }), returns<{ readonly previewId: string }>()),
  'scoreFacts.previewEvents': query(z.strictObject({ previewId, choices: eventChoices }), returns<EventsPreview>()),
  /** Records all lines that are not on record yet, in one command; refused while any line has a fault. */
  'scoreFacts.saveEvents': command(
    z.strictObject({ previewId, year, choices: eventChoices }),
    returns<{ readonly added: number; readonly already: number; readonly left: number }>(),
  ),
};
