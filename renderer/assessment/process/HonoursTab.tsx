import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { HonourView } from '../../../electron/contract/assessment.ts';
import type { ClassProcess } from '../../../electron/contract/scoreProcess.ts';
import type { SchemeNodeId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { Loaded } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { FactTable } from '../facts/FactTable.tsx';

type Track = 'overall' | 'progress' | 'special';

const TRACK_WORDS: Readonly<Record<Track, string>> = { overall: '综合', progress: '进步', special: '单项' };
const TRACKS = Object.keys(TRACK_WORDS) as readonly Track[];

/** 评优: who comes first in the class, who rose most against the year before, who is best at one thing. Proposals, which the office decides. */
export function HonoursTab({ shown }: { readonly shown: ClassProcess }) {
  const year = useYear();
  const [track, setTrack] = useState<Track>('overall');
  const [most, setMost] = useState(3);
  const [nodeId, setNodeId] = useState<SchemeNodeId>();
  const table = useAppQuery('assessment.table', { year });
  const columns = table.data?.classes.find(({ classId }) => classId === shown.classId)?.columns ?? [];
  const special = nodeId ?? columns[0]?.nodeId;
  const query = useAppQuery('assessment.honours', {
    year,
    classId: shown.classId,
    most,
    ...(special === undefined ? {} : { nodeId: special }),
  });
  return (
    <Loaded query={query}>
      {(honours) => (
        <Listed
          track={track}
          rows={honours[track]}
          name={`${year}年${shown.name}评优（${TRACK_WORDS[track]}）`}
          filters={
            <>
              <Segmented<Track>
                aria-label="评优类别"
                value={track}
                onChange={setTrack}
                options={TRACKS.map((value) => ({ value, label: TRACK_WORDS[value] }))}
              />
              {track === 'special' && (
                <Select<SchemeNodeId>
                  aria-label="单项"
                  {...(special === undefined ? {} : { value: special })}
                  onChange={setNodeId}
                  options={columns.map((column) => ({ value: column.nodeId, label: column.name }))}
                  style={{ minWidth: 180 }}
                />
              )}
              <span className="row">
                <span className="sub">取前</span>
                <NumberBox
                  aria-label="取前几名"
                  min={1}
                  max={50}
                  precision={0}
                  value={most}
                  onChange={(value) => setMost(value ?? 3)}
                  style={{ width: 72 }}
                />
                <span className="sub">名，同分的都列入</span>
              </span>
            </>
          }
        />
      )}
    </Loaded>
  );
}

const HINTS: Readonly<Record<Track, string>> = {
  overall: '有了名次，这里列出总分在前的单位。',
  progress: '与上一年度比较总分占满分的比例；两年都有名次、比例上升的列在这里。',
  special: '所选指标得分在前的单位列在这里。',
};

interface ListedProps {
  readonly track: Track;
  readonly rows: readonly HonourView[];
  readonly name: string;
  readonly filters: React.ReactNode;
}

function Listed({ track, rows, name, filters }: ListedProps) {
  return (
    <FactTable
      label={name}
      columns={[['名次', 80], ['单位', '30%'], ['依据']]}
      rows={rows.map(({ unitId, unit, place, words }) => ({
        key: unitId,
        cells: [place, <UnitName key="unit" unitId={unitId} name={unit} />, words],
      }))}
      table={() => ({
        name,
        header: ['名次', '单位', '依据'],
        rows: rows.map(({ place, unit, words }) => [place, unit, words]),
      })}
      empty={{ title: '还没有可以推荐的单位', hint: HINTS[track] }}
      filters={filters}
      actions={null}
    />
  );
}
