import type {
  AnswerKind,
  DisputeOutcome,
  ProvisionForm,
  RequestDetail,
  RequestEventKind,
  RequestStepView,
  StepInput,
} from '../../electron/contract/cases.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** A step while it is typed. */
export interface Draft {
  readonly on: PlainDate;
  /** A second day: by when, until when, when the letter arrived, when the applicant was told. */
  readonly other: PlainDate | undefined;
  readonly n: string;
  readonly unitId: UnitId | undefined;
  readonly result: AnswerKind | undefined;
  readonly forms: readonly ProvisionForm[];
  readonly outcome: DisputeOutcome | undefined;
  readonly isExcused: boolean;
  readonly who: string;
  readonly approver: string;
  readonly paper: string;
  readonly note: string;
}

interface OtherDay {
  readonly label: string;
  /** As refusals name it. */
  readonly name: string;
  readonly isOptional?: true;
}

/** What the second day of a step is called; must it be there. */
export const OTHER_DAYS: Partial<Record<RequestEventKind, OtherDay>> = {
  correctionAsked: { label: '补正期限', name: 'step.by' },
  delayTold: { label: '延迟答复至', name: 'step.until' },
  feeNotice: { label: '缴费期限', name: 'step.by' },
  thirdPartyAsked: { label: '对方收到（不详的留空）', name: 'step.letterReceivedOn', isOptional: true },
  agencyAsked: { label: '对方收到（不详的留空）', name: 'step.letterReceivedOn', isOptional: true },
  extended: { label: '告知申请人（还没有的留空）', name: 'step.toldOn', isOptional: true },
};

/** What whom a step asks is called. */
export const PARTIES: Partial<Record<RequestEventKind, string>> = {
  thirdPartyAsked: '第三方（姓名或名称）',
  thirdPartyAnswered: '第三方（姓名或名称）',
  agencyAsked: '机关名称',
  agencyAnswered: '机关名称',
};

/** Who is still to answer, so that an answer is put to the right one. */
function awaited(kind: RequestEventKind, { clock, steps }: RequestDetail): string {
  const party = kind === 'agencyAnswered' ? 'agency' : 'thirdParty';
  if (kind !== 'agencyAnswered' && kind !== 'thirdPartyAnswered') return '';
  const open = clock.consultations.find((each) => each.party === party && each.answeredOn === undefined);
  return (
    steps.find(({ event, who }) => 'who' in event && event.who === open?.who && who !== '')?.who ?? open?.who ?? ''
  );
}

/** What a form begins with: of a step that is put right all that is on record of it. */
export function draftOf(
  kind: RequestEventKind,
  detail: RequestDetail,
  step: RequestStepView | undefined,
  today: PlainDate,
): Draft {
  const empty: Draft = {
    on: today,
    other: kind === 'correctionAsked' ? addDays(today, 14) : undefined,
    n: '20',
    unitId: undefined,
    result: undefined,
    forms: [],
    outcome: undefined,
    isExcused: false,
    who: awaited(kind, detail),
    approver: '',
    paper: '',
    note: '',
  };
  if (!step) return empty;
  const { event, who, approver, paper, note } = step;
  const other =
    'by' in event
      ? event.by
      : 'until' in event
        ? event.until
        : 'letterReceivedOn' in event
          ? event.letterReceivedOn
          : 'toldOn' in event
            ? event.toldOn
            : undefined;
  return {
    ...empty,
    on: event.on,
    other,
    who,
    approver,
    paper,
    note,
    ...(event.kind === 'extended' ? { n: String(event.n) } : {}),
    ...(event.kind === 'assigned' ? { unitId: event.unitId } : {}),
    ...(event.kind === 'answered' ? { result: event.result, forms: event.forms } : {}),
    ...(event.kind === 'reviewDecided' || event.kind === 'lawsuitDecided' ? { outcome: event.outcome } : {}),
    ...(event.kind === 'corrected' ? { isExcused: event.excused === true } : {}),
  };
}

/** What is sent, once all that the kind needs is there. */
export function stepOf(kind: RequestEventKind, draft: Draft): StepInput | undefined {
  const { on, other, n, unitId, result, forms, outcome, isExcused } = draft;
  switch (kind) {
    case 'correctionAsked':
      return other === undefined ? undefined : { kind, on, by: other };
    case 'feeNotice':
      return other === undefined ? undefined : { kind, on, by: other };
    case 'delayTold':
      return other === undefined ? undefined : { kind, on, until: other };
    case 'corrected':
      return isExcused ? { kind, on, excused: true } : { kind, on };
    case 'thirdPartyAsked':
    case 'agencyAsked':
      return other === undefined ? { kind, on } : { kind, on, letterReceivedOn: other };
    case 'extended': {
      const days = Number(n.normalize('NFKC').trim());
      if (!Number.isInteger(days)) return undefined;
      return other === undefined ? { kind, on, n: days } : { kind, on, n: days, toldOn: other };
    }
    case 'assigned':
      return unitId === undefined ? undefined : { kind, on, unitId };
    case 'answered':
      return result === undefined ? undefined : { kind, on, result, forms: [...forms] };
    case 'reviewDecided':
    case 'lawsuitDecided':
      return outcome === undefined ? undefined : { kind, on, outcome };
    default:
      return { kind, on };
  }
}
