import { afterAll, describe, expect, it } from 'vitest';
import { findPrivate, maskedHit } from '../../electron/domain/checks/privacy.ts';
import { placeAt } from '../../electron/domain/checks/texts.ts';
import { createDocuments } from '../../electron/documents/documents.ts';
import { documentsWorker } from '../support/documentsWorker.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { documentBytes } from '../support/wordFixtures.ts';
import { closeOffice, missingOffice, saveAsPdf } from './soffice.ts';

const missing = missingOffice();
if (missing !== undefined) console.warn(missing);

const documents = createDocuments({ workerUrl: documentsWorker() });
afterAll(async () => {
  await closeOffice();
  await documents.close();
});

const IDENTITY = '11010519491231002X';
const CREDIT_CODE = '91350211M000100Y43';

/** What is private in a file that was saved as PDF, with the page and the line of each. */
async function foundIn(bytes: Uint8Array, name: string): Promise<readonly string[]> {
  const control = { signal: new AbortController().signal, progress: () => undefined };
  const read = await documents.readTexts({ name: '公告.pdf', bytes: saveAsPdf(bytes, name) }, control);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.texts.flatMap((one) =>
    findPrivate(one.text).map(
      (hit) => `${placeAt(one, hit.start).replace(/第 \d+ 行/u, '')}${hit.kind} ${maskedHit(one.text, hit)}`,
    ),
  );
}

describe.skipIf(missing !== undefined)('a PDF that an office program made', () => {
  it('of a document: numbers in wrapped paragraphs and in cells, and no credit code', async () => {
    const filler = '清河区人民政府办公室关于公布救助对象名单的公告，';
    // Somewhere among so many lengths the number stands at the end of a line.
    const wrapped = Array.from({ length: 24 }, (_, at) => `${filler}${'甲'.repeat(at)}手机13812345678，${filler}。`);
    const found = await foundIn(
      await documentBytes([
        ...wrapped,
        `统一社会信用代码${CREDIT_CODE}`,
        [
          ['姓名', '身份证号', '户数'],
          ['经办人甲', IDENTITY, '1381'],
          ['经办人乙', '2021', '2345678'],
        ],
      ]),
      '公告.docx',
    );
    expect(found.filter((each) => each.includes('mobile'))).toHaveLength(24);
    expect(found.filter((each) => !each.includes('mobile'))).toEqual(['第 2 页identity 110*************2X']);
  });

  it('of a workbook: numbers of cells, and none made of cells beside each other', async () => {
    const rows = [
      ['姓名', '金额', '金额', '金额', '银行卡'],
      ['经办人甲', '1381', '2345', '678', '6222600260001072444'],
    ];
    expect(await foundIn(workbookBytes([{ name: '名单', rows }]), '名单.xlsx')).toEqual([
      '第 1 页bankCard 622**************44',
    ]);
  });
});
