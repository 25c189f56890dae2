import type { DutyDetail } from '../../electron/contract/duties.ts';
import { clsx } from 'clsx';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { MarkedText, type WordingMark } from '../grid/MarkedText.tsx';
import { instantWords } from '../ui/dates.ts';
import { DUTY_TEXT_WORDS, PARTY_ROLE_WORDS } from '../../electron/domain/words/duties.ts';
import css from './Originals.module.css';

/**
 * 原文: the wordings as they stand, with the words underlined that say something about time and units. Where somebody
 * changed one since it was imported, the file's own words follow.
 */
export function Originals({ detail, year }: { readonly detail: DutyDetail; readonly year: Year }) {
  const { duty, source, alsoIn, imported } = detail;
  // A table without a time column gives its limits in the content.
  const inContent = duty.timeWording === '';
  const timeMarks = useTimeMarks(inContent ? duty.content : duty.timeWording, year);
  const unitMarks = useUnitMarks(duty);
  const label = (field: keyof Imported): string =>
    `${DUTY_TEXT_WORDS[field]}${imported && imported[field] !== duty[field] ? '（已修改）' : '原文'}　`;
  return (
    <div className={css['originals']}>
      <p>
        {duty.number !== '' && <span className="num sub">{duty.number}　</span>}
        {inContent ? <MarkedText wording={duty.content} marks={timeMarks} /> : duty.content}
      </p>
      {!inContent && (
        <p>
          <span className="sub">{label('timeWording')}</span>
          <MarkedText wording={duty.timeWording} marks={timeMarks} />
        </p>
      )}
      {duty.unitsWording !== '' && (
        <p>
          <span className="sub">{label('unitsWording')}</span>
          <MarkedText wording={duty.unitsWording} marks={unitMarks} />
        </p>
      )}
      {imported && <AsImported imported={imported} duty={duty} />}
      <p className={clsx('faint', css['source'])}>
        {source ? `出处：${placeWords(source)}` : '手工新增，没有来源文件'}
      </p>
      {alsoIn.map((place) => (
        <p key={`${place.fileName} ${place.sheet}`} className={clsx('faint', css['source'])}>
          也见于：{placeWords(place)}
        </p>
      ))}
    </div>
  );
}

function placeWords({ fileName, sheet, address, importedAt }: DutyDetail['alsoIn'][number]): string {
  return `${fileName} · 工作表“${sheet}” · ${address} · ${instantWords(importedAt)}导入`;
}

type Imported = NonNullable<DutyDetail['imported']>;

const FIELDS = ['content', 'timeWording', 'unitsWording'] as const;

/** What the file says where the duty says something else now. */
function AsImported({ imported, duty }: { readonly imported: Imported; readonly duty: DutyDetail['duty'] }) {
  return (
    <div className={css['imported']}>
      <h4>导入时原文</h4>
      {FIELDS.filter((field) => imported[field] !== duty[field]).map((field) => (
        <p key={field}>
          <span className="sub">{DUTY_TEXT_WORDS[field]}　</span>
          {imported[field] === '' ? <span className="faint">（空）</span> : imported[field]}
        </p>
      ))}
    </div>
  );
}

function useTimeMarks(wording: string, year: Year): readonly WordingMark[] {
  const reading = useAppQuery('duties.readTime', { wording, year }, { enabled: wording !== '' });
  if (wording === '' || reading.isPlaceholderData) return [];
  return (reading.data?.rules ?? []).map(({ span, confidence, sentence }) => ({ span, confidence, meaning: sentence }));
}

/** A name that nobody bears asks for a person's eye, for as long as the duty's units are to be checked. */
function useUnitMarks({ unitsWording, unitsCheck }: DutyDetail['duty']): readonly WordingMark[] {
  const reading = useAppQuery('duties.readUnits', { wording: unitsWording }, { enabled: unitsWording !== '' });
  if (unitsWording === '' || reading.isPlaceholderData) return [];
  return (reading.data?.parties ?? []).map(({ name, role, span, unitId, groupId }) => {
    const known = unitId !== undefined || groupId !== undefined;
    return {
      span,
      confidence: known || unitsCheck === undefined ? 'read' : 'proposed',
      meaning: `${PARTY_ROLE_WORDS[role]}：${name}${known ? '' : '（单位库里没有这个名称）'}`,
    };
  });
}
