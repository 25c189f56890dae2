import { z } from 'zod';
import type {
  CaseId,
  CaseStepId,
  CommandId,
  ContactId,
  DutyId,
  EvidenceId,
  ExemptionId,
  ExpressionId,
  ExtensionId,
  FindingId,
  FillInRoundId,
  UnitTaskId,
  FillInBookId,
  FulfilmentId,
  GroupId,
  ImportId,
  MatchRuleId,
  NoteId,
  ReminderId,
  PieceId,
  PublicationId,
  PublicationListId,
  RequestEventId,
  RequestId,
  RuleId,
  SavedViewId,
  SchemeId,
  SchemeNodeId,
  ScoreAppealId,
  ScoreEventId,
  ScoreFreezeId,
  ScoreSheetId,
  SiteAddressId,
  TriggerId,
  UnitClassId,
  UnitId,
  Year,
} from '../domain/brand.ts';
import { EVENT_YEARS, FOUNDING_YEARS, outsideYears, type DateLimits } from '../domain/dates/dateLimits.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { linkTrouble, withScheme } from '../domain/registrations/link.ts';

/** What every command answers besides its own value. */
export interface Changed {
  /** Whether anything was written. Nothing was: every figure on screen stands as it is, and 撤销 has no new step. */
  readonly changed: boolean;
  /** The step that 撤销 takes back; absent where nothing was written or it cannot be taken back. */
  readonly commandId?: CommandId;
}

declare const output: unique symbol;

/** One entry of the contract. `kind` query reads, command writes, upload takes raw bytes, download gives them. */
export interface Method<Kind extends 'query' | 'command' | 'upload' | 'download', Input extends z.ZodType, Output> {
  readonly kind: Kind;
  readonly input: Input;
  readonly [output]?: Output;
}

/** Phantom that carries a method's output type; there is nothing to it at run time. */
export interface Output<T> {
  readonly type?: T;
}

export function returns<T>(): Output<T> {
  return {};
}

export function query<I extends z.ZodType, T>(input: I, _output: Output<T>): Method<'query', I, T> {
  return { kind: 'query', input };
}

/** A command's value is its own result, and whether it wrote anything. */
export function command<I extends z.ZodType, T>(input: I, _output: Output<T>): Method<'command', I, T & Changed> {
  return { kind: 'command', input };
}

/** Bytes come in as the body; `input` is checked against the query string (loopback) or the argument beside the bytes (Electron). */
export function upload<I extends z.ZodType, T>(input: I, _output: Output<T>): Method<'upload', I, T> {
  return { kind: 'upload', input };
}

/** Bytes as they come in, piece by piece; throws `UploadCut` where whoever sent them went away. */
export type Incoming = AsyncIterable<Uint8Array>;

/** The rest of an upload never came. */
export class UploadCut extends Error {}

/** Like `upload`, for bytes that are worked on as they come: whoever handles them holds to the limit. */
export function streamed<I extends z.ZodType, T>(
  input: I,
  _output: Output<T>,
): Method<'upload', I, T> & { readonly streams: true } {
  return { kind: 'upload', input, streams: true };
}

/** Bytes go out. */
export function download<I extends z.ZodType>(input: I): Method<'download', I, FileBytes> {
  return { kind: 'download', input };
}

/** A file on its way to the person. */
export interface FileBytes {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function id<T extends string>(what: string) {
  return z.custom<T>((value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value), `${what}编号不正确`);
}

export const unitId = id<UnitId>('单位');
export const groupId = id<GroupId>('单位组');
export const dutyId = id<DutyId>('事项');
export const ruleId = id<RuleId>('时限规则');
export const triggerId = id<TriggerId>('触发事件');
export const fulfilmentId = id<FulfilmentId>('登记');
export const extensionId = id<ExtensionId>('延期');
export const exemptionId = id<ExemptionId>('免除');
export const evidenceId = id<EvidenceId>('佐证');
export const noteId = id<NoteId>('备注');
export const savedViewId = id<SavedViewId>('筛选方案');
export const reminderId = id<ReminderId>('催办单');
export const pieceId = id<PieceId>('信息');
export const contactId = id<ContactId>('联系人');
export const requestId = id<RequestId>('申请');
export const requestEventId = id<RequestEventId>('步骤');
export const caseId = id<CaseId>('办件');
export const caseStepId = id<CaseStepId>('步骤');
export const findingId = id<FindingId>('问题');
export const publicationId = id<PublicationId>('公开信息');
export const publicationListId = id<PublicationListId>('发布清单');
export const siteAddressId = id<SiteAddressId>('取数地址');
export const matchRuleId = id<MatchRuleId>('比对规则');
export const expressionId = id<ExpressionId>('表述');
export const importId = id<ImportId>('导入');
export const schemeNodeId = id<SchemeNodeId>('指标');
export const schemeId = id<SchemeId>('考核方案');
export const unitClassId = id<UnitClassId>('考核类别');
export const scoreEventId = id<ScoreEventId>('考核事件');
export const scoreSheetId = id<ScoreSheetId>('评分表');
export const scoreFreezeId = id<ScoreFreezeId>('定稿');
export const scoreAppealId = id<ScoreAppealId>('申诉');
export const fillInRoundId = id<FillInRoundId>('期次');
export const unitTaskId = id<UnitTaskId>('任务');
export const fillInBookId = id<FillInBookId>('填报表');
export const commandId = id<CommandId>('操作');
export const year = z.custom<Year>(
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= 2008 && value <= 2099,
  '年度应为 2008 至 2099 之间的整数',
);
export const plainDate = z.custom<PlainDate>(
  (value) => typeof value === 'string' && z.iso.date().safeParse(value).success,
  '日期应写作 2021-06-30 的形式',
);
/** A day of the present, or of what is to come: replies, counts up to a day. */
export const eventDay = dayWithin(EVENT_YEARS);
/** A day on which a unit began or ended. */
export const foundingDay = dayWithin(FOUNDING_YEARS);

function dayWithin(years: DateLimits) {
  return plainDate.refine(
    (date: PlainDate) => outsideYears(date, years) === undefined,
    `年份应在 ${years.first} 至 ${years.last} 之间`,
  );
}

/** Text a person typed: trimmed, bounded. */
export const shortText = z.string().trim().max(200, '不能超过 200 个字');
export const longText = z.string().trim().max(20_000, '不能超过 20000 个字');
export const requiredText = shortText.min(1, '不能为空');
/** A web address of a publication, or nothing; one without a scheme gets it. */
export const link = z
  .string()
  .trim()
  .overwrite(withScheme)
  .refine((text) => text === '' || linkTrouble(text) === undefined, {
    error: ({ input }) => linkTrouble(String(input)) ?? '',
  });
