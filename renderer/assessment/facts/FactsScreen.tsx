import { Segmented } from 'antd';
import type { ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { AssessmentTabs } from '../../ui/AssessmentTabs.tsx';
import { Page } from '../../ui/Page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { FACT_TABS, FACTS_ADDRESS, TAB_WORDS, type FactTab } from './address.ts';
import { EventsIntake } from './EventsIntake.tsx';
import { EventsTab } from './EventsTab.tsx';
import { ExplainedTab } from './ExplainedTab.tsx';
import { FiguresTab } from './FiguresTab.tsx';
import { JudgedTab } from './JudgedTab.tsx';
import { MembersTab } from './MembersTab.tsx';
import { SamplesTab } from './SamplesTab.tsx';
import { SheetIntake } from './SheetIntake.tsx';
import { SheetsTab } from './SheetsTab.tsx';

/** 考核事实: what only the assessment knows of a year, and what its schemes ask people for. */
export function FactsScreen() {
  const year = useYear();
  const [{ tab, file, class: classId }, setAddress] = useAddressState(FACTS_ADDRESS);
  const query = useAppQuery('scoreFacts.ofYear', { year });
  const close = (): void => setAddress({ file: '' }, { replace: true });
  if (file !== '' && tab === 'events') return <EventsIntake key={file} previewId={file} onClose={close} />;
  if (file !== '' && tab === 'sheets') return <SheetIntake key={file} previewId={file} onClose={close} />;
  return (
    <Page
      fill
      title="考核评分"
      sub={`${year} 年度考核事实：其他登记里没有的，记在这里`}
      filters={
        <>
          <AssessmentTabs at="/scoreFacts" classId={classId} />
          <Segmented<FactTab>
            aria-label="哪一类事实"
            value={tab}
            onChange={(next) => setAddress({ tab: next, event: '', node: '' })}
            options={FACT_TABS.map((each) => ({ value: each, label: labelOf(each, query.data) }))}
          />
        </>
      }
    >
      <Loaded query={query}>{(facts) => <Tab tab={tab} facts={facts} />}</Loaded>
    </Page>
  );
}

/** 考核事件 12; 人工评议 3 待评 says what waits. */
function labelOf(tab: FactTab, facts: ScoreFactsOfYear | undefined): string {
  const word = TAB_WORDS[tab];
  if (!facts) return word;
  if (tab === 'judged') {
    const missing = facts.asked.judged.reduce((sum, leaf) => sum + leaf.missing.length, 0);
    return missing > 0 ? `${word} ${missing} 待评` : word;
  }
  const counts: Readonly<Record<Exclude<FactTab, 'judged'>, number>> = {
    events: facts.events.length,
    sheets: facts.sheets.length,
    samples: new Set(facts.samples.map(({ sample, unitId }) => `${sample} ${unitId}`)).size,
    figures: facts.figures.length,
    members: facts.members.length,
    explained: facts.explanations.length,
  };
  return counts[tab] === 0 ? word : `${word} ${counts[tab]}`;
}

function Tab({ tab, facts }: { readonly tab: FactTab; readonly facts: ScoreFactsOfYear }) {
  switch (tab) {
    case 'sheets':
      return <SheetsTab facts={facts} />;
    case 'judged':
      return <JudgedTab facts={facts} />;
    case 'samples':
      return <SamplesTab facts={facts} />;
    case 'figures':
      return <FiguresTab facts={facts} />;
    case 'members':
      return <MembersTab facts={facts} />;
    case 'explained':
      return <ExplainedTab facts={facts} />;
    default:
      return <EventsTab facts={facts} />;
  }
}
