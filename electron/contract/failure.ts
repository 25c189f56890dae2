/** What a refused call answers, and the envelope of every answer. One definition serves rules, services and screens. */
export type {
  Failure,
  FailureCode,
  Outcome,
  FailurePlace,
} from '../domain/failure.ts';
