import { Button } from 'antd';
import { clsx } from 'clsx';
import type { PreviewRow } from '../../electron/contract/imports.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { TimeRule } from '../../electron/contract/shared.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { MarkedText, type WordingMark } from '../grid/MarkedText.tsx';
import { RuleText } from '../ui/RuleText.tsx';
import { QuietTag, ToCheckTag, UnitTag } from '../ui/Tags.tsx';
import { questionsLeft } from './filters.ts';
import { fieldClass, isOneLine, type ReadingRowProps } from './rowProps.ts';
import readingCss from './reading.module.css';
import tagsCss from '../ui/Tags.module.css';

/** The limits of a row: short, and in full where the row is looked at. */
export function TimeOf(props: ReadingRowProps & { readonly marks: readonly WordingMark[] }) {
  const { row, decision, year, field, onSetByHand, marks } = props;
  const current = field !== undefined;
  const manual = decision?.rules;
  const { timeCheck } = questionsLeft(row, decision);
  return (
    <div className={fieldClass(readingCss['field'], props, 'timeWording')} data-field="timeWording">
      <div className={readingCss['chips']}>
        {manual
          ? manual.map((rule) => <ManualRule key={JSON.stringify(rule)} rule={rule} year={year} />)
          : row.rules.map((rule) => (
              <span
                key={`${rule.span.start} ${rule.short}`}
                className={clsx('num', tagsCss['tag'])}
                data-tone="blue"
                title={rule.sentence}
              >
                {rule.short}
              </span>
            ))}
        {manual && <QuietTag>手工设定</QuietTag>}
        {timeCheck !== undefined && <ToCheckTag reason={timeCheck} onOpen={() => onSetByHand(row, 'time')} />}
        {!manual && row.timeCheck === undefined && row.rules.length === 0 && <span className="faint">无时限</span>}
        {manual?.length === 0 && <span className="faint">无时限</span>}
        {current && (
          <Button type="link" size="small" onClick={() => onSetByHand(row, 'time')}>
            设定时限
          </Button>
        )}
      </div>
      {row.timeWording !== '' && !isOneLine(props) && (
        <div className="sub">
          <MarkedText wording={row.timeWording} marks={marks} />
        </div>
      )}
      {current && <Sentences row={row} manual={manual !== undefined} />}
    </div>
  );
}

/** The rules as sentences, and why something is to be checked: in full for the row being looked at. */
function Sentences({ row, manual }: { readonly row: PreviewRow; readonly manual: boolean }) {
  if (manual) return null;
  return (
    <>
      {row.rules
        // What the wording right above says in the very same words is not said again.
        .filter(({ sentence, note }) => sentence !== row.timeWording || note !== undefined)
        .map((rule) => (
          <p key={`${rule.span.start} ${rule.sentence}`} className={readingCss['sentence']}>
            {rule.sentence}
            {rule.note !== undefined && <span className="faint">（{rule.note}）</span>}
          </p>
        ))}
      {row.timeCheck !== undefined && <p className={readingCss['check']}>{row.timeCheck}</p>}
      {row.suggestions?.map((rule) => (
        <p key={`${rule.span.start} ${rule.sentence}`} className={readingCss['sentence']}>
          可设为：{rule.sentence}
          <span className="faint">（点“设定时限”采用，采用前不计应办）</span>
        </p>
      ))}
    </>
  );
}

function ManualRule({ rule, year }: { readonly rule: TimeRule; readonly year: Year }) {
  const { data } = useAppQuery('duties.describeRule', { rule, year });
  return (
    <span className={tagsCss['tag']} data-tone="blue">
      {data ? <RuleText rule={data} /> : '…'}
    </span>
  );
}

const SHOWN_PARTIES = 6;
const SHOWN_ON_A_LINE = 2;

/** Who answers for a row; names that nobody bears are marked. */
export function UnitsOf(props: ReadingRowProps) {
  const { row, decision, field, decided, onSetByHand } = props;
  const current = field !== undefined;
  const manual = decision?.parties;
  const { unitsCheck } = questionsLeft(row, decision, decided);
  const says = row.unitsWording !== '' && (manual !== undefined || !isJustTheName(row));
  const parties = manual ?? row.parties;
  const shown = current ? parties : parties.slice(0, isOneLine(props) ? SHOWN_ON_A_LINE : SHOWN_PARTIES);
  const unmatched = new Set(
    row.parties
      .filter((party) => party.unitId === undefined && party.groupId === undefined && !decided.has(party.name))
      .map((party) => party.name),
  );
  return (
    <div className={fieldClass(readingCss['field'], { row, field }, 'unitsWording')} data-field="unitsWording">
      <div className={readingCss['chips']}>
        {shown.map((party) => (
          <span
            key={`${party.role} ${party.name}`}
            className={unmatched.has(party.name) ? readingCss['unmatched'] : undefined}
            title={unmatched.has(party.name) ? unmatchedWords(row) : undefined}
          >
            <UnitTag name={party.name} role={party.role} />
          </span>
        ))}
        {shown.length < parties.length && <span className="faint num">等 {parties.length} 个</span>}
        {manual && <QuietTag>手工设定</QuietTag>}
        {unitsCheck !== undefined && <ToCheckTag reason={unitsCheck} onOpen={() => onSetByHand(row, 'units')} />}
        {!manual && row.unitsCheck === undefined && parties.length === 0 && <span className="faint">无责任单位</span>}
        {current && (
          <Button type="link" size="small" onClick={() => onSetByHand(row, 'units')}>
            设定单位
          </Button>
        )}
      </div>
      {current && says && <p className={clsx('sub', readingCss['wording'])}>{row.unitsWording}</p>}
      {current && !manual && row.unitsCheck !== undefined && <p className={readingCss['check']}>{row.unitsCheck}</p>}
    </div>
  );
}

/** The tag says it all: one unit, in the words of the file. */
function isJustTheName({ parties: [only, ...more], unitsWording }: PreviewRow): boolean {
  return only !== undefined && more.length === 0 && only.role === 'responsible' && only.name === unitsWording;
}

/** What an unchanged row left unread before is not asked about again. */
function unmatchedWords({ state }: PreviewRow): string {
  return state === 'same'
    ? '单位库里没有这个名称，导入时已选暂不处理；在“单位”里新建或登记别名后自动对应'
    : '单位库里没有这个名称，写入前在“单位名称”里确认';
}
