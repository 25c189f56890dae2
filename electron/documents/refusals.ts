import { fail, type Failure } from '../domain/failure.ts';
import { LIMITS, megabytes } from './limits.ts';

type Refusal = { readonly ok: false; readonly error: Failure };

/** Every way in which a file is refused before its tables are looked at: what happened, and what to do. */
export const refuse = {
  locked: (file: string): Refusal =>
    fail(
      'file-locked',
      `“${file}”是 WPS 或 Excel 打开表格时留下的临时锁文件，不是表格本身。请先在 WPS 或 Excel 中保存并关闭该表格，再选择同一文件夹里的“${file.replace(/^[~.$]+(?:lock\.)?/, '').replace(/#$/, '')}”。`,
      { place: { file } },
    ),
  tooLarge: (file: string, bytes: number): Refusal =>
    fail(
      'file-too-large',
      `“${file}”大小为 ${megabytes(bytes)}，超过 ${megabytes(LIMITS.fileBytes)} 的上限，未读取。请删除表格中的图片、无关工作表或空白行后另存，再导入。`,
      { place: { file } },
    ),
  unpacksTooLarge: (file: string): Refusal =>
    fail(
      'unpacks-too-large',
      `“${file}”解压后超过 ${megabytes(LIMITS.unpackedBytes)} 或内容过多，不像正常的表格，已停止读取。请用 WPS 或 Excel 打开核对，只保留需要的工作表后另存为新的 .xlsx 再导入。`,
      { place: { file } },
    ),
  textTooLong: (file: string): Refusal =>
    fail(
      'file-too-large',
      `“${file}”里有一段文字（或一个单元格）超过 ${LIMITS.textLength} 个字，不像正常的文档或表格，未读取。请用 WPS、Word 或 Excel 打开核对，删去多余的内容或分成几段，另存后再导入。`,
      { place: { file } },
    ),
  notAWorkbook: (file: string, what: string): Refusal =>
    fail('not-a-workbook', `“${file}”${what}，无法按表格读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。`, {
      place: { file },
    }),
  picture: (file: string): Refusal =>
    fail(
      'not-a-workbook',
      `“${file}”是图片，其中的文字不能读取。请向发文单位索取 Word 或 Excel 原件再导入；没有原件的，请把内容录入表格或文档后再导入。`,
      { place: { file } },
    ),
  /** Pages laid out for print (PDF, OFD): there is text in them, and no table. */
  laidOut: (file: string, kind: 'PDF' | 'OFD'): Refusal =>
    fail(
      'not-a-workbook',
      `“${file}”是 ${kind} 文件，不能直接读取。请向发文单位索取 Word 或 Excel 原件再导入；${kind} 中的文字能够选中的，也可以复制后粘贴到导入页面；扫描的图片请先录入。`,
      { place: { file } },
    ),
  archive: (file: string): Refusal =>
    fail('not-a-workbook', `“${file}”是压缩包，不能直接读取。请先解压，再选择其中的表格或文档导入。`, {
      place: { file },
    }),
  tookTooLong: (file: string): Refusal =>
    fail(
      'not-a-workbook',
      `“${file}”长时间无法读完，可能已损坏，已停止读取。请用 WPS 或 Office 打开核对，另存后再导入。`,
      {
        place: { file },
      },
    ),
  notADocument: (file: string, what: string): Refusal =>
    fail('not-a-document', `“${file}”${what}，无法读取。请用 WPS 或 Word 打开，另存为 .docx 后再导入。`, {
      place: { file },
    }),
  damagedDocument: (file: string): Refusal =>
    fail(
      'not-a-document',
      `“${file}”已损坏：其中的文字缺失或不完整，未读取。请重新下载或复制该文件，或用 WPS、Word 打开修复并另存为 .docx 后再导入。`,
      { place: { file } },
    ),
  emptyDocument: (file: string): Refusal =>
    fail(
      'empty-workbook',
      `“${file}”里没有任何文字或表格（图片中的文字不能读取）。请确认选对了文件；内容是图片的，请索取 Word 或 Excel 原件，或录入后再导入。`,
      {
        place: { file },
      },
    ),
  tooManyParagraphs: (file: string): Refusal =>
    fail(
      'too-many-rows',
      `“${file}”的文字超过 ${LIMITS.rows} 段的上限。请删除与任务无关的内容，或拆分为几个文件后再导入。`,
      { place: { file } },
    ),
  tooManyTables: (file: string): Refusal =>
    fail('too-many-rows', `“${file}”里的表格超过 ${LIMITS.sheets} 个的上限。请只保留需要的表格后再导入。`, {
      place: { file },
    }),
  damaged: (file: string, sheet: string | undefined): Refusal =>
    fail(
      'not-a-workbook',
      `“${file}”已损坏：${sheet === undefined ? '其中的文字' : `工作表“${sheet}”的内容`}缺失或不完整，未读取。请重新下载或复制该文件，或用 WPS、Excel 打开修复并另存为 .xlsx 后再导入。`,
      { place: { file, ...(sheet === undefined ? {} : { sheet }) } },
    ),
  passwordProtected: (file: string): Refusal =>
    fail(
      'password-protected',
      `“${file}”设有打开密码，无法读取。请用 WPS 或 Office 输入密码打开，取消密码保护并保存后再导入。`,
      { place: { file } },
    ),
  scannedPdf: (file: string): Refusal =>
    fail(
      'empty-workbook',
      `“${file}”里没有文字（多半是扫描件或图片），没有检查。请人工核对，或用原来的 Word、Excel 文件检查。`,
      { place: { file } },
    ),
  damagedPdf: (file: string): Refusal =>
    fail('not-a-document', `“${file}”已损坏或没有下载完整，读不出来，没有检查。请重新取得这个文件后再检查。`, {
      place: { file },
    }),
  lockedPdf: (file: string): Refusal =>
    fail('password-protected', `“${file}”设有打开密码，没有检查。请去掉密码后另存，再检查。`, { place: { file } }),
  empty: (file: string): Refusal =>
    fail(
      'empty-workbook',
      `“${file}”里没有任何内容（图片、图表中的文字不能读取）。请确认选对了文件；内容是图片的，请索取 Word 或 Excel 原件，或录入后再导入。`,
      {
        place: { file },
      },
    ),
  tooManyRows: (file: string, sheet: string, rows: number): Refusal =>
    fail(
      'too-many-rows',
      `“${file}”的工作表“${sheet}”有内容的最后一行是第 ${rows} 行，超过 ${LIMITS.rows} 行的上限。请删除末尾的无关内容，或把表格拆分为几个文件后再导入。`,
      { place: { file, sheet } },
    ),
  tooManyLines: (file: string, lines: number, most: number): Refusal =>
    fail(
      'too-many-rows',
      `“${file}”有 ${lines} 条，超过一份清单 ${most} 条的上限，没有读入。请按时间或栏目分成几份后再导入。`,
      { place: { file } },
    ),
  tooManyColumns: (file: string, sheet: string, columns: number): Refusal =>
    fail(
      'too-many-rows',
      `“${file}”的工作表“${sheet}”有 ${columns} 列，超过 ${LIMITS.columns} 列的上限。请删除右侧的无关内容后再导入。`,
      { place: { file, sheet } },
    ),
  tooManySheets: (file: string, sheets: number): Refusal =>
    fail(
      'too-many-rows',
      `“${file}”有 ${sheets} 个工作表，超过 ${LIMITS.sheets} 个的上限。请只保留需要的工作表后再导入。`,
      { place: { file } },
    ),
  unreadableDate: (file: string, sheet: string, cell: string, value: string): Refusal =>
    fail(
      'unreadable-date',
      `“${file}”的工作表“${sheet}”中，单元格 ${cell} 的“${value}”不是有效的日期。请在表格中改正后再导入。`,
      { place: { file, sheet, cell, value } },
    ),
};
