import type { ImportView } from '../../electron/contract/imports.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { TABLE_WORDS } from './PreviewStep.tsx';

/** What came in before, newest first. */
export function PastImports({ year }: { readonly year: Year }) {
  const query = useDeskQuery('imports.list', { year });
  return (
    <Card title={`${year} 年度导入过的文件`}>
      <Loaded query={query}>
        {(imports) =>
          imports.length === 0 ? (
            <p className="past-none sub">还没有导入过文件。</p>
          ) : (
            <table className="past">
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">工作表</th>
                  <th scope="col">种类</th>
                  <th scope="col" className="r">
                    行数
                  </th>
                  <th scope="col">导入时间</th>
                </tr>
              </thead>
              <tbody>
                {imports
                  .toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))
                  .map((each) => (
                    <PastRow key={each.importId} view={each} />
                  ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Card>
  );
}

function PastRow({ view }: { readonly view: ImportView }) {
  return (
    <tr>
      <td title={view.fileName}>{view.fileName}</td>
      <td>{view.sheets.join('、')}</td>
      <td>{[...new Set(view.kinds)].map((kind) => TABLE_WORDS[kind]).join('、')}</td>
      <td className="r num">{view.rows}</td>
      <td className="num sub">{instantWords(view.importedAt)}</td>
    </tr>
  );
}

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

/** 2021年6月28日 09:30, in the machine's time zone. */
export function instantWords(instant: string): string {
  return clock.format(new Date(instant));
}
