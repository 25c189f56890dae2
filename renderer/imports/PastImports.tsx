import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ImportView } from '../../electron/contract/imports.ts';
import type { ImportId, Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { instantWords } from '../ui/dates.ts';
import { UndoDialog } from './UndoDialog.tsx';
import { TABLE_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import css from './PastImports.module.css';

interface PastImportsProps {
  readonly year: Year;
  /** The year is closed: nothing can be taken back. */
  readonly closed: boolean;
}

/** What came in before, newest first; each can be taken back, however long ago. */
export function PastImports({ year, closed }: PastImportsProps) {
  const query = useAppQuery('imports.list', { year });
  const [undoing, setUndoing] = useState<ImportId>();
  return (
    <Card title={`${year} 年度导入过的文件`}>
      {query.error && query.data && <Unread error={query.error} onRetry={() => void query.refetch()} />}
      <Loaded query={query}>
        {(imports) =>
          imports.length === 0 ? (
            // Of nothing, only an answer of this moment can be told.
            !query.error && !query.isFetching && <p className={clsx('sub', css['none'])}>还没有导入过文件。</p>
          ) : (
            <table className={css['past']}>
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">工作表</th>
                  <th scope="col">种类</th>
                  <th scope="col" className="right">
                    行数
                  </th>
                  <th scope="col">导入时间</th>
                  <th scope="col">
                    <span className="visually-hidden">撤销</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {imports
                  .toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))
                  .map((each) => (
                    <PastRow key={each.importId} view={each} closed={closed} onUndo={setUndoing} />
                  ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {undoing !== undefined && <UndoDialog importId={undoing} onClose={() => setUndoing(undefined)} />}
    </Card>
  );
}

/** What stands below was read before: what was written since may be missing. */
function Unread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className={css['unread']}>
      <p>现在读不到导入记录，下面可能缺少刚才写入或撤销的。</p>
      <ErrorState error={error} onRetry={onRetry} inline />
    </div>
  );
}

interface PastRowProps {
  readonly view: ImportView;
  readonly closed: boolean;
  readonly onUndo: (importId: ImportId) => void;
}

function PastRow({ view, closed, onUndo }: PastRowProps) {
  return (
    <tr className={view.undone ? css['undone'] : undefined}>
      <td>{view.fileName}</td>
      <td className={css['sheets']}>{view.sheets.join('、')}</td>
      <td>{[...new Set(view.kinds)].map((kind) => TABLE_KIND_WORDS[kind]).join('、')}</td>
      <td className="right num">{view.rows}</td>
      <td className="num sub">{instantWords(view.importedAt)}</td>
      <td className="right">
        {view.undone ? (
          <QuietTag>已撤销</QuietTag>
        ) : (
          !closed && (
            <Button size="small" aria-label={`撤销这次导入：${view.fileName}`} onClick={() => onUndo(view.importId)}>
              撤销这次导入
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
