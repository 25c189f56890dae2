import { Segmented } from 'antd';
import type { ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import type { UnitClassId } from '../../../electron/domain/brand.ts';
import { STAGE_WORDS } from '../../../electron/domain/words/scoreProcess.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { AssessmentTabs } from '../../ui/AssessmentTabs.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { PROCESS_ADDRESS, PROCESS_TABS, PROCESS_WORDS, type ProcessTab } from './address.ts';
import { AppealsTab } from './AppealsTab.tsx';
import { DifferencesTab } from './DifferencesTab.tsx';
import { FrozenScreen } from './FrozenScreen.tsx';
import { HonoursTab } from './HonoursTab.tsx';
import { PublishedTab } from './PublishedTab.tsx';
import { SelfScoresTab } from './SelfScoresTab.tsx';
import { StagesTab } from './StagesTab.tsx';

/** 考核过程: how far the assessment of each class is, what was frozen and published, and what was appealed. */
export function ProcessScreen() {
  const year = useYear();
  const [{ class: wanted, tab, freeze }, setAddress] = useAddressState(PROCESS_ADDRESS);
  const query = useAppQuery('scoreProcess.ofYear', { year });
  const classes = query.data?.classes ?? [];
  const shown = classes.find(({ classId }) => classId === wanted) ?? classes[0];
  if (freeze !== '')
    return <FrozenScreen freezeId={freeze} onClose={() => setAddress({ freeze: '', unit: '', node: '' })} />;
  return (
    <Page
      fill
      title="考核评分"
      sub={shown ? `${shown.name} · ${stageLine(shown)}` : `${year} 年度`}
      filters={
        <>
          <AssessmentTabs at="/scoreProcess" {...(shown ? { classId: shown.classId } : {})} />
          {classes.length > 1 && shown && (
            <Segmented<UnitClassId>
              aria-label="考核类别"
              value={shown.classId}
              options={classes.map(({ classId, name }) => ({ value: classId, label: name }))}
              onChange={(id) => setAddress({ class: id })}
            />
          )}
        </>
      }
    >
      <Loaded query={query}>
        {() =>
          shown ? (
            <>
              <div className="row" style={{ marginBottom: 'var(--space-4)' }}>
                <Segmented<ProcessTab>
                  aria-label="看什么"
                  value={tab}
                  options={PROCESS_TABS.map((each) => ({ value: each, label: labelOf(each, shown) }))}
                  onChange={(next) => setAddress({ tab: next })}
                />
              </div>
              <Tab key={shown.classId} tab={tab} shown={shown} />
            </>
          ) : (
            <Card className="pane">
              <EmptyState title="还没有考核类别" hint="有了单位和考核方案，这里按类别推进自评、审核、公示和定稿。" />
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}

/** 公示，至 12月31日 · 已定稿第 1 版 */
function stageLine({ stage: { stage, until, frozen } }: ClassProcess): string {
  return [
    `${STAGE_WORDS[stage]}${until === undefined ? '' : `，至 ${until}`}`,
    ...(frozen === undefined ? [] : [`已定稿第 ${frozen.version} 版`]),
  ].join(' · ');
}

function labelOf(tab: ProcessTab, { differences, appeals }: ClassProcess): string {
  const word = PROCESS_WORDS[tab];
  const open = appeals.filter(({ decision }) => decision === undefined).length;
  if (tab === 'appeals')
    return open > 0 ? `${word} ${open} 未裁定` : appeals.length > 0 ? `${word} ${appeals.length}` : word;
  return tab === 'differences' && differences.length > 0 ? `${word} ${differences.length}` : word;
}

function Tab({ tab, shown }: { readonly tab: ProcessTab; readonly shown: ClassProcess }) {
  switch (tab) {
    case 'selfScores':
      return <SelfScoresTab />;
    case 'differences':
      return <DifferencesTab shown={shown} />;
    case 'appeals':
      return <AppealsTab shown={shown} />;
    case 'published':
      return <PublishedTab shown={shown} />;
    case 'honours':
      return <HonoursTab shown={shown} />;
    default:
      return <StagesTab shown={shown} />;
  }
}
