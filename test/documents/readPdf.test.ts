import { afterAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../electron/domain/checks/texts.ts';
import { findPrivate, maskedHit } from '../../electron/domain/checks/privacy.ts';
import { createDocuments } from '../../electron/documents/documents.ts';
import { documentsWorker } from '../support/documentsWorker.ts';
import { pdfOf, pdfOfObjects } from '../support/dangerousFiles.ts';
import { chinesePdf, lockedPdf, scannedPdf, textPdf, type TextPage } from '../support/pdfs.ts';

const bugs: unknown[] = [];
const documents = createDocuments({ workerUrl: documentsWorker(), onBug: (error) => bugs.push(error) });
afterAll(async () => {
  expect(bugs).toEqual([]);
  await documents.close();
});

const IDENTITY = '11010519491231002X';
const CARD = '6222600260001072444';
const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined });
const read = (bytes: Uint8Array<ArrayBuffer>, name = '公告.pdf') => documents.readTexts({ name, bytes }, quiet());

async function textsOf(bytes: Uint8Array<ArrayBuffer>) {
  const outcome = await read(bytes);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** What is private on pages, each with its place. */
async function found(...pages: readonly TextPage[]) {
  const { texts } = await textsOf(textPdf(pages));
  return texts.flatMap((one) =>
    findPrivate(one.text).map((hit) => `${placeAt(one, hit.start)} ${hit.kind} ${maskedHit(one.text, hit)}`),
  );
}

describe('the text of a PDF', () => {
  it('is read page by page, in Chinese fonts that are not in the file too', async () => {
    const { texts, notes } = await textsOf(chinesePdf(2));
    expect(texts.map(({ place, text }) => `${place}：${text.replaceAll('\n', '/')}`)).toEqual([
      '第 1 页：政府信息公开年度报告/Page 1/',
      '第 2 页：政府信息公开年度报告/Page 2/',
    ]);
    expect(notes).toEqual([]);
  });

  it('tells page and line of what stands in it', async () => {
    const lines = {
      texts: [
        ['公告', 60, 760],
        ['联系人甲', 60, 740],
        ['手机13812345678', 60, 720],
      ],
    } as const;
    expect(await found({ texts: [['第一页', 60, 760]] }, lines)).toEqual(['第 2 页第 3 行 mobile 138******78']);
  });

  it('has numbers whole that are wrapped at the end of a line, by the line in which they begin', async () => {
    const fill = '清河区人民政府办公室关于公布救助对象名单的公告，'.slice(0, 20);
    const page: TextPage = {
      texts: [
        [`${fill}${fill}手机138`, 60, 760],
        [`12345678，账号${CARD}，${fill}${fill}`.slice(0, 55), 60, 740],
        ['完', 60, 720],
      ],
    };
    expect(await found(page)).toContain('第 1 页第 1 行 mobile 138******78');
    expect(
      await found({
        texts: [
          [`身份证${IDENTITY.slice(0, 9)}`, 60, 760],
          [IDENTITY.slice(9), 60, 740],
        ],
      }),
    ).toEqual(['第 1 页第 1 行 identity 110*************2X']);
  });

  it('makes no number of what stands in cells beside or below each other', async () => {
    const column = (x: number, ...cells: readonly string[]) =>
      cells.map((cell, at) => [cell, x, 700 - 20 * at] as const);
    const years = [...column(60, '1381', '2019'), ...column(160, '2345', '2020'), ...column(260, '678', '2021')];
    const rows = years.toSorted(([, , a], [, , b]) => b - a);
    expect(await found({ texts: rows })).toEqual([]);
    // Two in one column are two.
    expect(await found({ texts: column(60, '13812345678', '13912345679', '2021', IDENTITY) })).toHaveLength(3);
  });

  it('has remarks and filled-in fields with it', async () => {
    expect(await found({ texts: [['公告', 60, 760]], remark: '手机13812345678', field: IDENTITY })).toEqual([
      '第 1 页（批注） mobile 138******78',
      '第 1 页（表单） identity 110*************2X',
    ]);
  });

  it('is not there on a scan: a PDF of nothing else is refused, pages among others are named', async () => {
    expect(await read(scannedPdf())).toMatchObject({ ok: false, error: { code: 'empty-workbook' } });
    const { texts, notes } = await textsOf(textPdf([{ texts: [] }, { texts: [['公告', 60, 760]] }, { texts: [] }]));
    expect(texts).toHaveLength(1);
    expect(notes).toEqual(['第 1、3 页没有文字（多半是扫描件或图片），没有检查，请人工核对。']);
    const many = Array.from({ length: 20 }, () => ({ texts: [] }));
    expect((await textsOf(textPdf([{ texts: [['公告', 60, 760]] }, ...many]))).notes).toEqual([
      '第 2、3、4、5、6、7、8、9、10、11、12、13 等 20 页没有文字（多半是扫描件或图片），没有检查，请人工核对。',
    ]);
  });

  it('is refused with what to do where it is locked, broken, cut off or empty', async () => {
    expect(await read(lockedPdf())).toMatchObject({
      error: { code: 'password-protected', message: expect.stringContaining('公告.pdf') as string },
    });
    for (const bytes of [pdfOf().slice(0, 20), textPdf([{ texts: [['公告', 60, 760]] }]).slice(0, 300)]) {
      expect(await read(bytes)).toMatchObject({ ok: false });
    }
    expect(await read(pdfOf())).toMatchObject({ error: { code: 'empty-workbook' } });
  });

  it('ends when it is cancelled, and runs nothing that the PDF brings', async () => {
    const stop = new AbortController();
    const bytes = textPdf(Array.from({ length: 300 }, (_, at) => ({ texts: [[`第${at}页`, 60, 760] as const] })));
    const progress = () => stop.abort();
    const control = { signal: stop.signal, progress };
    expect(await documents.readTexts({ name: 'a.pdf', bytes }, control)).toMatchObject({
      error: { code: 'cancelled' },
    });
    const script = '<</S/JavaScript/JS(while\\(1\\);)>>';
    const running = pdfOfObjects([
      `<</Type/Catalog/Pages 2 0 R/OpenAction ${script}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/AA<</O ${script}>>>>`,
    ]);
    expect(await read(running)).toMatchObject({ error: { code: 'empty-workbook' } });
  });
});
