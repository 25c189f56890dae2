import type { DutyRow } from '../../electron/contract/duties.ts';
import type { TimeRule, NamedParty } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { CommandId, Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { useCommand } from '../ui/useCommand.ts';
import { EmptiedDialog, type Emptied } from './EmptiedDialog.tsx';
import { taskFilters } from './filters.ts';
import { FollowDialog } from './FollowDialog.tsx';
import { NewDutyDialog } from './NewDutyDialog.tsx';
import { choicesOf, namedParties, resolveNames } from '../rules/parties.ts';
import { SetPartiesDialog } from '../rules/SetPartiesDialog.tsx';
import { SetRulesDialog } from '../rules/SetRulesDialog.tsx';

/** The dialog that is open over the breakdown table. */
export type OpenDialog =
  | { readonly what: 'new' }
  | { readonly what: 'units'; readonly row: DutyRow }
  | { readonly what: 'follow'; readonly rows: readonly DutyRow[] }
  | (Emptied & { readonly what: 'emptied' })
  /** `rules` and `check`: what was made of a wording just typed. */
  | { readonly what: 'rules'; readonly row: DutyRow; readonly rules?: readonly TimeRule[]; readonly check?: string };

interface DutyDialogsProps {
  readonly year: Year;
  readonly dialog: OpenDialog | undefined;
  readonly onClose: () => void;
}

export function DutyDialogs({ year, dialog, onClose }: DutyDialogsProps) {
  const list = useAppQuery('units.list', {}).data;
  if (!dialog || !list) return null;
  return <OpenDutyDialog year={year} dialog={dialog} list={list} onClose={onClose} />;
}

function OpenDutyDialog(props: DutyDialogsProps & { readonly dialog: OpenDialog; readonly list: UnitList }) {
  const { year, dialog, list, onClose } = props;
  const notify = useNotify();
  const [, setFilters] = useAddressState(taskFilters);
  const saved = (words: string, commandId: CommandId | undefined): void => {
    notify.success(words, { commandId });
    onClose();
  };
  if (dialog.what === 'new') {
    return (
      <NewDutyDialog
        year={year}
        list={list}
        onClose={onClose}
        onDone={(duty, commandId) => {
          saved('已新增一项', commandId);
          setFilters({ duty });
        }}
      />
    );
  }
  if (dialog.what === 'follow') {
    return <FollowDialog year={year} rows={dialog.rows} onSaved={saved} onClose={onClose} />;
  }
  if (dialog.what === 'emptied') return <EmptiedDialog {...dialog} onClose={onClose} />;
  return <ChangeDialog year={year} dialog={dialog} list={list} onSaved={saved} onClose={onClose} />;
}

interface ChangeDialogProps {
  readonly year: Year;
  readonly dialog: Exclude<OpenDialog, { what: 'new' | 'follow' | 'emptied' }>;
  readonly list: UnitList;
  readonly onSaved: (words: string, commandId: CommandId | undefined) => void;
  readonly onClose: () => void;
}

/** Sets the limits or the units of a duty that is there. */
function ChangeDialog({ year, dialog, list, onSaved, onClose }: ChangeDialogProps) {
  const notify = useNotify();
  const update = useCommand('duties.update', notify.fault);
  const change = useCommand('duties.changeRules', notify.fault);
  const { row } = dialog;
  if (dialog.what === 'rules') {
    return (
      <SetRulesDialog
        year={year}
        content={row.content}
        wording={row.timeWording}
        check={dialog.check ?? row.timeCheck}
        rules={dialog.rules ?? row.rules.map((view) => view.rule)}
        busy={update.isPending || change.isPending}
        inUse={{ dutyId: row.id, from: changedFrom(row) }}
        onSave={(rules, from) =>
          from === undefined
            ? update.send({ id: row.id, rules: [...rules] }, ({ commandId }) => onSaved('时限已保存', commandId))
            : change.send({ id: row.id, rules: [...rules], from }, ({ commandId }) =>
                onSaved(`时限已保存，自 ${from} 起生效`, commandId),
              )
        }
        onClose={onClose}
      />
    );
  }
  const saveParties = (parties: readonly NamedParty[]): void => {
    const { assignments } = resolveNames(parties, list);
    update.send({ id: row.id, assignments: [...assignments] }, ({ commandId }) => onSaved('责任单位已保存', commandId));
  };
  return (
    <SetPartiesDialog
      content={row.content}
      wording={row.unitsWording}
      check={row.unitsCheck}
      parties={namedParties(row.assignments)}
      choices={choicesOf(list)}
      busy={update.isPending}
      onSave={saveParties}
      onClose={onClose}
    />
  );
}

/** The day from which the rules that hold now were changed: setting them again corrects that change. */
function changedFrom({ rules }: DutyRow): PlainDate | undefined {
  return rules
    .flatMap(({ validFrom }) => validFrom ?? [])
    .toSorted()
    .at(-1);
}
