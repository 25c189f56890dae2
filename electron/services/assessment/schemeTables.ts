import { z } from 'zod';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemeTablePreview } from '../../contract/schemeTables.ts';
import { schemeTree, schemeWeight } from '../../contract/schemeTree.ts';
import { latestOf } from '../../domain/assessment/classes.ts';
import type { SchemeNodeId, Year } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { dayInChina } from '../../domain/dates/instant.ts';
import { readScheme, type SchemeReading } from '../../domain/exchange/schemeReading.ts';
import {
  schemeWorkbook,
  type SchemeOrigin,
  type SchemePrint,
  type WrittenScheme,
} from '../../domain/exchange/schemeWorkbook.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import type { SchemeTree } from '../../domain/model/schemeTree.ts';
import type { SchemeNames } from '../../domain/words/scoreRules.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile } from '../app/tableFiles.ts';
import { bodyOf, sameBody } from './schemes.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_KEPT = 6;
const GONE = '这份方案表的预览已失效（读过别的文件，或程序已重启）。请重新选择文件。';

/** What a stamp says of a scheme that went out from here; checked as all that comes from outside is. */
const written = z.strictObject({ name: z.string().max(200), tree: schemeTree, weight: schemeWeight });

/** Schemes as workbooks: read as drafts, and written so that they can be read again. */
export function createSchemeTables(context: ServiceContext): AreaHandlers<'schemeTables'> {
  const kept = new LatestFew<SchemeTablePreview>(MAX_KEPT);
  return {
    'schemeTables.read': (input) => read(context, input, kept),
    'schemeTables.preview'({ previewId }) {
      const preview = kept.get(previewId);
      return preview ? succeed(preview) : fail('not-found', GONE);
    },
    'schemeTables.write': (input) => write(context, input),
  };
}

function read(
  context: ServiceContext,
  { fileId }: ParsedInputOf<'schemeTables.read'>,
  kept: LatestFew<SchemeTablePreview>,
) {
  const { ids } = context;
  return readTableFile(context, { fileId, reading: '正在读取考核方案' }, ({ fileName, grids, notes }) => {
    const reading = readScheme(grids, { newId: () => ids.next() as SchemeNodeId, parse });
    const refusal = refuseUnread(fileName, reading);
    if (refusal) return { ok: false, error: refusal };
    const previewId = ids.next();
    kept.put(previewId, previewOf(previewId, fileName, notes, reading));
    return succeed({ previewId });
  });
}

function parse(json: string): WrittenScheme | undefined {
  try {
    const read = written.safeParse(JSON.parse(json));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Why there is nothing to look at: no sheet holds a scheme. */
function refuseUnread(fileName: string, { sheets, tree }: SchemeReading): Failure | undefined {
  if (tree.nodes.length > 0) return undefined;
  const why = sheets.map(({ sheet, skipped }) => `工作表“${sheet}”${skipped ?? '没有指标'}`);
  const said = why.length > 0 ? why.join('；') : '文件里没有表格';
  return fail(
    'no-header',
    `“${fileName}”里没有读出考核方案：${said}。方案应是一张表，每行一项指标，写明一级指标、二级指标、分值、评分标准。`,
    { place: { file: fileName } },
  ).error;
}

function previewOf(
  previewId: string,
  fileName: string,
  notes: readonly string[],
  { sheets, ours, tree, faults, unread }: SchemeReading,
): SchemeTablePreview {
  const title = sheets.find((sheet) => sheet.title !== '')?.title ?? '';
  const own = title === '' ? fileName.replace(/\.\w{1,5}$/u, '') : title;
  return {
    previewId,
    fileName,
    name: ours?.name ?? own.slice(0, 60),
    tree,
    ...(ours === undefined ? {} : { weight: ours.weight }),
    isOurs: ours !== undefined,
    tables: sheets
      .filter(({ skipped }) => skipped === undefined)
      .map(({ sheet, title: heading, headerLine, columns }) => ({
        sheet,
        title: heading,
        headerLine,
        columns: columns.map(({ letters, header, role }) => ({ letters, header, role })),
      })),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
    notes,
    leftOut: sheets.flatMap(({ leftOut }) => leftOut),
    faults,
    unread,
  };
}

function write(context: ServiceContext, { year, name, tree, weight, paper }: ParsedInputOf<'schemeTables.write'>) {
  const { store, clock, ids, jobs, documents, files } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const workspace = store.workspace.setting('workspace') ?? '';
  const origin: SchemeOrigin = { workspace, district, year, book: ids.next(), madeAt: clock.now() };
  const spec = schemeWorkbook({ name, tree, weight }, origin, namesIn(context, tree, year), {
    paper,
    ...versionsSaid(context, year, { name, tree, weight }),
  });
  const jobId = jobs.start('正在生成考核方案', async (control) => {
    const bytes = await documents.writeWorkbook(spec, control);
    if (!bytes.ok) return bytes;
    const file = files.put({ name: spec.fileName, mediaType: MEDIA_TYPE, bytes: bytes.value });
    return file.ok ? succeed({ fileId: file.value, fileName: spec.fileName }) : file;
  });
  return succeed({ jobId });
}

/** Which version of the year's scheme of that name a table is, and which there are. */
function versionsSaid(
  { store }: ServiceContext,
  year: Year,
  { name, tree, weight }: WrittenScheme,
): Pick<SchemePrint, 'now' | 'versions'> {
  const scheme = store.schemes.ofYear(year).find((each) => each.name === name.trim());
  if (scheme === undefined) return { now: '草稿，未保存' };
  const written = bodyOf({ tree, weight });
  const own = scheme.versions.findLast((each) => sameBody({ tree: each.tree, weight: each.weight }, written));
  const latest = latestOf(scheme).version;
  const said = scheme.versions.map(
    ({ version, savedAt, note }) =>
      `第 ${version} 版（${[savedDay(savedAt), note].filter((each) => each !== '').join('，')}）`,
  );
  return {
    now:
      own === undefined
        ? `草稿，改自第 ${tree.version} 版`
        : `第 ${own.version} 版${own.version === latest ? '（现行）' : ''}`,
    versions: [`版本：${said.join('；')}。`],
  };
}

/** 2021年3月1日保存; of what comes with the program 程序自带. */
function savedDay(savedAt: string): string {
  const day = dayInChina(savedAt);
  return day === undefined ? '程序自带' : `${chineseDate(day)}保存`;
}

/** How rules name duties and other indicators. */
function namesIn({ store }: ServiceContext, tree: SchemeTree, year: Year): SchemeNames {
  const duties = new Map<string, string>(store.facts(year).duties.map(({ id, content }) => [id, content]));
  const nodes = new Map<string, string>();
  const note = (node: SchemeTree['nodes'][number]['node']): void => {
    nodes.set(node.id, node.name);
    if (node.kind === 'branch') for (const child of node.children) note(child);
  };
  for (const { node } of tree.nodes) note(node);
  return { duty: (id) => duties.get(id) ?? '已不在本年度的事项', node: (id) => nodes.get(id) ?? '' };
}
