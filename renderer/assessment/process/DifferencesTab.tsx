import { Link } from 'wouter';
import type { ClassProcess, LiveDifference } from '../../../electron/contract/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { UnitName } from '../../ui/UnitName.tsx';
import { FactTable } from '../facts/FactTable.tsx';
import { differenceText, plain } from '../points.ts';

/** 公布后变化: where units stand now otherwise than they were put before the public, or frozen. It changes nothing that is published. */
export function DifferencesTab({ shown }: { readonly shown: ClassProcess }) {
  const year = useYear();
  const { differences, freezes, published, name } = shown;
  const word = freezes.length > 0 ? '定稿' : '公示';
  return (
    <FactTable
      label="公布后变化"
      columns={[['单位', '18%'], [`${word}分`, 90], ['现在', 90], ['相差', 80], ['变化的指标'], ['', 90]]}
      rows={differences.map((one) => ({
        key: one.unitId,
        cells: [
          <UnitName key="unit" unitId={one.unitId} name={one.unit} />,
          one.frozen ?? '—',
          one.live ?? '—',
          gapOf(one),
          nodesOf(one),
          <Link key="to" href={`/assessment?year=${year}&class=${shown.classId}&unit=${one.unitId}`}>
            看现在的
          </Link>,
        ],
      }))}
      table={() => ({
        name: `${year}年${name}${word}后变化`,
        header: ['单位', `${word}分`, '现在', '相差', '变化的指标'],
        rows: differences.map((one) => [one.unit, one.frozen, one.live, gapOf(one), nodesOf(one)]),
      })}
      empty={
        published === undefined
          ? { title: '还没有公示或定稿', hint: '公示或定稿以后，登记引起的变化在这里逐个单位列出，公布分不变。' }
          : { title: `与${word}时一致`, hint: `${word}以后的登记没有改变任何单位的得分。` }
      }
      filters={
        <span className="sub text-sm">
          {freezes.length > 0
            ? '只供核对，公布分不变；确实要改的，按申诉或补记处理'
            : '只供核对，公示的得分不变；定稿按登记重新计分，并写明公示以来的变化'}
        </span>
      }
      actions={null}
    />
  );
}

function gapOf({ frozen, live }: LiveDifference): string {
  return frozen === undefined || live === undefined ? '' : differenceText(live, frozen);
}

function nodesOf({ nodes }: LiveDifference): string {
  return changedNodes(nodes).join('；');
}

/** 定时公开按时率 50 → 51.6 */
export function changedNodes(nodes: LiveDifference['nodes']): readonly string[] {
  return nodes.map(
    ({ name, before, after }) =>
      `${name} ${before === undefined ? '—' : plain(before)} → ${after === undefined ? '—' : plain(after)}`,
  );
}
