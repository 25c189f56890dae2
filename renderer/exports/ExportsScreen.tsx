import { useYear } from '../app/year.ts';
import { ExchangeTabs } from '../ui/ExchangeTabs.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import './exports.css';

/** 导出: what goes out to leadership. */
export function ExportsScreen() {
  const year = useYear();
  return (
    <Page title="导入导出" sub={`${year} 年度`} filters={<ExchangeTabs at="/exports" />}>
      <Card title="导出给领导的表">
        <ExportPanel />
      </Card>
    </Page>
  );
}
