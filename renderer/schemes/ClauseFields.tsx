import { assertNever } from '../../electron/domain/brand.ts';
import { ByCountFields, ExcessFields, FreshnessFields, ShortfallFields, ThresholdFields } from './AmountRules.tsx';
import { RateFields, RatioFields } from './RateRules.tsx';
import { EventsFields } from './EventsRule.tsx';
import {
  JudgedFields,
  PeriodsFields,
  RankFields,
  RollupFields,
  SampleFields,
  SheetFields,
  ToBestFields,
} from './GivenRules.tsx';
import {
  ChecklistFields,
  DeadlineFields,
  FindingsFields,
  LateDecayFields,
  PerOccurrenceFields,
  ShareFields,
} from './OwedRules.tsx';
import { CommonLines, type ClauseProps } from './ruleLines.tsx';

/** The parameters of a rule, line by line. */
export function ClauseFields({ clause, onChange }: ClauseProps) {
  return (
    <>
      <OwnFields clause={clause} onChange={onChange} />
      <CommonLines clause={clause} onChange={onChange} />
    </>
  );
}

function OwnFields({ clause, onChange }: ClauseProps) {
  switch (clause.rule) {
    case 'share':
      return <ShareFields clause={clause} onChange={onChange} />;
    case 'ratio':
      return <RatioFields clause={clause} onChange={onChange} />;
    case 'byCount':
      return <ByCountFields clause={clause} onChange={onChange} />;
    case 'perOccurrence':
      return <PerOccurrenceFields clause={clause} onChange={onChange} />;
    case 'lateDecay':
      return <LateDecayFields clause={clause} onChange={onChange} />;
    case 'deadline':
      return <DeadlineFields clause={clause} onChange={onChange} />;
    case 'checklist':
      return <ChecklistFields clause={clause} onChange={onChange} />;
    case 'findings':
      return <FindingsFields clause={clause} onChange={onChange} />;
    case 'sample':
      return <SampleFields clause={clause} onChange={onChange} />;
    case 'shortfall':
      return <ShortfallFields clause={clause} onChange={onChange} />;
    case 'threshold':
      return <ThresholdFields clause={clause} onChange={onChange} />;
    case 'periods':
      return <PeriodsFields clause={clause} onChange={onChange} />;
    case 'freshness':
      return <FreshnessFields clause={clause} onChange={onChange} />;
    case 'judged':
      return <JudgedFields clause={clause} onChange={onChange} />;
    case 'sheet':
      return <SheetFields clause={clause} onChange={onChange} />;
    case 'rollup':
      return <RollupFields clause={clause} onChange={onChange} />;
    case 'events':
      return <EventsFields clause={clause} onChange={onChange} />;
    case 'excess':
      return <ExcessFields clause={clause} onChange={onChange} />;
    case 'byRank':
      return <RankFields clause={clause} onChange={onChange} />;
    case 'toBest':
      return <ToBestFields clause={clause} onChange={onChange} />;
    case 'rate':
      return <RateFields clause={clause} onChange={onChange} />;
    default:
      return assertNever(clause);
  }
}
