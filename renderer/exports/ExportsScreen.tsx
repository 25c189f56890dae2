import { Select } from 'antd';
import type { GroupId, UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { text, useAddressState } from '../address/useAddressState.ts';
import { ExportPanel } from './ExportPanel.tsx';
import { searchByLabel } from '../ui/search.ts';

const ADDRESS = { unit: text<UnitId>(), group: text<GroupId>() };

/** 导出: what goes out to leadership, of all units, of one, or of a group. */
export function ExportsScreen() {
  const year = useYear();
  const [{ unit, group }, setAddress] = useAddressState(ADDRESS);
  const units = useAppQuery('units.list', {});
  const scope = unit !== '' ? { unitId: unit } : group !== '' ? { groupId: group } : {};
  const filters = (
    <div className="row">
      <span className="sub">范围</span>
      <UnitSelect
        value={unit === '' ? undefined : unit}
        onChange={(chosen) => setAddress({ unit: chosen ?? '', group: '' })}
      />
      <Select<GroupId | undefined>
        aria-label="全部单位组"
        placeholder="全部单位组"
        value={group === '' ? undefined : group}
        onChange={(chosen) => setAddress({ group: chosen ?? '', unit: '' })}
        options={(units.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={searchByLabel}
        allowClear
        popupMatchSelectWidth={240}
        style={{ width: 160 }}
      />
    </div>
  );
  return (
    <Page title="导入导出" sub={`${year} 年度`} filters={<ExchangeTabs at="/exports" />}>
      <div className="cards">
        <Card title="打印用的表格" extra={filters}>
          <ExportPanel scope={scope} />
        </Card>
        <p className="sub">
          横向
          .xlsx，字体、合并、表头和页码都已设好，各表同一天的数字一致。屏幕上的其他表格，可在各自的页面里“复制表格”到
          WPS，或“导出 CSV”。
        </p>
      </div>
    </Page>
  );
}
