import { Segmented } from 'antd';
import { clsx } from 'clsx';
import type { PaperKind } from '../../electron/contract/papers.ts';
import { PAPER_KIND_WORDS, PAPER_KINDS } from '../../electron/domain/words/documents.ts';
import { SLIP_VIEW } from '../address/slips.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Page } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { oneOf, useAddressState } from '../address/useAddressState.ts';
import { AdoptionPaper } from './AdoptionPaper.tsx';
import { CircularPaper } from './CircularPaper.tsx';
import { ReminderPaper } from './ReminderPaper.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { SenderCard } from './SenderCard.tsx';
import { TemplatesCard } from './TemplatesCard.tsx';
import papersCss from './papers.module.css';

const ADDRESS = { paper: oneOf(PAPER_KINDS, 'reminder'), view: SLIP_VIEW };

const PAPERS = PAPER_KINDS.map((kind) => ({ value: kind, label: PAPER_KIND_WORDS[kind] }));

/** 公文: Word papers made from the year's figures, and the templates they are made from. */
export function PapersScreen() {
  const year = useYear();
  const [{ paper, view }, setAddress] = useAddressState(ADDRESS);
  const overview = useAppQuery('papers.overview', { year });
  return (
    <Page
      title="导入导出"
      sub={`${year} 年度`}
      filters={<ExchangeTabs at="/papers" />}
      aside={
        <Segmented<PaperKind>
          className={papersCss['kinds']}
          aria-label="公文种类"
          value={paper}
          onChange={(next) => setAddress({ paper: next })}
          options={PAPERS}
        />
      }
    >
      <Loaded query={overview}>
        {(value) => (
          <div
            className={clsx(
              papersCss['layout'],
              paper === 'reminder' && papersCss['slips'],
              paper === 'reminder' && view === 'made' && papersCss['list'],
            )}
          >
            {paper === 'reminder' && <ReminderPaper key={year} />}
            {paper === 'circular' && <CircularPaper key={year} overview={value} />}
            {paper === 'report' && <ReportPaper key={year} overview={value} />}
            {paper === 'adoption' && <AdoptionPaper key={year} overview={value} />}
            <SenderCard key={JSON.stringify(value.sender)} sender={value.sender} />
            <TemplatesCard current={paper} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
