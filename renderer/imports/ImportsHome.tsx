import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Page } from '../ui/Page.tsx';
import { DropZone } from './DropZone.tsx';
import { FileList } from './FileList.tsx';
import { PastImports } from './PastImports.tsx';
import type { ImportFile } from './session.ts';
import noteCss from './note.module.css';

/** Where a file is chosen or dropped, what became of this session's files, what came in before. */
export function ImportsHome(props: { readonly year: Year; readonly files: readonly ImportFile[] }) {
  const { year, files } = props;
  const status = useAppQuery('workspace.status', {}).data;
  const closed = status?.years.find((each) => each.year === year)?.state === 'closed';
  return (
    <Page title="导入导出" sub={`${year} 年度`} filters={<ExchangeTabs at="/imports" />}>
      <div className="cards">
        {closed && (
          <p className={noteCss['note']}>
            {year} 年度已经结束，只能查看，不能再导入或撤销导入。要导入，请先在右上角转到其他年度。
          </p>
        )}
        <DropZone closed={closed} />
        {files.length > 0 && <FileList files={files} />}
        <PastImports year={year} closed={closed} />
      </div>
    </Page>
  );
}
