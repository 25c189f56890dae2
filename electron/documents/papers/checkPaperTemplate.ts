import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import { tagNames, tagTrouble, type TagUse } from '../../domain/papers/checkTags.ts';
import type { PaperKind } from '../../domain/model/documents.ts';
import type { PaperTemplate, PaperValues } from '../../domain/papers/paper.ts';
import { PAPER_TAGS, type PaperTag } from '../../domain/papers/tags.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { BrokenDocument } from '../reading/brokenDocument.ts';
import { fileTypeOf } from '../reading/fileType.ts';
import { unpack, type PackedPart } from '../reading/unpack.ts';
import { walkWordXml } from '../reading/wordXml.ts';

/** Every paper is one template and a few pages: what is larger holds pictures that nobody wants in forty slips. */
const MOST_BYTES = 5 * 1024 * 1024;

/** How templates are read: a list's tags alone in their paragraphs leave no lines behind, line ends of values are kept. */
export const TEMPLATE_OPTIONS = {
  paragraphLoop: true,
  linebreaks: true,
  stripInvalidXMLChars: true,
  errorLogging: false,
} as const satisfies DXT.Options;

/** Reads a tag's value from the innermost list's item that has it; blanks round the name do not matter. */
export function tagParser(tag: string): DXT.Parser {
  const name = tag.trim();
  return {
    // Values are ours (PaperValues); the library types scopes as anything.
    get: (scope: PaperValues) => scope[name],
  };
}

function refuse(template: PaperTemplate, what: string): { readonly ok: false; readonly error: Failure } {
  return fail('bad-template', `模板“${template.name}”不能使用：${what}`, { place: { file: template.name } });
}

/**
 * Whether a Word file can serve as the template of a paper: a readable .docx, known tags only, each where it has a value, the required ones there, lists
 * opened and closed. A refusal names the tag and what to do.
 */
export async function checkPaperTemplate(kind: PaperKind, template: PaperTemplate): Promise<Outcome<undefined>> {
  const parts = await readParts(template);
  if (!parts.ok) return parts;
  const wide = fullWidthTag(kind, parts.value);
  if (wide !== undefined) {
    return refuse(template, `“${wide}”用了全角的花括号或符号，应改为半角，如{${bare(wide)}}。`);
  }
  const found = partCollector();
  try {
    const document = new Docxtemplater(new PizZip(template.bytes), {
      ...TEMPLATE_OPTIONS,
      parser: tagParser,
      modules: [found.module],
    });
    const uses = usesOf(found.parts());
    if (!uses.ok) return refuse(template, uses.error.message);
    const trouble = tagTrouble(kind, uses.value);
    if (trouble !== undefined) return refuse(template, trouble);
    document.render(sample(PAPER_TAGS[kind]));
    return succeed(undefined);
  } catch (error) {
    const sentence = sentenceOf(error);
    // Anything else is a bug of ours and must be heard of.
    if (sentence === undefined) throw error;
    return refuse(template, sentence);
  }
}

/** The parts that hold text, and so may hold tags. */
const TEXT_PART = /^word\/(?:document|header\d*|footer\d*)\.xml$/u;
const NOT_WORD = '它不是 .docx 格式的 Word 文档。请用 Word 或 WPS 打开，另存为 .docx 后再上传。';
const DAMAGED = '文件已损坏或没有下载完整。请重新保存一份 .docx，或下载模板重新修改。';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

async function readParts(template: PaperTemplate): Promise<Outcome<readonly PackedPart[]>> {
  const { name, bytes } = template;
  if (bytes.length > MOST_BYTES) {
    return refuse(template, '大小超过 5 MB。请删去其中的大图片，或压缩图片后再上传。');
  }
  const type = fileTypeOf(bytes);
  if (type === 'compound') {
    return refuse(template, '它是旧版 .doc 文档，或设有打开密码。请取消密码，另存为 .docx 后再上传。');
  }
  if (type !== 'zip') return refuse(template, NOT_WORD);
  const parts = await unpack(name, bytes);
  if (!parts.ok) return refuse(template, parts.error.code === 'unpacks-too-large' ? '解压后过大。' : DAMAGED);
  const part = (path: string) => parts.value.find((each) => each.name === path)?.bytes.toString('utf8');
  if (part('word/document.xml') === undefined) return refuse(template, NOT_WORD);
  if (!part('[Content_Types].xml')?.includes(MAIN)) {
    return refuse(template, '它是带宏的文档或 Word 模板文件（.docm、.dotx）。请另存为 .docx 后再上传。');
  }
  const broken = parts.value.some((each) => TEXT_PART.test(each.name) && !isWellFormed(each.bytes.toString('utf8')));
  return broken ? refuse(template, DAMAGED) : parts;
}

/** The library fills what is not well formed as well, and Word would not open what comes out. */
function isWellFormed(xml: string): boolean {
  try {
    walkWordXml(Buffer.from(xml), { open() {}, close() {} });
    return true;
  } catch (error) {
    if (error instanceof BrokenDocument) return false;
    throw error;
  }
}

const WIDE_TAG = /[{｛]\s*[#＃/／]?\s*([^{}｛｝]{1,20}?)\s*[}｝]/gu;
const WIDE = /[｛｝＃／]/u;

/** A tag written with full-width signs, as Chinese input methods give them: it would stand in the paper as it is. */
function fullWidthTag(kind: PaperKind, parts: readonly PackedPart[]): string | undefined {
  const known = tagNames(kind);
  for (const { name, bytes } of parts) {
    if (!TEXT_PART.test(name)) continue;
    for (const paragraph of bytes.toString('utf8').split('</w:p>')) {
      // Word cuts a word into runs as it likes; only the text counts.
      const text = paragraph.replaceAll(/<[^>]*>/gu, '');
      for (const [tag, inner] of text.matchAll(WIDE_TAG)) {
        if (WIDE.test(tag) && inner !== undefined && known.has(inner)) return tag;
      }
    }
  }
  return undefined;
}

function bare(tag: string): string {
  return tag
    .replaceAll(/[{}｛｝\s]/gu, '')
    .replace('＃', '#')
    .replace('／', '/');
}

/**
 * Listens to what the library makes of each text part. Its own module for this needs lodash, which the library does not bring along.
 */
function partCollector(): { readonly module: DXT.Module; parts(): readonly DXT.Part[] } {
  const byFile = new Map<string, readonly DXT.Part[]>();
  const module: DXT.Module = {
    name: 'collect',
    set({ inspect }: { readonly inspect?: { readonly filePath: string; readonly postparsed?: readonly DXT.Part[] } }) {
      if (inspect?.postparsed) byFile.set(inspect.filePath, inspect.postparsed);
    },
  };
  return { module, parts: () => [...byFile.values()].flat() };
}

/** The library's parts as tags; it marks lists with the module `loop`. Other kinds of tags have no place in papers. */
function usesOf(parts: readonly DXT.Part[]): Outcome<readonly TagUse[]> {
  const uses: TagUse[] = [];
  for (const { type, value, module, inverted, subparsed, raw } of parts) {
    if (type !== 'placeholder') continue;
    const name = value.trim();
    const isList = module === 'loop';
    if ((module && !isList) || inverted) {
      return fail(
        'bad-template',
        `不能识别“{${inverted ? `^${name}` : (raw ?? name)}}”这种写法，请改为标签表中的标签，或删去。`,
      );
    }
    const inside = usesOf(subparsed ?? []);
    if (!inside.ok) return inside;
    uses.push({ name, use: isList ? 'list' : 'value', inside: inside.value });
  }
  return succeed(uses);
}

/** A value for every tag, so that filling in can be tried. */
function sample(tags: readonly PaperTag[]): PaperValues {
  return Object.fromEntries(tags.map(({ name, fields }) => [name, fields ? [sample(fields), sample(fields)] : name]));
}

interface TemplateFault {
  readonly id?: string;
  readonly xtag?: string;
  readonly context?: string;
  readonly openingtag?: string;
  readonly closingtag?: string;
  readonly errors?: readonly { readonly properties?: TemplateFault }[];
}

/** What the library found wrong, in words; `undefined` where it is no fault of the template. */
function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('properties' in error)) return undefined;
  // The library hangs `properties` on its errors (docxtemplater/js/errors.js).
  const fault = error.properties as TemplateFault;
  const [first] = fault.errors ?? [];
  return faultSentence(first?.properties ?? fault);
}

function faultSentence({
  id,
  xtag = '',
  context = '',
  openingtag = '',
  closingtag = '',
}: TemplateFault): string | undefined {
  const near = (context === '' ? xtag : context).trim().slice(0, 20);
  switch (id) {
    case 'unclosed_tag':
      return `“${near}”处只有“{”，没有“}”，请补上“}”；正文里若要用花括号，请改用其他括号。`;
    case 'unopened_tag':
      return `“${bare(near)}”处有“}”，前面没有“{”，请补上“{”，或删去“}”。`;
    case 'duplicate_open_tag':
      return `“${near}”多写了一个“{”，每个标签只用一对花括号，请删去多余的。`;
    case 'duplicate_close_tag':
      return `“${near}”多写了一个“}”，每个标签只用一对花括号，请删去多余的。`;
    case 'unclosed_loop':
      return `列表{#${xtag}}没有结束，请在要重复的内容之后加上{/${xtag}}。`;
    case 'unopened_loop':
      return `{/${xtag}}前面没有{#${xtag}}，请在要重复的内容之前加上{#${xtag}}，或删去{/${xtag}}。`;
    case 'closing_tag_does_not_match_opening_tag':
      return `{#${openingtag}}和{/${closingtag}}不成对，列表的开头和结尾应是同一个名称。`;
    case 'unbalanced_loop_tags':
    case 'loop_position_invalid':
    case 'no_xml_tag_found_at_left':
    case 'no_xml_tag_found_at_right':
    case 'raw_xml_tag_should_be_only_text_in_paragraph':
      return `列表{#${xtag}}的开头和结尾放错了位置：在表格里应写在同一行的首、末单元格，在正文里应各占一段。`;
    case 'filetype_not_identified':
    case 'filetype_not_handled':
      return NOT_WORD;
    case 'malformed_xml':
    case 'file_has_invalid_xml':
      return DAMAGED;
    case undefined:
      return undefined;
    default:
      return `标签“${near}”无法识别，请对照标签表改正。`;
  }
}
