import { fail } from '../domain/failure.ts';

/** Largest JSON request, in bytes of UTF-8. */
export const JSON_LIMIT = 8 * 1024 * 1024;
/** Largest uploaded file, in bytes. */
export const UPLOAD_LIMIT = 60 * 1024 * 1024;

type Refusal = ReturnType<typeof fail>;

/** A JSON request over its limit. */
export function refuseJson(): Refusal {
  return fail('too-large', '一次提交的内容超过 8 MB，请分几次提交。');
}

/** A file over its limit; `input` is what came with the bytes and should hold the file's name. */
export function refuseFile(input: unknown): Refusal {
  const named = typeof input === 'object' && input !== null && 'name' in input ? String(input.name).slice(0, 200) : '';
  const file = named === '' ? {} : { place: { file: named } };
  return fail(
    'file-too-large',
    `文件${named === '' ? '' : `“${named}”`}超过 60 MB 的上限，没有读取。请删去其中的图片和不需要的工作表，或拆分后再导入。`,
    file,
  );
}
