import { useState } from 'react';
import { Button } from 'antd';
import type { ReportView } from '../../electron/contract/duties.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { shortDate } from '../ui/dates.ts';
import panelSectionCss from './panelSection.module.css';
import css from './UnitReports.module.css';

const SHOWN_AT_FIRST = 6;

/** 单位填报: what units last said of the duty, in their own words. */
export function UnitReports({ reports }: { readonly reports: readonly ReportView[] }) {
  const [all, setAll] = useState(false);
  if (reports.length === 0) return null;
  const shown = all ? reports : reports.slice(0, SHOWN_AT_FIRST);
  return (
    <section>
      <h3 className={panelSectionCss['section']}>
        单位填报
        <span className="sub num">{reports.length}</span>
      </h3>
      <ul className={css['reports']}>
        {shown.map((report) => (
          <li key={occurrenceText(report)}>
            <p className="num">
              {report.unit}
              <span className="sub">
                {' '}
                {report.period} · {shortDate(report.on)} 填报
              </span>
            </p>
            <p>{[report.status, report.progress, report.remarks].filter((text) => text !== '').join('；')}</p>
          </li>
        ))}
      </ul>
      {shown.length < reports.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          全部 {reports.length} 条
        </Button>
      )}
    </section>
  );
}
