import { assertNever } from '../../domain/brand.ts';
import type { InputFile } from '../../domain/documentJobs.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { LIMITS, megabytes } from '../limits.ts';
import { lookIntoZip, newRoom, type Room } from './archives.ts';
import { refusedByName } from './names.ts';
import { contentOf, type Why } from './signatures.ts';
import { refusedText } from './texts.ts';

/** What stands against a file, and which file inside it, if not itself. */
interface Trouble {
  readonly why: Why | 'template' | 'locked' | 'tooMuch' | 'tooDeep';
  readonly inside?: string;
}

/** Archives within archives: more than anybody packs. */
const DEEPEST = 4;

/**
 * Looks by its content at what a file is: programs, installers, scripts, shortcuts, files with macros, and archives and documents that hold any of these are
 * refused (`dangerous-file`), and so is what cannot be looked into (`password-protected`, `unpacks-too-large`). Answers the type under which it is kept.
 */
export async function inspectFile({ name, bytes }: InputFile): Promise<Outcome<{ readonly mediaType: string }>> {
  const looked = await look(name, bytes, newRoom(), 0);
  return looked.trouble ? refuse(name, looked.trouble) : succeed({ mediaType: looked.mediaType });
}

interface Looked {
  readonly mediaType: string;
  readonly trouble?: Trouble;
}

async function look(name: string, bytes: Uint8Array, room: Room, depth: number): Promise<Looked> {
  const byName = refusedByName(name);
  if (byName) return troubled(byName);
  const content = contentOf(bytes);
  switch (content.kind) {
    case 'refused':
      return troubled(content.why);
    case 'plain':
      return content.mediaType === 'application/pdf' && startsPrograms(bytes) ? troubled('program') : content;
    case 'text': {
      const why = refusedText(bytes);
      return why ? troubled(why) : { mediaType: 'application/octet-stream' };
    }
    case 'zip':
      return lookAtZip(bytes, room, depth);
    case 'compound':
      return lookAtCompound(bytes, room, depth);
    default:
      return assertNever(content);
  }
}

const troubled = (why: Trouble['why'], inside?: string): Looked => ({
  mediaType: '',
  trouble: { why, ...(inside === undefined ? {} : { inside }) },
});

async function within(name: string, bytes: Uint8Array, room: Room, depth: number): Promise<Trouble | undefined> {
  const { trouble } = await look(name, bytes, room, depth + 1);
  return trouble && { why: trouble.why, inside: trouble.inside ?? name };
}

async function lookAtZip(bytes: Uint8Array, room: Room, depth: number): Promise<Looked> {
  if (depth >= DEEPEST) return troubled('tooDeep');
  const { names, trouble } = await lookIntoZip(bytes, room, (name, content) => within(name, content, room, depth));
  if (typeof trouble === 'string') return troubled(trouble);
  if (trouble) return { mediaType: '', trouble };
  return {
    mediaType:
      names.includes('[Content_Types].xml') || names.includes('mimetype') || names.includes('OFD.xml')
        ? 'application/octet-stream'
        : 'application/zip',
  };
}

async function lookAtCompound(bytes: Uint8Array, room: Room, depth: number): Promise<Looked> {
  if (depth >= DEEPEST) return troubled('tooDeep');
  // The parser's library takes a moment to load, and most files are none.
  const { lookIntoCompound } = await import('./compounds.ts');
  const compound = lookIntoCompound(bytes);
  if (compound.kind === 'refused') return troubled(compound.why);
  for (const each of compound.inside) {
    const trouble = await within(each.name, each.bytes, room, depth);
    if (trouble) return { mediaType: '', trouble };
  }
  return { mediaType: 'application/octet-stream' };
}

/** A document that starts a program when it is opened or clicked. */
function startsPrograms(bytes: Uint8Array): boolean {
  return /\/S\s*\/Launch\b/u.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

function refuse(name: string, { why, inside }: Trouble): Outcome<never> {
  const place = { file: name };
  const what = inside === undefined ? `“${name}”` : `“${name}”里的“${shortened(inside)}”`;
  switch (why) {
    case 'locked':
      return fail(
        'password-protected',
        `${what}设有密码，不能查看里面有没有危险内容，没有添加。请去掉密码后另存，或打印成 PDF 后再添加。`,
        { place },
      );
    case 'tooMuch':
      return fail(
        'unpacks-too-large',
        `“${name}”解压后超过 ${megabytes(LIMITS.unpackedBytes)} 或 ${LIMITS.entries} 个文件，没有添加。请只添加需要的文件。`,
        { place },
      );
    default:
      return fail('dangerous-file', `${what}${SENTENCES[why]}`, { place });
  }
}

const PRINT = '请改为添加截图、PDF 或链接。';

const SENTENCES: Readonly<Record<Exclude<Trouble['why'], 'locked' | 'tooMuch'>, string>> = {
  program: `是程序或带有程序，打开可能危害电脑，没有添加。${PRINT}`,
  installer: `是安装包，没有添加。${PRINT}`,
  script: `是脚本或含有脚本的网页，打开可能运行其中的命令，没有添加。网页${PRINT}`,
  shortcut: '是快捷方式，不是文件本身，没有添加。请添加它指向的文件，网址请填写为链接。',
  macros:
    '带有宏，打开可能运行其中的命令，没有添加。请在 WPS 或 Office 中另存为不带宏的文件（如 .docx、.xlsx），或打印成 PDF 后再添加。',
  template:
    '打开时会从别处取来模板或对象，其中可能带有宏，没有添加。请在 WPS 或 Office 中改用本机的普通模板后另存，或打印成 PDF 后再添加。',
  diskImage: `是磁盘映像，没有添加。请添加里面需要的文件。`,
  help: `是可以运行命令的帮助文件，没有添加。${PRINT}`,
  closedArchive: '是不能查看内容的压缩包，没有添加。请解压后添加里面的文件，或改用 .zip 压缩。',
  damaged: '已损坏或没有下载完整，不能查看里面的内容，没有添加。请重新取得文件后再添加。',
  tooDeep: '层层压缩，不能查看里面的内容，没有添加。请解压后添加需要的文件。',
};

function shortened(name: string): string {
  return name.length > 60 ? `…${name.slice(-60)}` : name;
}
