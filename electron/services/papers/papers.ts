import type { PaperPreview } from '../../contract/papers.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { circularText, circularValues, type CircularFacts, type CircularSpan } from '../../domain/papers/circular.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fileNameOf, headingNumber, paperNumber, type PapersSpec } from '../../domain/papers/paper.ts';
import {
  reportOverall,
  reportTitle,
  reportValues,
  unfinishedSentence,
  type ReportFacts,
} from '../../domain/papers/report.ts';
import { addWorkdays } from '../../domain/workdays/workCalendar.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { JobResult } from '../app/jobRegistry.ts';
import {
  circularUnits,
  derivedAsOf,
  occurrencesIn,
  paperItems,
  refuseAsOf,
  reportMeasures,
  wantedPieces,
} from './facts.ts';
import { keepSender, senderOf, usualAddressees } from './sender.ts';
import { ownTemplate, replaceTemplate, restoreTemplate, offerTemplate, templateViews, WORD } from './templates.ts';
import type { JobControl } from '../app/ports.ts';

/** Working days that a unit has to answer, unless told. */
const REPLY_WORKDAYS = 5;

/** 公文: circulars and the report on the plan, as Word files from templates; who signs them, and the templates of all papers. */
export function createPapers(context: ServiceContext): AreaHandlers<'papers'> {
  return {
    'papers.overview': ({ year }) => withDistrict(context, year, (district) => succeed(overview(context, district))),
    'papers.saveSender'(sender) {
      return runCommand(context, { label: '保存公文落款' }, () => {
        keepSender(context, sender);
        return {};
      });
    },
    'papers.circular': (input) =>
      withDistrict(context, input.year, (district) =>
        mapped(circularFacts(context, { ...input, district, ...UNNAMED }), circularPreview),
      ),
    'papers.makeCircular': (input) =>
      withDistrict(context, input.year, (district) =>
        made(context, mapped(circularFacts(context, { ...input, district }), circularSpec)),
      ),
    'papers.report': (input) =>
      withDistrict(context, input.year, (district) =>
        mapped(reportFacts(context, { ...input, district, ...UNNAMED }), reportPreview),
      ),
    'papers.makeReport': (input) =>
      withDistrict(context, input.year, (district) =>
        made(context, mapped(reportFacts(context, { ...input, district }), reportSpec)),
      ),
    'papers.templates': () => succeed(templateViews(context)),
    'papers.downloadTemplate': ({ kind }) =>
      succeed({ jobId: context.jobs.start('正在准备模板', (control) => offerTemplate(context, kind, control)) }),
    'papers.replaceTemplate': ({ kind, fileId }) => replaceTemplate(context, kind, fileId),
    'papers.restoreTemplate': ({ kind }) => restoreTemplate(context, kind),
  };
}

/** A preview needs neither number nor addressees. */
const UNNAMED = { mark: '', number: null, addressees: '' } as const;

function withDistrict<Value>(
  { store }: ServiceContext,
  year: Year,
  then: (district: string) => Outcome<Value>,
): Outcome<Value> {
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  return then(district);
}

function mapped<From, To>(outcome: Outcome<From>, to: (value: From) => To): Outcome<To> {
  return outcome.ok ? succeed(to(outcome.value)) : outcome;
}

function overview(context: ServiceContext, district: string) {
  const { clock, calendar } = context;
  return {
    sender: senderOf(context, district),
    replyBy: addWorkdays(calendar, clock.today(), REPLY_WORKDAYS),
    addressees: usualAddressees(district),
  };
}

/** Starts the making of files; what they say is settled before. */
function made(context: ServiceContext, spec: Outcome<PapersSpec>): Outcome<{ readonly jobId: string }> {
  if (!spec.ok) return spec;
  return succeed({ jobId: context.jobs.start('正在生成公文', (control) => write(context, spec.value, control)) });
}

async function write(context: ServiceContext, spec: PapersSpec, control: JobControl): Promise<Outcome<JobResult>> {
  const template = await ownTemplate(context, spec.kind);
  if (!template.ok) return template;
  const whole = template.value ? { ...spec, template: template.value } : spec;
  const written = await context.documents.writePapers(whole, control);
  if (!written.ok) return written;
  const { fileName } = spec;
  const kept = context.files.put({ name: fileName, mediaType: WORD, bytes: written.value });
  return kept.ok ? succeed({ fileId: kept.value, fileName }) : kept;
}

interface PaperInput {
  readonly district: string;
  readonly year: Year;
  readonly asOf: PlainDate;
  readonly mark: string;
  readonly number: number | null;
  readonly addressees: string;
}

function circularFacts(
  context: ServiceContext,
  asked: PaperInput & { readonly span: CircularSpan; readonly replyBy: PlainDate },
): Outcome<CircularFacts> {
  const { district, year, span, asOf, replyBy, addressees } = asked;
  const refused = refuseAsOf(context, year, asOf);
  if (refused) return { ok: false, error: refused };
  const derived = derivedAsOf(context, year, asOf);
  const overdue = occurrencesIn(derived, year, span).filter(({ lamp }) => lamp === 'overdue');
  return succeed({
    district,
    year,
    span,
    asOf,
    on: context.clock.today(),
    replyBy,
    addressees,
    units: circularUnits(derived, year, span, asOf, context.store.findings.ofYear(year)),
    overdue: paperItems(derived, overdue, asOf),
    target: wantedPieces(derived.facts, asOf),
    praiseFloor: derived.facts.frame.praiseFloor,
    number: numberOf(asked),
    sender: senderOf(context, district),
  });
}

function numberOf({ mark, year, number }: PaperInput): string {
  return paperNumber(mark, year, number ?? undefined);
}

function circularSpec(facts: CircularFacts): PapersSpec {
  const name = circularText(facts).title.replace('\n', '');
  return one('circular', name, circularValues(facts));
}

function one(kind: PapersSpec['kind'], name: string, values: PapersSpec['papers'][number]['values']): PapersSpec {
  return { kind, fileName: fileNameOf(name, 'docx'), papers: [{ name, values }], pack: 'one' };
}

function circularPreview(facts: CircularFacts): PaperPreview {
  const { title, overall, results, problems, demands } = circularText(facts);
  const points = (list: typeof problems) =>
    list.map(({ heading, text }, index) => `（${headingNumber(index + 1)}）${heading}。${text}`);
  return {
    title: title.replace('\n', ''),
    sections: [
      { heading: '一、总体情况', paragraphs: overall },
      { heading: '二、工作成效', paragraphs: results },
      { heading: '三、存在问题', paragraphs: points(problems) },
      { heading: '四、下一步要求', paragraphs: points(demands) },
    ],
    annexes: [
      { name: '各单位政务公开事项办理情况表', rows: facts.units.length },
      { name: '逾期未办事项清单', rows: facts.overdue.length },
    ],
  };
}

function reportFacts(context: ServiceContext, asked: PaperInput): Outcome<ReportFacts> {
  const { district, year, asOf, addressees } = asked;
  const refused = refuseAsOf(context, year, asOf);
  if (refused) return { ok: false, error: refused };
  const measures = reportMeasures(derivedAsOf(context, year, asOf), asOf);
  return succeed({
    district,
    year,
    asOf,
    on: context.clock.today(),
    addressees,
    measures,
    number: numberOf(asked),
    sender: senderOf(context, district),
  });
}

function reportSpec(facts: ReportFacts): PapersSpec {
  return one('report', reportTitle(facts).replace('\n', ''), reportValues(facts));
}

function reportPreview(facts: ReportFacts): PaperPreview {
  const { measures } = facts;
  const tasks = [...Map.groupBy(measures, ({ task }) => task)].map(
    ([task, own]) => `${task === '' ? '工作举措' : task}：${own.length}项`,
  );
  return {
    title: reportTitle(facts).replace('\n', ''),
    sections: [
      { heading: '一、总体情况', paragraphs: [reportOverall(facts)] },
      { heading: '二、各项任务落实情况（逐项报告）', paragraphs: tasks },
      { heading: '三、未完成事项及原因', paragraphs: [unfinishedSentence(facts)] },
    ],
    annexes: [
      { name: '工作要点落实情况一览表', rows: measures.length },
      { name: '逾期、延期和免除事项清单', rows: measures.flatMap(({ unfinished }) => unfinished).length },
    ],
  };
}
