import type { DutyDetail } from '../../electron/contract/duties.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { MarkedText, type Mark } from '../grid/MarkedText.tsx';
import { spansOfNames } from '../grid/segments.ts';
import { instantWords } from '../imports/PastImports.tsx';

/** 原文: the wordings as they stand in the file, with the words underlined that say something about time and units. */
export function Originals({ detail, year }: { readonly detail: DutyDetail; readonly year: Year }) {
  const { duty, source } = detail;
  // A table without a time column gives its limits in the content.
  const inContent = duty.timeWording === '';
  const wording = inContent ? duty.content : duty.timeWording;
  const reading = useDeskQuery('duties.readTime', { wording, year }, { enabled: wording !== '' });
  const marks = (reading.isPlaceholderData ? [] : (reading.data?.rules ?? [])).map(
    (rule): Mark => ({ span: rule.span, confidence: rule.confidence, meaning: rule.sentence }),
  );
  const names = duty.assignments.map((assignment) => assignment.name);
  const unitMarks = spansOfNames(duty.unitsWording, names).map(
    (span): Mark => ({ span, confidence: 'sure', meaning: span.text }),
  );
  return (
    <div className="originals">
      <p className="originals-content">
        {duty.number !== '' && <span className="num sub">{duty.number}　</span>}
        {inContent ? <MarkedText wording={duty.content} marks={marks} /> : duty.content}
      </p>
      {!inContent && (
        <p>
          <span className="sub">时限原文　</span>
          <MarkedText wording={duty.timeWording} marks={marks} />
        </p>
      )}
      {duty.unitsWording !== '' && (
        <p>
          <span className="sub">责任单位原文　</span>
          <MarkedText wording={duty.unitsWording} marks={unitMarks} />
        </p>
      )}
      <p className="faint originals-source">
        {source
          ? `出处：${source.fileName} · 工作表“${source.sheet}” · ${source.address} · ${instantWords(source.importedAt)}导入`
          : '手工新增，没有来源文件'}
      </p>
    </div>
  );
}
