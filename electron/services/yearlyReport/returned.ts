import type { ReturnedPreview } from '../../contract/yearlyReport.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { formOf } from '../../domain/yearlyReport/form.ts';
import { organFigures } from '../../domain/yearlyReport/report.ts';
import { readReturnedTable, type ReturnedTable } from '../../domain/yearlyReport/returnedTable.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { LatestFew } from '../app/kept.ts';
import { readTableFile } from '../app/tableFiles.ts';
import { storedNames, unitNamed } from '../year/parties.ts';

type Returned = Pick<
  AreaHandlers<'yearlyReport'>,
  'yearlyReport.read' | 'yearlyReport.preview' | 'yearlyReport.confirm' | 'yearlyReport.removeReturned'
>;

interface Pending {
  readonly previewId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly unitId: UnitId;
  readonly table: ReturnedTable;
}

const MOST = 12;
const NOTHING = '表中没有填写数字。没有申请的，请在“本年新收”一行填 0。';
const GONE_UNIT = fail('not-found', '所选的单位已不存在。请重新选择。');
const GONE = '这份返回的表的预览已失效（读过别的文件，或程序已重启）。请重新选择文件。';

/** Tables that units return: read, shown with what does not add up, taken in. */
export function createReturned(context: ServiceContext): Returned {
  const kept = new LatestFew<Pending>(MOST);
  const find = (id: string): Outcome<Pending> => {
    const pending = kept.get(id);
    return pending ? succeed(pending) : fail('not-found', GONE);
  };
  return {
    'yearlyReport.read': (input) => read(context, input, kept),
    'yearlyReport.preview'({ previewId }) {
      const pending = find(previewId);
      return pending.ok ? succeed(previewOf(context, pending.value)) : pending;
    },
    'yearlyReport.confirm'({ previewId }) {
      const pending = find(previewId);
      return pending.ok ? confirm(context, pending.value) : pending;
    },
    'yearlyReport.removeReturned'({ year, unitId }) {
      return runCommand(context, { label: `移除${nameOf(context, unitId)}返回的${year}年年度报告数据` }, () => {
        context.store.yearlyReport.removeReturned(year, unitId);
        return {};
      });
    },
  };
}

function nameOf({ store }: ServiceContext, unitId: UnitId): string {
  return store.units.units().find(({ id }) => id === unitId)?.name ?? '';
}

function isThere({ store }: ServiceContext, unitId: UnitId): boolean {
  return store.units.units().some(({ id }) => id === unitId);
}

function read(
  context: ServiceContext,
  { year, unitId, fileId }: ParsedInputOf<'yearlyReport.read'>,
  kept: LatestFew<Pending>,
) {
  const { ids, store } = context;
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  if (!isThere(context, unitId)) return GONE_UNIT;
  return readTableFile(context, { fileId, reading: '正在读取返回的表' }, ({ fileName, grids }) => {
    const table = readReturnedTable(formOf(year), grids);
    if (!table) {
      return fail(
        'no-header',
        `“${fileName}”里没有读出“收到和处理政府信息公开申请情况”表。请用发出的表填写，保留表头和项目列。`,
        {
          place: { file: fileName },
        },
      );
    }
    const previewId = ids.next();
    kept.put(previewId, { previewId, fileName, year, unitId, table });
    return succeed({ previewId });
  });
}

function previewOf(context: ServiceContext, { previewId, fileName, year, unitId, table }: Pending): ReturnedPreview {
  const own = organFigures({
    unitId,
    name: nameOf(context, unitId),
    form: formOf(year),
    cases: undefined,
    typed: new Map(),
    returned: table.figures,
    carriedOut: undefined,
  });
  return {
    previewId,
    fileName,
    unitId,
    figures: Object.fromEntries(table.figures),
    faults: [
      ...titleFaults(context, year, unitId, table),
      ...(table.figures.size === 0 ? [NOTHING] : []),
      ...table.faults,
      ...own.faults,
    ],
  };
}

/** Titles that tell of another year or unit. */
function titleFaults(
  context: ServiceContext,
  year: Year,
  unitId: UnitId,
  { titles }: ReturnedTable,
): readonly string[] {
  const names = storedNames(context.store);
  return titles.flatMap(({ text, whose, year: said }): readonly string[] => {
    if (said !== year) return [`表的标题是“${text}”，不是 ${year} 年的数据。`];
    const of = unitNamed(names, whose);
    if (of === undefined || of === unitId) return [];
    return [`表的标题是“${text}”，不是${nameOf(context, unitId)}的数据。`];
  });
}

function confirm(context: ServiceContext, pending: Pending) {
  const { store } = context;
  const { year, unitId, table } = pending;
  if (!isThere(context, unitId)) return GONE_UNIT;
  const { faults } = previewOf(context, pending);
  if (faults.length > 0) {
    return fail(
      'conflict',
      `${faults[0] ?? ''}${faults.length > 1 ? `另有 ${faults.length - 1} 处。` : ''}没有收下，请退回单位改正。`,
    );
  }
  return runCommand(context, { label: `收下${nameOf(context, unitId)}的${year}年年度报告数据` }, () => {
    store.yearlyReport.removeReturned(year, unitId);
    const values = new Map([...table.figures].map(([cell, value]) => [cell, String(value)]));
    store.yearlyReport.setCells(year, unitId, values, 'returned');
    return {};
  });
}
