declare const brand: unique symbol;

/** A primitive that carries its meaning in its type, so that a unit's id cannot stand where a duty's id is wanted. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

export type UnitId = Brand<string, 'UnitId'>;
export type GroupId = Brand<string, 'GroupId'>;
export type DutyId = Brand<string, 'DutyId'>;
export type RuleId = Brand<string, 'RuleId'>;
export type TriggerId = Brand<string, 'TriggerId'>;
export type FulfilmentId = Brand<string, 'FulfilmentId'>;
export type ExtensionId = Brand<string, 'ExtensionId'>;
export type ExemptionId = Brand<string, 'ExemptionId'>;
export type VerificationId = Brand<string, 'VerificationId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type NoteId = Brand<string, 'NoteId'>;
export type SavedViewId = Brand<string, 'SavedViewId'>;
export type ReminderId = Brand<string, 'ReminderId'>;
export type PieceId = Brand<string, 'PieceId'>;
export type FindingId = Brand<string, 'FindingId'>;
export type RequestId = Brand<string, 'RequestId'>;
export type RequestEventId = Brand<string, 'RequestEventId'>;
export type CaseId = Brand<string, 'CaseId'>;
export type CaseStepId = Brand<string, 'CaseStepId'>;
export type ContactId = Brand<string, 'ContactId'>;
export type PublicationId = Brand<string, 'PublicationId'>;
export type PublicationListId = Brand<string, 'PublicationListId'>;
export type MatchRuleId = Brand<string, 'MatchRuleId'>;
export type SiteAddressId = Brand<string, 'SiteAddressId'>;
export type ExpressionId = Brand<string, 'ExpressionId'>;
export type LookBackId = Brand<string, 'LookBackId'>;
export type ImportId = Brand<string, 'ImportId'>;
/** A node of a scheme's tree; it keeps its id from version to version, so that judgements stay with it. */
export type SchemeNodeId = Brand<string, 'SchemeNodeId'>;
export type SchemeId = Brand<string, 'SchemeId'>;
export type UnitClassId = Brand<string, 'UnitClassId'>;
export type ScoreEventId = Brand<string, 'ScoreEventId'>;
export type ScoreSheetId = Brand<string, 'ScoreSheetId'>;
export type ScoreFreezeId = Brand<string, 'ScoreFreezeId'>;
export type ScoreNoticeId = Brand<string, 'ScoreNoticeId'>;
export type ScoreAppealId = Brand<string, 'ScoreAppealId'>;
export type FillInRoundId = Brand<string, 'FillInRoundId'>;
export type UnitTaskId = Brand<string, 'UnitTaskId'>;
/** One step of the change log. */
export type CommandId = Brand<string, 'CommandId'>;
export type FillInBookId = Brand<string, 'FillInBookId'>;

/** An assessment year (年度), e.g. 2021. */
export type Year = Brand<number, 'Year'>;

/** Marks a case of a union that the compiler has proved impossible. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
