import { Button } from 'antd';
import { useRef } from 'react';
import type { RoundDetail, RoundUnit } from '../../electron/contract/fillIn.ts';
import { takeIn } from './session.ts';

const ACCEPTED = '.xlsx,.xls,.et,.ods,.csv,.tsv,.docx,.doc,.wps,.txt,.html,.htm';

/** Takes a unit's own list in, whatever kind of document it is. */
export function ListButton({ round, unit }: { readonly round: RoundDetail; readonly unit: RoundUnit }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type="link" size="small" onClick={() => input.current?.click()}>
        读入清单
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={`选择${unit.unit}的任务清单`}
        onChange={(event) => {
          void takeIn([...(event.target.files ?? [])], round.year, { roundId: round.id, unitId: unit.unitId });
          event.target.value = '';
        }}
      />
    </>
  );
}
