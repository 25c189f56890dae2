import type { ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import { useYear } from '../../address/year.ts';
import { UnitName } from '../../ui/UnitName.tsx';
import { FactTable } from '../facts/FactTable.tsx';

/** 公布分: the totals as they were frozen, or put before the public, with what appeals and entries changed of them. */
export function PublishedTab({ shown }: { readonly shown: ClassProcess }) {
  const year = useYear();
  const rows = shown.published ?? [];
  const word = shown.freezes.length > 0 ? '定稿分' : '公示分';
  return (
    <FactTable
      label="公布分"
      columns={[
        ['名次', 70],
        ['单位'],
        [word, 100],
        ['申诉与补记', 110],
        ['公布分', 100],
        ['折算分', 100],
        ['等次', '18%'],
      ]}
      rows={rows.map(({ unitId, unit, frozen, entered, total, contribution, place, grade, tiedOutOf }) => ({
        key: unitId,
        cells: [
          place ?? <span className="faint">不排名</span>,
          <UnitName key="unit" unitId={unitId} name={unit} />,
          frozen ?? '—',
          entered === undefined || Number(entered) === 0 ? '' : signed(entered),
          <b key="total">{total ?? '—'}</b>,
          contribution ?? '—',
          <>
            {grade}
            {tiedOutOf !== undefined && <span className="sub"> 并列超额，未列入{tiedOutOf}</span>}
          </>,
        ],
      }))}
      table={() => ({
        name: `${year}年${shown.name}公布分`,
        header: ['名次', '单位', word, '申诉与补记', '公布分', '折算分', '等次'],
        rows: rows.map(({ unit, frozen, entered, total, contribution, place, grade }) => [
          place ?? '不排名',
          unit,
          numberOf(frozen),
          numberOf(entered),
          numberOf(total),
          numberOf(contribution),
          grade,
        ]),
      })}
      empty={{
        title: '还没有公布分',
        hint: '公示或定稿以后，这里是各单位公布的总分：公示分或定稿分加减申诉和补记的结果。',
      }}
      filters={<span className="sub text-sm">公布分＝{word} ± 申诉与补记，不随登记变动</span>}
      actions={null}
    />
  );
}

/** +0.5, −2. */
export function signed(points: string): string {
  return points.startsWith('-') ? points.replace('-', '−') : `+${points}`;
}

function numberOf(points: string | undefined): number | undefined {
  return points === undefined ? undefined : Number(points);
}
