/** What a refused call answers, and the envelope of every answer. One definition serves rules, services and screens. */
export type {
  Failure as DeskError,
  FailureCode as ErrorCode,
  Outcome as Result,
  Place as ErrorPlace,
} from '../domain/failure.ts';
