import type { FindingView } from '../../contract/findings.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { fileNameOf } from '../../domain/papers/paper.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import {
  FINDING_SOURCE_WORDS,
  FINDING_STATES,
  FINDING_STATE_WORDS,
  RECHECK_WORDS,
} from '../../domain/words/findings.ts';
import type { ServiceContext } from '../app/context.ts';
import { findingViews } from '../year/findings.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TABLE = '政务公开问题整改清单';

/** The usual columns of such lists, and behind them what lets the list be read in again whole. */
const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 5, align: 'center' },
  { header: ['单位'], width: 18, align: 'left' },
  { header: ['来源'], width: 10, align: 'center' },
  { header: ['发现日期'], width: 11, align: 'center' },
  { header: ['指标'], width: 18, align: 'left' },
  { header: ['分值'], width: 6, align: 'center' },
  { header: ['扣分'], width: 6, align: 'center' },
  { header: ['失分原因'], width: 34, align: 'left' },
  { header: ['整改时限'], width: 11, align: 'center' },
  { header: ['整改情况'], width: 30, align: 'left' },
  { header: ['佐证链接'], width: 22, align: 'left' },
  { header: ['回复日期'], width: 11, align: 'center' },
  { header: ['复核日期'], width: 11, align: 'center' },
  { header: ['复核结果'], width: 10, align: 'center' },
  { header: ['复核意见'], width: 16, align: 'left' },
  { header: ['状态'], width: 12, align: 'center' },
];

const EMPTY: CellSpec = { kind: 'empty' };

function text(value: string | undefined, tone?: 'alarm'): CellSpec {
  if (value === undefined || value === '') return EMPTY;
  return { kind: 'text', text: value, ...(tone === undefined ? {} : { tone }) };
}

function rowOf(view: FindingView, index: number): readonly CellSpec[] {
  const { unit, source, foundOn, indicator, full, points, cause, rectifyBy, reply, recheck, state, daysOver } = view;
  const tone = daysOver === undefined ? undefined : 'alarm';
  return [
    { kind: 'number', value: index + 1, format: '0' },
    text(unit),
    text(FINDING_SOURCE_WORDS[source]),
    text(foundOn),
    text(indicator),
    text(full),
    text(points),
    text(cause),
    text(rectifyBy, tone),
    text(reply?.text),
    text(reply?.link),
    text(reply?.on),
    text(recheck?.on),
    text(recheck && RECHECK_WORDS[recheck.result]),
    text(recheck?.note),
    text(FINDING_STATE_WORDS[state], tone),
  ];
}

/** 待整改3、已整改1: how many of a list stand where. */
function stateCounts(views: readonly FindingView[]): string {
  return FINDING_STATES.flatMap((state) => {
    const count = views.filter((view) => view.state === state).length;
    return count === 0 ? [] : [`${FINDING_STATE_WORDS[state]}${count}`];
  }).join('、');
}

/** The list as a workbook that can be printed, handed on and read in again. */
export function findingsWorkbook(
  {
    district,
    year,
    asOf,
  }: { readonly district: string; readonly year: number; readonly asOf: Parameters<typeof chineseDate>[0] },
  views: readonly FindingView[],
): WorkbookSpec {
  const units = new Set(views.map(({ unitId }) => unitId)).size;
  const counts = views.length === 0 ? '没有问题' : `共${views.length}个问题，${units}个单位：${stateCounts(views)}`;
  const empty = [text('没有问题。'), ...COLUMNS.slice(1).map(() => EMPTY)];
  return {
    fileName: fileNameOf(`${district}${year}年${TABLE}（截至${chineseDate(asOf)}）`, 'xlsx'),
    sheets: [
      {
        name: '问题整改',
        title: `${district}${year}年${TABLE}`,
        caption: [counts, `截至${chineseDate(asOf)}`],
        columns: COLUMNS,
        rows: views.length === 0 ? [empty] : views.map(rowOf),
        merges: views.length === 0 ? [{ top: 0, left: 0, bottom: 0, right: COLUMNS.length - 1 }] : [],
        footer: ['说明：“整改情况”由责任单位填写；复核以后才算整改完成。'],
        paper: 'A3',
      },
    ],
  };
}

/** Makes the list in the background: of the year, of a unit, or of some findings. */
export function exportFindings(context: ServiceContext, { year, unitId, ids }: ParsedInputOf<'findings.export'>) {
  const { store, clock, jobs, documents, files } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const wanted = ids && new Set(ids);
  const views = findingViews(context, year, unitId).filter(({ id }) => wanted?.has(id) ?? true);
  const spec = findingsWorkbook({ district, year, asOf: clock.today() }, views);
  const jobId = jobs.start('正在生成问题清单', async (control) => {
    const written = await documents.writeWorkbook(spec, control);
    if (!written.ok) return written;
    const kept = files.put({ name: spec.fileName, mediaType: MEDIA_TYPE, bytes: written.value });
    return kept.ok ? succeed({ fileId: kept.value, fileName: spec.fileName }) : kept;
  });
  return succeed({ jobId });
}
