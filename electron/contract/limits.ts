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

/** The refusal of a larger file as evidence. */
export function refuseEvidence(name: string): ReturnType<typeof fail> {
  return fail(
    'file-too-large',
    `“${name}”超过 ${MAX_FILE_BYTES / 1024 / 1024} MB 的上限，没有添加。请压缩或拆分后再添加，或改为填写链接。`,
    { place: { file: name } },
  );
}

/** Largest copy of the data that is taken in from elsewhere, in bytes. */
export const MAX_COPY_BYTES = 500 * 1024 * 1024;

/** Largest body of an upload, by the method's name. */
export function uploadLimit(name: string): number {
  return name === 'backups.bring' ? MAX_COPY_BYTES : MAX_FILE_BYTES;
}

/** The refusal of a larger upload. */
export function refuseUpload(name: string, file: string): ReturnType<typeof fail> {
  if (name === 'evidence.put') return refuseEvidence(file);
  if (name !== 'backups.bring') return refuseFile(file);
  return fail(
    'file-too-large',
    `“${file}”超过 ${MAX_COPY_BYTES / 1024 / 1024} MB 的上限，没有读取。请确认它是本程序的备份。`,
    {
      place: { file },
    },
  );
}
