import type { SchemeId, SchemeNodeId, Year } from '../brand.ts';
import type { Clause } from '../model/scoreClause.ts';
import type { FirstLevel } from '../model/schemeTree.ts';
import type { Scheme, SchemeBody } from '../model/scheme.ts';
import type { Points } from '../points.ts';

// Fixed ids: a default leaf keeps its identity over years and data folders.
function leaf(id: string, name: string, full: Points, clause: Clause): FirstLevel {
  return {
    section: 'base',
    node: {
      kind: 'leaf',
      id: id as SchemeNodeId,
      name,
      full,
      clauses: [clause],
      start: 'zero',
      nothing: 'notApplicable',
    },
  };
}

/**
 * The scheme a new year starts with: 100 points, weight 4 % (the least allowed), base 100. 定时公开按时率 counts 定时公开 and 时限办件, of which late ones
 * and those taken down too early are not well done; 任务举措完成 counts what is done, late too; 信息报送 months and longer periods that met their number;
 * 日常管理评议 is given by hand, with a reason, and left out until then.
 */
export function defaultBody(): SchemeBody {
  return {
    tree: {
      total: '100',
      scaling: 'raw',
      nodes: [
        leaf('disclosure-on-time', '定时公开按时率', '40', {
          rule: 'share',
          select: { kinds: ['disclosure', 'case'] },
          good: { any: ['onTime'], without: ['breach'] },
        }),
        leaf('measures-done', '任务举措完成', '30', {
          rule: 'share',
          select: { kinds: ['measure'] },
          good: { any: ['done'] },
        }),
        leaf('submissions-met', '信息报送', '20', {
          rule: 'share',
          select: { kinds: ['submission'] },
          good: { any: ['onTime'] },
        }),
        leaf('daily-management', '日常管理评议', '10', {
          rule: 'judged',
          least: '0',
          most: '10',
          assessors: 'one',
          unjudged: 'nothing',
        }),
      ],
      grades: [],
      contribution: 'share',
    },
    weight: { kind: 'percent', percent: '4', base: '100' },
  };
}

/** The default scheme of a year in which nobody has saved one. */
export function defaultScheme(year: Year): Scheme {
  return {
    id: defaultSchemeId(year),
    year,
    name: DEFAULT_NAME,
    versions: [{ version: 1, note: DEFAULT_NOTE, savedAt: '', ...defaultBody() }],
    isDerived: true,
  };
}

/** The year's first scheme has it, saved or not, so that what refers to it stays. */
export function defaultSchemeId(year: Year): SchemeId {
  return `default-${year}` as SchemeId;
}

const DEFAULT_NAME = '考核方案';
const DEFAULT_NOTE = '默认方案';
