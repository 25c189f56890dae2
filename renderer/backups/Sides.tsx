import { clsx } from 'clsx';
import type { RestorePreview } from '../../electron/contract/backups.ts';
import { COUNT_WORDS, districtWords, momentWords, yearsWords, type DataContent } from './words.ts';
import css from './Sides.module.css';

interface Line {
  readonly name: string;
  readonly here: string;
  readonly there: string;
  /** How many more or fewer there are. */
  readonly change: number;
}

function lastWords({ last }: DataContent): string {
  return last === undefined ? '没有操作记录' : `${last.label}，${momentWords(last.at)}`;
}

function linesOf(here: DataContent | undefined, there: DataContent): readonly Line[] {
  const line = (name: string, words: (side: DataContent) => string, change = 0): Line => ({
    name,
    here: here ? words(here) : '',
    there: words(there),
    change,
  });
  return [
    line('区县', districtWords),
    line('年度', yearsWords),
    ...COUNT_WORDS.map(([key, word]) =>
      line(word, ({ counts }) => String(counts[key]), here && there.counts[key] - here.counts[key]),
    ),
    line('最后一次操作', lastWords),
    line('数据格式', ({ format }) => `第 ${format} 版`),
  ];
}

/** （少 4） */
function changeWords(change: number): string {
  if (change === 0) return '';
  return change > 0 ? `（多 ${change}）` : `（少 ${-change}）`;
}

interface SidesProps extends Pick<RestorePreview, 'here' | 'there'> {
  /** Stands in the place of what is here where that cannot be read. */
  readonly unread: string;
}

/** What is here and what would be: what differs stands out. */
export function Sides({ here, there, unread }: SidesProps) {
  const lines = linesOf(here, there);
  return (
    <table className={css['sides']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">项目</span>
          </th>
          <th scope="col">这里现在</th>
          <th scope="col">恢复以后</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.name} data-differs={here !== undefined && line.here !== line.there}>
            <th scope="row">{line.name}</th>
            {here ? (
              <td className="num">{line.here}</td>
            ) : (
              at === 0 && (
                <td rowSpan={lines.length} className={clsx('sub', css['unread'])}>
                  {unread}
                </td>
              )
            )}
            <td className="num">
              {line.there}
              {changeWords(line.change)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
