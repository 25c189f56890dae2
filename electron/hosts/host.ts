import { fail } from '../domain/failure.ts';

/** Largest JSON request, in bytes of UTF-8. */
export const JSON_LIMIT = 8 * 1024 * 1024;

type Refusal = ReturnType<typeof fail>;

/** A JSON request over its limit. */
export function refuseJson(): Refusal {
  return fail('too-large', '一次提交的内容超过 8 MB，请分几次提交。');
}

/** The name that came with uploaded bytes, which nobody has checked yet. */
export function fileNameIn(input: unknown): string {
  return typeof input === 'object' && input !== null && 'name' in input ? String(input.name).slice(0, 200) : '';
}
