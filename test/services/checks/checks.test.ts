import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../electron/contract/checks.ts';
import { MONTHLY, YEAR } from '../../support/acts.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { scannedPdf, textPdf } from '../../support/pdfs.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { documentBytes, rawDocument, rawParagraph } from '../../support/wordFixtures.ts';

const IDENTITY = '11010519491231002X';
const MOBILE = '13812345678';
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
});
afterAll(() => app.close());

const told = ({ hits }: Pick<CheckReport, 'hits'>) =>
  hits.map(({ kind, shown, place, right }) => [kind, place, shown, right].filter((part) => part !== '').join(' '));

async function reportOf({ jobId }: { readonly jobId: string }): Promise<CheckReport> {
  const job = await app.finished(jobId);
  expect(app.bugs).toEqual([]);
  if (job.error) throw new Error(job.error.message);
  return app.call('checks.report', { reportId: job.previewId ?? '' });
}

/** Whether a text stands in any file of the data folder. */
function isKept(text: string): boolean {
  const wanted = Buffer.from(text);
  return readdirSync(app.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(wanted));
}

describe('表述库', () => {
  it('takes expressions, changes and takes them away; each stands in it once', async () => {
    const { id } = await app.call('expressions.save', { kind: 'wrong', text: '登陆', right: '登录', note: '' });
    expect(await app.refusal('expressions.save', { kind: 'sensitive', text: ' 登 陆 ' })).toMatchObject({
      code: 'conflict',
      fields: { text: '已有这条表述' },
    });
    expect(await app.refusal('expressions.save', { kind: 'wrong', text: '帐号', right: '帐号' })).toMatchObject({
      code: 'invalid-input',
      fields: { right: '与表述相同' },
    });
    await app.call('expressions.save', { id, kind: 'wrong', text: '登陆', right: '登录', note: '网站用“登录”' });
    const { commandId } = await app.call('expressions.remove', { ids: [id] });
    expect(await app.call('expressions.list', {})).toEqual([]);
    expect(await app.refusal('expressions.remove', { ids: [id] })).toMatchObject({ code: 'not-found' });
    await app.call('workspace.undo', commandId === undefined ? {} : { commandId });
    expect(await app.call('expressions.list', {})).toEqual([
      { id, kind: 'wrong', text: '登陆', right: '登录', note: '网站用“登录”' },
    ]);
  });

  it('comes in as a table, whatever its columns are called, and goes out as one that comes in again', async () => {
    const bytes = workbookBytes([
      {
        name: '清单',
        rows: [
          ['清河区常见错误表述和敏感词清单'],
          ['序号', '错误表述', '类别', '正确表述', '备注'],
          [1, '登陆', '错误', '登录', ''],
          [2, '帐号', '', '账号', '用“账”'],
          [3, '某内部代号', '敏感', '', '不公开'],
          [4, '帐号', '', '账户', ''],
          [5, '', '', '无', ''],
        ],
      },
    ]);
    const { jobId } = await app.call('expressions.read', { fileId: await app.putFile('清单.xlsx', bytes) });
    const previewId = (await app.finished(jobId)).previewId ?? '';
    const { counts, lines } = await app.call('expressions.preview', { previewId });
    expect(counts).toEqual({ add: 2, change: 0, same: 1, left: 2 });
    expect(lines.filter(({ state }) => state === 'left').map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '6 与上面一行相同',
      '7 没有填写表述',
    ]);
    const imported = await app.call('expressions.import', { previewId });
    expect(imported).toMatchObject({ added: 2, altered: 0, changed: true });
    const all = await app.call('expressions.list', {});
    expect(all.map(({ kind, text, right, note }) => [kind, text, right, note].join('|'))).toEqual([
      'wrong|登陆|登录|网站用“登录”',
      'wrong|帐号|账号|用“账”',
      'sensitive|某内部代号||不公开',
    ]);
    const exported = await app.finished((await app.call('expressions.export', {})).jobId);
    const file = await app.getFile(exported.fileId ?? '');
    const again = await app.call('expressions.read', { fileId: await app.putFile(file.name, file.bytes) });
    const back = await app.call('expressions.preview', {
      previewId: (await app.finished(again.jobId)).previewId ?? '',
    });
    expect(back.counts).toEqual({ add: 0, change: 0, same: 3, left: 0 });
  });

  it('reads a pasted list without headers, and one of sensitive words alone', async () => {
    const read = async (name: string, text: string) => {
      const { jobId } = await app.call('expressions.read', {
        fileId: await app.putFile(name, new TextEncoder().encode(text)),
      });
      const job = await app.finished(jobId);
      if (job.error) return job.error.code;
      const { lines } = await app.call('expressions.preview', { previewId: job.previewId ?? '' });
      return lines.map(({ expression }) => expression && `${expression.kind} ${expression.text}→${expression.right}`);
    };
    expect(await read('粘贴.txt', '按装\t安装\n部份\t部分\n')).toEqual(['wrong 按装→安装', 'wrong 部份→部分']);
    expect(await read('敏感词.csv', '敏感词,说明\n某代号,不公开\n某工程,\n')).toEqual([
      'sensitive 某代号→',
      'sensitive 某工程→',
    ]);
  });
});

describe('发布前检查', () => {
  it('finds what is private and what is on the list in a text, masked and placed', async () => {
    const text = `关于公示低保对象的公告\n\n经办人甲，身份证号${IDENTITY}，手机 138-1234-5678，\n住幸福小区3栋2单元501室。请登陆网站查询，咨询电话0755-82345678。`;
    const report = await app.call('checks.text', { text });
    expect(told(report)).toEqual([
      'identity 第 3 段 110*************2X',
      'mobile 第 3 段 138******78',
      'address 第 4 段 住幸福＊＊＊＊＊＊',
      'wrong 第 4 段 登陆 登录',
    ]);
    expect(report).toMatchObject({ texts: 3, source: '粘贴的文字', counts: { identity: 1, mobile: 1, bankCard: 0 } });
    // What stands beside a hit is masked too.
    expect(JSON.stringify(report)).not.toMatch(/19491231|12345678，|1234-5678/u);
    expect(report.hits[1]?.before).toBe('**********，手机 ');
    const again = await app.call('checks.report', { reportId: report.reportId });
    expect(again).toEqual(report);
    expect(await app.refusal('checks.report', { reportId: 'none' })).toMatchObject({ code: 'not-found' });
  });

  it('finds them in a Word file, in its tables too, and in a workbook', async () => {
    const word = await documentBytes([
      '公告',
      `联系人手机：${MOBILE}`,
      [
        ['姓名', '身份证号'],
        ['经办人甲', '110105 19491231 002X'],
      ],
    ]);
    const report = await reportOf(await app.call('checks.file', { fileId: await app.putFile('公告.docx', word) }));
    expect(told(report)).toEqual(['mobile 第 2 段 138******78', 'identity 表格1第 2 行第 2 列 110*************2X']);
    const sheet = workbookBytes([
      {
        name: '名单',
        rows: [
          ['户主', '银行卡'],
          ['经办人甲', '6222600260001072444'],
        ],
      },
    ]);
    expect(
      told(await reportOf(await app.call('checks.file', { fileId: await app.putFile('名单.xlsx', sheet) }))),
    ).toEqual(['bankCard 名单 B2 622**************44']);
  });

  it('finds them in headers and footers, of a Word document and of a page of a workbook', async () => {
    const edge = (root: string, ...lines: readonly string[]) =>
      strToU8(
        `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${lines.map((line) => rawParagraph(line)).join('')}</w:${root}>`,
      );
    const more = {
      'word/header1.xml': edge('hdr', `经办人甲 ${MOBILE}`),
      // The same again, for another section.
      'word/header2.xml': edge('hdr', `经办人甲 ${MOBILE}`),
      'word/footer1.xml': edge('ftr', '第 1 页', `身份证 ${IDENTITY}`),
      'word/footer3.xml': strToU8('<broken'),
    };
    const check = async (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      told(await reportOf(await app.call('checks.file', { fileId: await app.putFile(name, bytes) })));
    expect(await check('公告.docx', rawDocument({ body: rawParagraph('公告'), more }))).toEqual([
      'mobile 页眉 138******78',
      'identity 页脚 110*************2X',
    ]);
    expect(await check('只有页眉.docx', rawDocument({ body: '', more }))).toHaveLength(2);
    const parts = unzipSync(workbookBytes([{ name: '名单', rows: [['公告']] }]));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const withEdge = sheet.replace(
      '</worksheet>',
      `<headerFooter><oddHeader>&amp;L&amp;"宋体,常规"&amp;10联系 ${MOBILE}&amp;C&amp;K000000公告 &amp;P/&amp;N</oddHeader></headerFooter></worksheet>`,
    );
    const book = Uint8Array.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(withEdge) }));
    expect(await check('名单.xlsx', book)).toEqual(['mobile 页眉 138******78']);
  });

  it('finds them in what is on record, and leads to it', async () => {
    await app.call('units.addMany', { names: ['白石镇'], kind: 'town' });
    const [unit] = (await app.call('units.list', {})).units;
    if (!unit) throw new Error('no unit');
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '1',
      task: '',
      subtask: '',
      content: '救助对象公示',
      timeWording: '每月',
      rules: [MONTHLY],
      assignments: [{ party: { kind: 'unit', id: unit.id }, role: 'responsible' }],
    });
    const [item] = (await app.call('duties.get', { id })).occurrences;
    if (!item) throw new Error('no item');
    const { dutyId, ruleId, unitId, periodKey } = item;
    const items = [{ dutyId, ruleId, unitId, periodKey }];
    await app.call('fulfilments.register', {
      items,
      doneOn: day('2021-01-29'),
      title: `1月救助对象（${MOBILE}）`,
      link: '',
    });
    await app.call('evidence.addLink', {
      items,
      link: 'http://www.example.gov.cn/1.html',
      title: '截图',
      note: `身份证 ${IDENTITY}`,
    });
    await app.call('ledger.addNote', { items, on: day('2021-02-01'), text: '请登陆核对', by: '' });
    await app.call('findings.add', {
      year: YEAR,
      unitId: unit.id,
      source: 'selfCheck',
      foundOn: day('2021-03-01'),
      cause: `泄露 ${MOBILE}`,
    });
    const report = await reportOf(
      await app.call('checks.registered', {
        year: YEAR,
        parts: ['registrations', 'evidence', 'findings', 'publications', 'pieces', 'duties', 'files'],
      }),
    );
    expect(
      report.hits.map(({ kind, place, unit: whose, record, target }) =>
        [kind, place, whose, record, target?.kind].join('|'),
      ),
    ).toEqual([
      'mobile|登记标题|白石镇|救助对象公示 · 2021年1月|item',
      'wrong|备注|白石镇|救助对象公示 · 2021年1月|item',
      'identity|佐证说明|白石镇|救助对象公示 · 2021年1月|item',
      'mobile|问题|白石镇||finding',
    ]);
    const files = await Promise.all(
      [textPdf([{ texts: [[`手机${MOBILE}`, 60, 760]] }]), scannedPdf()].map(async (bytes, at) => {
        const taken = await app.dispatch('evidence.put', { name: `佐证${at + 1}.pdf` }, bytes);
        if (!taken.ok) throw new Error(taken.error.message);
        return { fileId: (taken.value as { readonly fileId: string }).fileId };
      }),
    );
    await app.call('evidence.addFiles', { items, files });
    const ofFiles = await reportOf(await app.call('checks.registered', { year: YEAR, parts: ['files'] }));
    expect(told(ofFiles)).toEqual(['mobile 佐证1.pdf 第 1 页第 1 行 138******78']);
    expect(ofFiles.notes).toEqual([
      '“佐证2.pdf”里没有文字（多半是扫描件或图片），没有检查。请人工核对，或用原来的 Word、Excel 文件检查。',
    ]);
    const job = await app.finished((await app.call('checks.export', { reportId: report.reportId })).jobId);
    const file = await app.getFile(job.fileId ?? '');
    expect(file.name).toBe('清河区发布前检查结果（2021年6月15日）.xlsx');
    const sure = await reportOf(await app.call('checks.file', { fileId: job.fileId ?? '' }));
    expect(sure.counts).toMatchObject({ identity: 0, mobile: 0, bankCard: 0, address: 0 });
  });

  it('finds who asked for information where it does not belong, and not in what is the case its own', async () => {
    const { id: unitId } = await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] });
    const NAME = '示例联系人甲';
    const { id } = await app.call('cases.addRequest', {
      number: '2021-001',
      unitId,
      channel: 'fax',
      applicantKind: 'person',
      texts: {
        name: NAME,
        phone: MOBILE,
        idNumber: IDENTITY,
        subject: `${NAME}的批复，手机${MOBILE}`,
        content: `我是${NAME}，电话${MOBILE}，请登陆系统查询`,
      },
      receivedOn: day('2021-03-01'),
    });
    await app.call('cases.addStep', {
      id,
      step: { kind: 'assigned', on: day('2021-03-02'), unitId },
      texts: { note: `${NAME}来电 ${MOBILE}`, paper: `关于${NAME}申请的交办单` },
    });
    await app.call('findings.add', {
      year: YEAR,
      unitId,
      source: 'selfCheck',
      foundOn: day('2021-03-01'),
      cause: `网上公开了${NAME}的材料`,
    });
    const report = await reportOf(
      await app.call('checks.registered', { year: YEAR, parts: ['requests', 'findings', 'duties'] }),
    );
    expect(told(report)).toEqual([
      'mobile 问题 138******78',
      'applicant 问题 示*****',
      'applicant 申请内容 示*****',
      'mobile 申请内容 138******78',
    ]);
    expect(report.hits[2]).toMatchObject({
      unit: '区政府办公室',
      record: '依申请公开 2021-001',
      target: { kind: 'request', id },
      note: '依申请公开 2021-001 的申请人姓名',
      before: '',
      after: '的批复，手机********',
    });
    expect(report.notes.join('')).toContain('申请原文、办理备注和文书是办理申请本来要有的，不在检查之列');
    expect(JSON.stringify(report)).not.toMatch(/示例联系人甲|13812345678/u);
    const text = await app.call('checks.text', { text: `答复${NAME}` });
    expect(told(text)).toEqual(['applicant 第 1 段 示*****']);
    await app.call('cases.erase', { ids: [id], numbers: ['2021-001'] });
    expect(told(await app.call('checks.text', { text: `答复${NAME}` }))).toEqual([]);
  });

  it('keeps nothing of what it found, in no file and no log', async () => {
    const number = '350203199003076133';
    const report = await app.call('checks.text', { text: `身份证 ${number}` });
    expect(report.counts.identity).toBe(1);
    await reportOf(
      await app.call('checks.file', { fileId: await app.putFile('a.docx', await documentBytes([number])) }),
    );
    const pdf = textPdf([{ texts: [[`身份证${number}`, 60, 760]] }]);
    const { counts } = await reportOf(await app.call('checks.file', { fileId: await app.putFile('a.pdf', pdf) }));
    expect(counts.identity).toBe(1);
    expect(isKept(number)).toBe(false);
    expect(isKept('登陆')).toBe(true);
    expect(app.bugs).toEqual([]);
  });

  it('finds them in a PDF by page and line, and in an old workbook', async () => {
    const pdf = textPdf([
      { texts: [['公告', 60, 760]] },
      {
        texts: [
          ['经办人甲', 60, 760],
          [`身份证${IDENTITY}，请登陆网站`, 60, 740],
        ],
        remark: MOBILE,
      },
      { texts: [] },
    ]);
    const report = await reportOf(await app.call('checks.file', { fileId: await app.putFile('公告.pdf', pdf) }));
    expect(told(report)).toEqual([
      'identity 第 2 页第 2 行 110*************2X',
      'wrong 第 2 页第 2 行 登陆 登录',
      'mobile 第 2 页（批注） 138******78',
    ]);
    expect(report.notes).toEqual(['第 3 页没有文字（多半是扫描件或图片），没有检查，请人工核对。']);
    const sheets = [{ name: '名单', rows: [['手机'], [MOBILE]] }];
    for (const type of ['biff8', 'ods'] as const) {
      const fileId = await app.putFile(`名单.${type === 'biff8' ? 'xls' : type}`, workbookBytes(sheets, type));
      expect(told(await reportOf(await app.call('checks.file', { fileId })))).toEqual(['mobile 名单 A2 138******78']);
    }
  });

  it('says of a scan that there is nothing to look through', async () => {
    const { jobId } = await app.call('checks.file', { fileId: await app.putFile('扫描.pdf', scannedPdf()) });
    expect((await app.finished(jobId)).error?.message).toContain(
      '“扫描.pdf”里没有文字（多半是扫描件或图片），没有检查',
    );
  });

  it('says what it cannot read', async () => {
    const { jobId } = await app.call('checks.file', {
      fileId: await app.putFile('a.pdf', new TextEncoder().encode('%PDF-1.7 x')),
    });
    const job = await app.finished(jobId);
    expect(job.error?.message).toContain('a.pdf');
    expect(await app.refusal('checks.file', { fileId: 'none' })).toMatchObject({ code: 'not-found' });
  });
});
