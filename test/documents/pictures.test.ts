import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { hollowDocument } from '../support/fixturesBad.ts';
import { rawDocument, rawParagraph } from '../support/wordFixtures.ts';
import { refusalOf, utf8 } from './sources.ts';

const bytes = (...values: readonly (number | string)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? Array.from(utf8(value)) : [value])));

it.each([
  ['扫描件.png', bytes(0x89, 'PNG\r\n')],
  ['照片.jpg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['截图.bmp', bytes('BM', 0x36, 0, 0, 0, 0, 0, 0, 0, 0x36, ...Array<number>(30).fill(0))],
  ['截图.webp', bytes('RIFF', 1, 0, 0, 0, 'WEBPVP8 ')],
  ['照片.heic', bytes(0, 0, 0, 0x18, 'ftypheic', 0, 0)],
  ['传真.tif', bytes(0x49, 0x49, 0x2a, 0)],
  ['名称不对.xlsx', bytes(0x4d, 0x4d, 0, 0x2a)],
])('%s: says what can be done, and nothing that cannot', async (name, file) => {
  const { message } = await refusalOf(name, file);
  expect(message).toBe(
    `“${name}”是图片，其中的文字不能读取。请向发文单位索取 Word 或 Excel 原件再导入；没有原件的，请把内容录入表格或文档后再导入。`,
  );
});

it.each([
  ['PDF', utf8('%PDF-1.7\n')],
  ['OFD', zipSync({ 'OFD.xml': utf8('<ofd:OFD/>'), 'Doc_0/Document.xml': utf8('<ofd:Document/>') })],
])('%s: its words can be pasted', async (kind, file) => {
  const name = `通知.${kind.toLowerCase()}`;
  const { message } = await refusalOf(name, file);
  expect(message).toBe(
    `“${name}”是 ${kind} 文件，不能直接读取。请向发文单位索取 Word 或 Excel 原件再导入；${kind} 中的文字能够选中的，也可以复制后粘贴到导入页面；扫描的图片请先录入。`,
  );
});

it.each([
  ['附件.rar', utf8('Rar!\u001a\u0007')],
  ['附件.zip', zipSync({ '附件1.txt': utf8('公开') })],
])('%s is to be unpacked', async (name, file) => {
  expect((await refusalOf(name, file)).message).toContain('请先解压');
});

it('a document of pictures asks for the original too', async () => {
  const picture = rawDocument({ body: `${rawParagraph('')}<w:p><w:r><w:drawing/></w:r></w:p>` });
  expect((await refusalOf('扫描件.docx', picture)).message).toContain('请索取 Word 或 Excel 原件');
  expect((await refusalOf('空.docx', hollowDocument())).code).toBe('not-a-document');
});
