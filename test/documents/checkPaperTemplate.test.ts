import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
import PizZip from 'pizzip';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPaperTemplate } from '../../electron/documents/papers/checkPaperTemplate.ts';
import { writePapers } from '../../electron/documents/papers/writePaper.ts';
import { writePaperTemplate } from '../../electron/documents/papers/writePaperTemplate.ts';
import { PAPER_KINDS } from '../../electron/domain/words/documents.ts';
import { edited, EXAMPLES, textOf, written } from './paperFiles.ts';

let template: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  template = await writePaperTemplate('reminder');
});

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const checked = await checkPaperTemplate('reminder', { name: '我的模板.docx', bytes });
  if (checked.ok) throw new Error('The template was not refused');
  expect(checked.error).toMatchObject({ code: 'bad-template', place: { file: '我的模板.docx' } });
  expect(checked.error.message).toMatch(/^模板“我的模板\.docx”不能使用：.+。$/);
  return checked.error.message;
}

const put = (from: string, to: string) => edited(template, (xml) => xml.replaceAll(from, to));
/** A document of these paragraphs and nothing else. */
async function plain(...paragraphs: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const children = paragraphs.map((text) => new Paragraph(text));
  return Uint8Array.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe('a template that can serve', () => {
  it.each(PAPER_KINDS)('%s: the built-in one', async (kind) => {
    const bytes = await writePaperTemplate(kind);
    expect(await checkPaperTemplate(kind, { name: '默认.docx', bytes })).toEqual({ ok: true, value: undefined });
  });

  it('with other words and a tag moved, as the office edits it', async () => {
    const own = edited(template, (xml) =>
      xml
        .replace('政务公开工作{级别}单', '关于政务公开工作的提醒函')
        .replace('（{发文字号}）', '（{单位名称}，{发文字号}）'),
    );
    expect((await checkPaperTemplate('reminder', { name: 'x.docx', bytes: own })).ok).toBe(true);
    const text = await textOf(await written('reminder', undefined, { template: { name: 'x.docx', bytes: own } }));
    expect(text).toContain('关于政务公开工作的提醒函');
    expect(text).toContain('（区民政局，清政公开〔2021〕3号）');
    expect(text).not.toContain('政务公开工作催办单');
  });

  it('with a tag that Word has cut into several runs', async () => {
    const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const own = edited(template, (xml) =>
      xml.replace(
        /<w:r>(?:(?!<\/w:r>).)*\{单位名称\}：<\/w:t><\/w:r>/,
        `${run('{')}<w:proofErr w:type="spellStart"/>${run('单位')}<w:bookmarkStart w:id="7" w:name="甲"/><w:bookmarkEnd w:id="7"/>${run('名称')}${run('}：')}`,
      ),
    );
    expect((await checkPaperTemplate('reminder', { name: 'x.docx', bytes: own })).ok).toBe(true);
    const slips = [EXAMPLES.reminder, EXAMPLES.reminder];
    const bytes = await written('reminder', slips, { template: { name: 'x.docx', bytes: own } });
    expect((await textOf(bytes)).match(/^区民政局：$/gm)).toHaveLength(2);
  });

  it('with blanks inside a tag', async () => {
    const own = put('{单位名称}：', '{ 单位名称 }：');
    expect((await checkPaperTemplate('reminder', { name: 'x.docx', bytes: own })).ok).toBe(true);
    const bytes = await written('reminder', undefined, { template: { name: 'x.docx', bytes: own } });
    expect(await textOf(bytes)).toContain('区民政局：');
  });

  it('written in a plain document of its own', async () => {
    const bytes = await plain('{单位名称}，请于{回复期限}前答复：', '{#事项}', '{事项内容}，{时限情况}', '{/事项}');
    const made = await written('reminder', [EXAMPLES.reminder, EXAMPLES.reminder], { template: { name: 'x', bytes } });
    const slip = '区民政局，请于2021年10月27日前答复：\n社会救助资金发放情况，逾期20天\n低保对象名单，剩余5天\n';
    expect((await textOf(made)).replaceAll(/\n+/g, '\n')).toContain(`${slip}${slip}`);
  });
});

describe('a template that is refused, with the tag and what to do', () => {
  it.each([
    ['an unknown tag', '{催办情况}', '{催办状况}', '催办单没有标签{催办状况}，请对照标签表改正'],
    ['a missing tag', '{单位名称}', '某单位', '缺少标签{单位名称}'],
    ['a tag without its end', '{办理要求}', '{办理要求', '“{办理要求联系人：”处只有“{”，没有“}”'],
    ['a tag without its beginning', '{办理要求}', '办理要求}', '“办理要求”处有“}”，前面没有“{”'],
    ['two braces', '{办理要求}', '{{办理要求}}', '多写了一个“{”'],
    ['a list without end', '{/事项}', '', '列表{#事项}没有结束，请在要重复的内容之后加上{/事项}'],
    ['an end without list', '{#事项}', '', '{/事项}前面没有{#事项}'],
    ['an end of another list', '{/事项}', '{/清单}', '{#事项}和{/清单}不成对'],
    ['a field outside its list', '{催办情况}', '{事项内容}', '标签{事项内容}只能写在{#事项}和{/事项}之间'],
    [
      'full-width braces',
      '{单位名称}：',
      '｛单位名称｝：',
      '“｛单位名称｝”用了全角的花括号或符号，应改为半角，如{单位名称}',
    ],
    ['a full-width sign', '{#事项}', '{＃事项}', '应改为半角，如{#事项}'],
    ['a raw tag', '{催办情况}', '{@催办情况}', '这种写法'],
    ['the opposite of a list', '{催办情况}', '{^事项}没有{/事项}', '不能识别“{^事项}”这种写法'],
  ])('%s', async (_, from, to, sentence) => {
    expect(await refusal(put(from, to))).toContain(sentence);
  });

  it('a list that begins in a table and ends outside', async () => {
    const outside = edited(template, (xml) => {
      const cut = xml.replaceAll('{/事项}', '');
      return cut.replaceAll('</w:tbl>', '</w:tbl><w:p><w:r><w:t>{/事项}</w:t></w:r></w:p>');
    });
    expect(await refusal(outside)).toContain('列表{#事项}的开头和结尾放错了位置');
  });

  it('files that are no .docx', async () => {
    const utf8 = (text: string) => Uint8Array.from(Buffer.from(text));
    expect(await refusal(utf8('单位名称'))).toContain('不是 .docx 格式的 Word 文档');
    expect(await refusal(utf8('%PDF-1.7 '))).toContain('不是 .docx 格式的 Word 文档');
    const ole = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array.from({ length: 600 }, () => 0),
    ]);
    expect(await refusal(ole)).toContain('另存为 .docx');
    const workbook = new PizZip();
    workbook.file('xl/workbook.xml', '<workbook/>');
    expect(await refusal(Uint8Array.from(workbook.generate({ type: 'uint8array' })))).toContain('不是 .docx');
    expect(await refusal(template.slice(0, template.length / 2))).toContain('已损坏');
    const template2 = (xml: string) => xml.replace('document.main+xml', 'template.main+xml');
    expect(await refusal(edited(template, template2, '[Content_Types].xml'))).toContain('.docm、.dotx');
    expect(await refusal(edited(template, (xml) => xml.replace('</w:body>', '')))).toContain('已损坏');
    expect(await refusal(new Uint8Array(6 * 1024 * 1024))).toContain('超过 5 MB');
  });

  it('is refused when papers are made from it, too: somebody may have changed it in its folder', async () => {
    const papers = [{ name: '1', values: EXAMPLES.reminder }];
    const own = { name: '催办单模板-1.docx', bytes: put('{单位名称}', '某单位') };
    const made = await writePapers(
      { kind: 'reminder', fileName: 'x.docx', pack: 'one', papers, template: own },
      () => {},
    );
    expect(made).toMatchObject({ ok: false, error: { code: 'bad-template', place: { file: '催办单模板-1.docx' } } });
  });

  it('does not take this test itself for one', async () => {
    expect(await refusal(Uint8Array.from(readFileSync(import.meta.filename)))).toContain('不是 .docx');
  });
});
