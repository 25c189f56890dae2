/** Largest JSON request, in bytes of UTF-8. */
export const JSON_LIMIT = 8 * 1024 * 1024;
/** Largest uploaded file, in bytes: a little above what the reader of workbooks accepts, so that its clearer message is the one seen. */
export const UPLOAD_LIMIT = 60 * 1024 * 1024;

export const tooLargeMessage = {
  json: '一次提交的内容超过 8 MB，请分几次提交。',
  upload: '文件超过 60 MB，无法导入。请删去图片和多余的工作表，或拆成几个文件再导入。',
};
