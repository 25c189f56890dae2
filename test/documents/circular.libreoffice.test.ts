import { afterAll, describe, expect, it } from 'vitest';
import { demoApp } from '../support/demoApp.ts';
import { closeOffice, missingPrinter, print } from './soffice.ts';

const missing = missingPrinter();
if (missing !== undefined) console.warn(missing);

afterAll(closeOffice);

describe('the draft of the circular on a year’s assessment', () => {
  it('is looked through as other papers are, and names nobody', async () => {
    const { app, year } = await demoApp();
    const { jobId } = await app.call('scoreProcess.circular', { year });
    const { fileId = '' } = await app.finished(jobId);
    const check = await app.call('checks.file', { fileId });
    const looked = await app.finished(check.jobId);
    if (looked.state !== 'done') throw new Error(`The check ended ${looked.state}`);
    const report = await app.call('checks.report', { reportId: looked.previewId ?? '' });
    expect([report.hits, report.texts > 20, report.expressions > 0]).toEqual([[], true, true]);
    await app.close();
  });

  it.skipIf(missing !== undefined)('opens in LibreOffice as A4 pages with every class and its ranking', async () => {
    const { app, year } = await demoApp();
    const { jobId } = await app.call('scoreProcess.circular', { year });
    const { fileId = '' } = await app.finished(jobId);
    const { pages, size } = print((await app.getFile(fileId)).bytes, 'circular.docx');
    expect(size.map(Math.round)).toEqual([595, 842]);
    const text = pages.map((page) => page.text.replaceAll(/\s/gu, '')).join('');
    expect(text).toContain('清河区2021年度政务公开考核情况通报（初稿）');
    for (const name of ['部门考核情况（未定稿）', '镇街考核情况（未定稿）', '其他单位考核情况'])
      expect(text).toContain(name);
    expect(text).toContain('其他单位得分已定稿，以第2版公布的得分为准');
    expect(pages.at(-1)?.text.trim()).not.toBe('');
    await app.close();
  });
});
