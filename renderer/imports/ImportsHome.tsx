import type { DraftView } from '../../electron/contract/importDrafts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Page } from '../ui/Page.tsx';
import { DropZone } from './DropZone.tsx';
import { FileList } from './FileList.tsx';
import { PastImports } from './PastImports.tsx';
import type { ImportSession } from './session.ts';
import noteCss from './note.module.css';

interface ImportsHomeProps {
  readonly year: Year;
  readonly session: ImportSession;
  readonly drafts: readonly DraftView[];
  readonly onOpen: (draftId: string) => void;
}

/** Where a file is chosen or dropped, which files wait and what became of others, what came in before. */
export function ImportsHome({ year, session, drafts, onOpen }: ImportsHomeProps) {
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
        <FileList year={year} session={session} drafts={drafts} onOpen={onOpen} />
        <PastImports year={year} closed={closed} />
      </div>
    </Page>
  );
}
