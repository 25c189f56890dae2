import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReminderId } from '../../electron/domain/brand.ts';
import { keptItems, SLIP_SCOPE, SLIP_VIEW } from '../address/slips.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { Card } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { LevelsDialog } from './LevelsDialog.tsx';
import { SlipList } from './SlipList.tsx';
import { SlipMaking } from './SlipMaking.tsx';
import papersCss from './papers.module.css';

const ADDRESS = { ...SLIP_SCOPE, view: SLIP_VIEW };

/** 催办单: what is proposed and made at one end, what was made and is answered at the other. */
export function ReminderPaper() {
  const year = useYear();
  const [{ view, duty, units, items, kept }, setAddress] = useAddressState(ADDRESS);
  const [isSetting, setSetting] = useState(false);
  // Those just made: chosen at first, to be fetched.
  const [fresh, setFresh] = useState<readonly ReminderId[]>([]);
  const many = kept === '' ? undefined : keptItems(kept);
  const isLost = kept !== '' && many === undefined;
  const asked = many ?? items;
  const everything = { duty: '', units: [], items: [], kept: '' } as const;
  const scope = {
    ...(duty === '' ? {} : { dutyId: duty }),
    ...(units.length === 0 ? {} : { unitIds: [...units] }),
    ...(asked.length === 0 ? {} : { items: [...asked] }),
  };
  return (
    <>
      <div className={papersCss['views']}>
        <Segmented<typeof view>
          aria-label="催办单"
          value={view}
          onChange={(next) => setAddress({ view: next })}
          options={[
            { value: 'make', label: '拟发催办单' },
            { value: 'made', label: '已生成的催办单' },
          ]}
        />
        <Button onClick={() => setSetting(true)}>催办级别</Button>
      </div>
      {view === 'make' && isLost ? (
        <Card className={papersCss['wide']}>
          <EmptyState
            title="所选的事项没有留下来"
            hint="它们只留在选择时的窗口里。请回到工作台账重新选择。"
            actions={<Button onClick={() => setAddress(everything)}>改为全部事项</Button>}
          />
        </Card>
      ) : view === 'make' ? (
        <SlipMaking
          key={`${year} ${JSON.stringify(scope)}`}
          scope={scope}
          onAll={() => setAddress(everything)}
          onMade={(ids) => {
            setFresh(ids);
            setAddress({ view: 'made', ...everything });
          }}
        />
      ) : (
        <SlipList key={`${year} ${fresh.join(' ')}`} fresh={fresh} />
      )}
      {isSetting && <LevelsDialog onClose={() => setSetting(false)} />}
    </>
  );
}
