import { Checkbox } from 'antd';
import { clsx } from 'clsx';
import type { TablePreview } from '../../electron/contract/imports.ts';
import { QuietTag } from '../ui/Tags.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import { sizeOf } from './tableFigures.ts';
import { TABLE_KIND_WORDS } from '../../electron/domain/words/documents.ts';
import previewCss from './preview.module.css';

/** Which table it is, how much it holds, and whether it is imported. */
export function TableHead({ table, maker }: { readonly table: TablePreview; readonly maker: DecisionMaker }) {
  const included = !maker.decisions.without.has(table.tableId);
  const title = table.title === '' ? table.sheet : table.title;
  return (
    <>
      {table.kind !== 'scheme' && (
        <Checkbox
          className={clsx(previewCss['include'])}
          checked={included}
          onChange={(event) => maker.setTable(table.tableId, event.target.checked)}
        >
          导入此表
        </Checkbox>
      )}
      <QuietTag tone="blue">{TABLE_KIND_WORDS[table.kind]}</QuietTag>
      <span className={clsx('ellipsis', previewCss['title'])} title={title}>
        {title}
      </span>
      {table.kind !== 'scheme' && <span className={clsx('sub num', previewCss['size'])}>{sizeOf(table)}</span>}
      {table.byHand && <QuietTag>按手工设定</QuietTag>}
      {table.secondary && (
        <span className={previewCss['secondary']}>
          {table.kind === 'plan'
            ? '正文里的任务，同一文件的表格里也有：先不导入，以免重复'
            : '同一份任务在文件的另一处也有：先不导入，以免重复'}
        </span>
      )}
    </>
  );
}
