import { sameRules } from '../../rules/equal.ts';
import type { TableKind } from '../../model/documents.ts';
import type { RuleReading, TimeReading } from '../wording/reading.ts';
import { cellSign } from './cellSigns.ts';
import type { SideText } from './rowCells.ts';
import { addCheck, type Readers } from './rowReaders.ts';
import { readStages, stageWording, type StageCell } from './stages.ts';
import type { SubItem } from './subItems.ts';

/** When a duty is due, with the wording that says it. */
export interface WordedTime {
  readonly wording: string;
  readonly reading: TimeReading;
}

export interface TimeContext {
  readonly kind: TableKind;
  readonly readers: Readers;
  readonly planYear: number;
}

/** The limit of a row: by its own cell; in a breakdown without one the measure itself says when. In a schedule an empty limit is a gap. */
export function ownTime({ timeWording, content }: SubItem, { kind, readers }: TimeContext): WordedTime {
  const reading =
    kind === 'schedule' || timeWording !== ''
      ? readers.time(timeWording, 'time', content)
      : readers.time(content, 'content', '');
  return { wording: timeWording, reading };
}

/**
 * When an item is due: by its own limit or words; else, proposed, by the stages of its columns, by what stands beside it, or by its heading.
 * What stands beside it and says otherwise than its limit is asked about.
 */
export function timeOf(item: SubItem, context: TimeContext): WordedTime {
  const { content, beside = [], stages, timeWording } = item;
  const { readers } = context;
  const ofContent = (): TimeReading => readers.time(content, 'content', '');
  if (stages !== undefined && timeWording === '') return ofStages(stages, ofContent(), context.planYear);
  const own = ownTime(item, context);
  const reading = timeWording === '' ? own.reading : withLimitOfContent(own, ofContent);
  const found = beside.map((side) => limitIn(side, readers)).find((limit) => limit !== undefined);
  const isOpen = timeWording === '' && !setsLimit(reading);
  if (found === undefined) return (isOpen ? ofHeading(item, readers) : undefined) ?? { wording: timeWording, reading };
  return isOpen ? taken(found) : { wording: timeWording, reading: askedAbout(reading, found) };
}

function setsLimit({ rules, suggestions = [] }: TimeReading): boolean {
  return [...rules, ...suggestions].some(({ rule }) => rule.type !== 'continuous');
}

/** A rule that other words say than the limit's wording. */
function saidElsewhere(reading: RuleReading): RuleReading {
  return { ...reading, span: { start: 0, end: 0, text: '' } };
}

/** Goals by the quarters and months of the header; a limit that the content names besides stands first. */
function ofStages(stages: readonly StageCell[], own: TimeReading, planYear: number): WordedTime {
  const wording = stageWording(stages);
  const staged = readStages(stages, wording, planYear);
  const isNew = ({ rule }: RuleReading): boolean =>
    rule.type !== 'continuous' && !staged.rules.some((known) => sameRules([known.rule], [rule]));
  const rules = [...own.rules.filter(isNew).map(saidElsewhere), ...staged.rules];
  const { suggestions } = own;
  return {
    wording,
    reading: { ...staged, rules, ...(suggestions ? { suggestions: suggestions.map(saidElsewhere) } : {}) },
  };
}

/** A limit that only says 全年 or 长期坚持 where the content names a number: the content's counts, proposed. */
function withLimitOfContent({ wording, reading }: WordedTime, ofContent: () => TimeReading): TimeReading {
  if (reading.rules.length === 0 || setsLimit(reading)) return reading;
  const { rules, suggestions, check } = ofContent();
  if (!setsLimit({ rules, ...(suggestions ? { suggestions } : {}) })) return reading;
  return {
    rules: rules.map(saidElsewhere).map(proposed),
    ...(suggestions ? { suggestions: suggestions.map(saidElsewhere) } : {}),
    check: `时限只写了“${brief(wording)}”，已按内容读出时限，请核对。${check ?? ''}`,
  };
}

function proposed(reading: RuleReading): RuleReading {
  return { ...reading, confidence: 'proposed' };
}

/** A text that says when, though it stands in no cell for it. */
interface FoundLimit {
  readonly side: SideText;
  readonly limit: TimeReading;
}

/** What a text beside a duty says of when; what it says is done sets no limit. */
function limitIn(side: SideText, readers: Readers): FoundLimit | undefined {
  const { text } = side;
  if (/已|完毕/u.test(text)) return undefined;
  const limit = readers.time(text, cellSign(text) === 'limit' ? 'time' : 'content', '');
  return setsLimit(limit) ? { side, limit } : undefined;
}

function taken({ side: { name, text }, limit }: FoundLimit): WordedTime {
  const reading = { ...limit, rules: limit.rules.map(proposed) };
  return { wording: text, reading: addCheck(reading, `时限取自${name}“${brief(text)}”，请核对。`) };
}

/** The limit that a heading sets for what stands under it: 一、每月10日前公开的事项. */
function ofHeading({ task, subtask, content }: SubItem, readers: Readers): WordedTime | undefined {
  const headings = [subtask, task].filter((text) => text !== '' && text !== content);
  const found = headings.map((text) => limitIn({ name: '标题', text }, readers)).find((limit) => limit !== undefined);
  return found && taken(found);
}

function askedAbout(reading: TimeReading, { side: { name, text }, limit }: FoundLimit): TimeReading {
  const isNews = limit.rules.some(({ rule }) => !reading.rules.some((known) => sameRules([known.rule], [rule])));
  return isNews ? addCheck(reading, `${name}中另有时限“${brief(text)}”，没有读入，请核对。`) : reading;
}

function brief(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
