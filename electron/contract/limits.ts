import { fail } from '../domain/failure.ts';

/** Largest file that comes in, in bytes. Offices' tables are below 5 MB. Page, hosts and services all hold to it. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** The refusal of a larger file; the size, in bytes, where it is known. */
export function refuseFile(name: string, bytes?: number): ReturnType<typeof fail> {
  const size = bytes === undefined ? '' : `有 ${Math.ceil(bytes / 1024 / 1024)} MB，`;
  return fail(
    'file-too-large',
    `文件${name === '' ? '' : `“${name}”`}${size}超过 ${MAX_FILE_BYTES / 1024 / 1024} MB 的上限，没有读取。请删去其中的图片和不需要的工作表，或拆分后再导入。`,
    name === '' ? {} : { place: { file: name } },
  );
}
