import { Button, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useState } from 'react';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { GroupId, UnitId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { unitMatches } from '../ui/UnitSelect.tsx';
import { oneOf, text, useAddressState, type AddressValues } from '../address/useAddressState.ts';
import { GroupOffers } from './GroupOffers.tsx';
import { GroupPanel } from './GroupPanel.tsx';
import { GroupTable } from './GroupTable.tsx';
import { groupsTable, unitsTable } from './unitsTable.ts';
import { PasteNames } from './PasteNames.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import { UnitTable } from './UnitTable.tsx';
import { UNIT_KINDS, UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import css from './UnitsScreen.module.css';
import cardCss from '../ui/card.module.css';
import tabsCss from '../ui/tabs.module.css';

const ADDRESS = {
  tab: oneOf(['units', 'groups'], 'units'),
  q: text(),
  kind: oneOf(['', ...UNIT_KINDS], ''),
  /** The unit or group that is open; `new` for one to be made. */
  open: text<UnitId | GroupId | 'new'>(),
};

type Address = AddressValues<typeof ADDRESS>;

/** 单位 and 单位组: who answers for the year's duties. */
export function UnitsScreen() {
  const [address, setAddress] = useAddressState(ADDRESS);
  const [pasting, setPasting] = useState(false);
  const list = useAppQuery('units.list', {});
  const isGroups = address.tab === 'groups';
  return (
    <Page
      fill
      title="单位"
      sub={list.data && `${list.data.units.length} 个单位 · ${list.data.groups.length} 个单位组`}
      actions={
        <>
          {!isGroups && <Button onClick={() => setPasting(true)}>粘贴名单</Button>}
          <Button type="primary" onClick={() => setAddress({ open: 'new' })}>
            {isGroups ? '新建单位组' : '新增单位'}
          </Button>
        </>
      }
      filters={<Filters address={address} setAddress={setAddress} />}
      aside={list.data && <Out list={list.data} address={address} />}
    >
      <Loaded query={list}>
        {(value) => (
          <UnitsBody list={value} address={address} setAddress={setAddress} onPaste={() => setPasting(true)} />
        )}
      </Loaded>
      {pasting && list.data && <PasteNames list={list.data} onClose={() => setPasting(false)} />}
    </Page>
  );
}

/** What the filters leave. */
function shownOf({ units, groups }: UnitList, { q, kind }: Address): Pick<UnitList, 'units' | 'groups'> {
  return {
    units: units.filter((unit) => unitMatches(unit, q) && (kind === '' || unit.kind === kind)),
    groups: groups.filter((group) => unitMatches(group, q)),
  };
}

function Out({ list, address }: { readonly list: UnitList; readonly address: Address }) {
  const { units, groups } = shownOf(list, address);
  const isGroups = address.tab === 'groups';
  return (
    <TableActions
      disabled={(isGroups ? groups : units).length === 0}
      table={() => (isGroups ? groupsTable(groups, list) : unitsTable(units, list))}
    />
  );
}

interface PartProps {
  readonly address: Address;
  readonly setAddress: (patch: Partial<Address>, options?: { readonly replace?: boolean }) => void;
}

function Filters({ address, setAddress }: PartProps) {
  return (
    <>
      <fieldset className={tabsCss['tabs']}>
        <legend className="visually-hidden">单位或单位组</legend>
        {(['units', 'groups'] as const).map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={address.tab === tab}
            onClick={() => setAddress({ tab, open: '' })}
          >
            {tab === 'units' ? '单位' : '单位组'}
          </button>
        ))}
      </fieldset>
      <Input
        aria-label="查找名称或别名"
        placeholder="查找名称或别名"
        prefix={<Icon name="search" size={14} />}
        value={address.q}
        onChange={(event) => setAddress({ q: event.target.value }, { replace: true })}
        allowClear
        style={{ width: 220 }}
      />
      {address.tab === 'units' && (
        <Select<UnitKind | ''>
          aria-label="类别"
          value={address.kind}
          onChange={(kind) => setAddress({ kind })}
          options={[
            { value: '', label: '全部类别' },
            ...UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_WORDS[kind] })),
          ]}
          style={{ width: 120 }}
        />
      )}
    </>
  );
}

function UnitsBody({
  list,
  address,
  setAddress,
  onPaste,
}: PartProps & { readonly list: UnitList; readonly onPaste: () => void }) {
  const close = useCallback(() => setAddress({ open: '' }), [setAddress]);
  const { tab, open } = address;
  const { units, groups } = shownOf(list, address);
  if (tab === 'groups') {
    const group = list.groups.find(({ id }) => id === open);
    return (
      <div className="stage">
        <div className={css['groups']}>
          <GroupOffers list={list} />
          <GroupTable groups={groups} list={list} openId={group?.id} onOpen={(id) => setAddress({ open: id })} />
        </div>
        {(group ?? open === 'new') && <GroupPanel key={open} list={list} group={group} onClose={close} />}
      </div>
    );
  }
  const unit = list.units.find(({ id }) => id === open);
  return (
    <div className="stage">
      {list.units.length === 0 ? (
        <NoUnits onPaste={onPaste} />
      ) : (
        <UnitTable units={units} groups={list.groups} openId={unit?.id} onOpen={(id) => setAddress({ open: id })} />
      )}
      {(unit ?? open === 'new') && <UnitPanel key={open} list={list} unit={unit} onClose={close} />}
    </div>
  );
}

function NoUnits({ onPaste }: { readonly onPaste: () => void }) {
  return (
    <div className={clsx('pane', cardCss['card'])}>
      <EmptyState
        title="还没有单位"
        hint="从 WPS 表格里复制一列单位名称粘贴进来即可；导入任务分解表时，表里的单位也会列出来供新建。"
        actions={
          <Button type="primary" onClick={onPaste}>
            粘贴名单
          </Button>
        }
      />
    </div>
  );
}
