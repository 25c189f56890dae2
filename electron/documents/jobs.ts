import type { DocumentJob, JobInput, JobValue } from '../domain/documentJobs.ts';
import { succeed, type Outcome } from '../domain/failure.ts';
import { PAPER_KIND_WORDS } from '../domain/words/documents.ts';
import { refuse } from './refusals.ts';
import { fileTypeOf } from './reading/fileType.ts';
import { refuseUnread } from './reading/refuseUnread.ts';

/** Tells how far a job is; `total` is absent while unknown. */
export type Tell = (phase: string, done: number, total?: number) => void;

/** What there is to know of a job beside its declaration. */
interface JobEntry<Job extends DocumentJob> {
  /** Whether it takes a file in (读取) or makes one (生成): refusals say which. */
  readonly takes: 'in' | 'out';
  /** The name of the file that it reads or makes, for refusals. */
  readonly fileName: (...input: JobInput<Job>) => string;
  /** How long its worker may say nothing, where that is less than usual. */
  readonly silenceMs?: number;
  /** What is refused before a worker is started. */
  readonly refuse?: (...input: JobInput<Job>) => Outcome<never> | undefined;
  /** Does it, in the worker. Its modules are loaded only there and then: the writers' libraries cost a reading worker a quarter of a second. */
  readonly work: (tell: Tell, ...input: JobInput<Job>) => Promise<Outcome<JobValue<Job>>>;
}

/** Every job of `DocumentJobs`, under its name: one that is missing does not compile. */
export const JOBS: { readonly [Job in DocumentJob]: JobEntry<Job> } = {
  readFile: {
    takes: 'in',
    fileName: ({ name }) => name,
    refuse: (file) => refuseUnread(file),
    async work(tell, file, reading) {
      const { readSource } = await import('./reading/readSource.ts');
      const { recogniseSource } = await import('../domain/reading/recogniseSource.ts');
      const source = await readSource(file, (phase, done = 0, total) => tell(phase, done, total));
      return source.ok ? recogniseSource(source.value, reading, sparsely(tell, '正在识别内容')) : source;
    },
  },
  readTables: {
    takes: 'in',
    fileName: ({ name }) => name,
    refuse: (file) => refuseUnread(file),
    async work(tell, file) {
      const { readSource } = await import('./reading/readSource.ts');
      // A date that is none is one cell's trouble: the others are read all the same.
      const options = { impossibleDates: 'asNumbers' } as const;
      const source = await readSource(file, (phase, done = 0, total) => tell(phase, done, total), options);
      return source.ok ? succeed({ grids: source.value.grids, notes: source.value.notes ?? [] }) : source;
    },
  },
  readPublications: {
    takes: 'in',
    fileName: ({ name }) => name,
    refuse: (file) => refuseUnread(file),
    async work(tell, file, known) {
      const { readSource } = await import('./reading/readSource.ts');
      const { MOST_LINES, readList } = await import('../domain/exchange/publicationTable.ts');
      const options = { impossibleDates: 'asNumbers', links: true } as const;
      const source = await readSource(file, (phase, done = 0, total) => tell(phase, done, total), options);
      const isEmpty = !source.ok || source.value.grids.every(({ rows }) => rows.length === 0);
      if (isEmpty && /\.html?$/iu.test(file.name)) {
        const { readSavedPage } = await import('./site/readSavedPage.ts');
        const page = readSavedPage(file, known.today);
        if (!page.ok) return page;
        if (page.value) return succeed({ ...readList([page.value], file.name, known), notes: [] });
      }
      if (!source.ok) return source;
      const { grids, notes = [] } = source.value;
      tell('正在识别清单', 0);
      const list = readList(grids, file.name, known);
      const lines = list.tables.reduce((sum, table) => sum + table.lines, 0);
      return lines > MOST_LINES ? refuse.tooManyLines(file.name, lines, MOST_LINES) : succeed({ ...list, notes });
    },
  },
  reviewPublications: {
    takes: 'in',
    fileName: () => '发布清单',
    async work(_tell, input) {
      const { reviewPacked } = await import('../domain/publications/packed.ts');
      return succeed(reviewPacked(input));
    },
  },
  watchPublications: {
    takes: 'in',
    fileName: () => '发布清单',
    async work(_tell, input) {
      const { watchPacked } = await import('../domain/publications/packed.ts');
      return succeed(watchPacked(input));
    },
  },
  inspectFile: {
    takes: 'in',
    fileName: ({ name }) => name,
    async work(_tell, file) {
      const { inspectFile } = await import('./inspecting/inspectFile.ts');
      return inspectFile(file);
    },
  },
  readSitePage: {
    takes: 'in',
    silenceMs: 30_000,
    fileName: ({ url }) => url,
    async work(_tell, page, days) {
      const { readSitePage } = await import('./site/readSitePage.ts');
      return readSitePage(page, days);
    },
  },
  readPageWords: {
    takes: 'in',
    silenceMs: 30_000,
    fileName: ({ url }) => url,
    async work(_tell, page) {
      const { readPageWords } = await import('./site/readPageWords.ts');
      return succeed(readPageWords(page));
    },
  },
  readTexts: {
    takes: 'in',
    fileName: ({ name }) => name,
    refuse: (file) => refuseUnread(file),
    async work(tell, file) {
      const report = (phase: string, done = 0, total?: number) => tell(phase, done, total);
      if (fileTypeOf(file.bytes) === 'pdf') return (await import('./reading/readPdf.ts')).readPdf(file, report);
      const { readSource } = await import('./reading/readSource.ts');
      const { textsOf } = await import('../domain/checks/texts.ts');
      const { textsBeside } = await import('./reading/besideText.ts');
      const options = { impossibleDates: 'asNumbers', remarks: 'apart' } as const;
      const source = await readSource(file, report, options);
      const isEmpty = !source.ok && source.error.code === 'empty-workbook';
      if (!source.ok && !isEmpty) return source;
      const beside = await textsBeside(file);
      // A document may say all that it says in its header.
      if (!source.ok) return beside.length === 0 ? source : succeed({ texts: beside, notes: [] });
      return succeed({ texts: [...textsOf(source.value), ...beside], notes: source.value.notes ?? [] });
    },
  },
  writeWorkbook: {
    takes: 'out',
    fileName: (spec) => spec.fileName,
    async work(tell, spec) {
      const { writeWorkbook } = await import('./workbooks/writeWorkbook.ts');
      return succeed(await writeWorkbook(spec, sparsely(tell, '正在生成表格')));
    },
  },
  writeAll: {
    takes: 'out',
    fileName: ([first]) => first?.fileName ?? '',
    async work(tell, specs) {
      const { writeWorkbook } = await import('./workbooks/writeWorkbook.ts');
      const { writeWordPaper } = await import('./papers/writeWordPaper.ts');
      const made: Uint8Array<ArrayBuffer>[] = [];
      for (const [at, spec] of specs.entries()) {
        tell('正在生成材料', at, specs.length);
        made.push(await ('sheets' in spec ? writeWorkbook(spec, () => undefined) : writeWordPaper(spec)));
      }
      return succeed(made);
    },
  },
  writePapers: {
    takes: 'out',
    fileName: (spec) => spec.fileName,
    async work(tell, spec) {
      const { writePapers } = await import('./papers/writePaper.ts');
      return writePapers(spec, (done, total) => tell('正在生成公文', done, total));
    },
  },
  writeEachPaper: {
    takes: 'out',
    fileName: (spec) => spec.fileName,
    async work(tell, spec) {
      const { writeEachPaper } = await import('./papers/writePaper.ts');
      return writeEachPaper(spec, (done, total) => tell('正在生成公文', done, total));
    },
  },
  writeWordPaper: {
    takes: 'out',
    fileName: (paper) => paper.fileName,
    async work(_tell, paper) {
      const { writeWordPaper } = await import('./papers/writeWordPaper.ts');
      return succeed(await writeWordPaper(paper));
    },
  },
  packPapers: {
    takes: 'out',
    fileName: (_files, _pack, name) => name,
    async work(_tell, files, pack) {
      const { packPapers } = await import('./papers/writePaper.ts');
      return succeed(packPapers(files, pack));
    },
  },
  writePaperTemplate: {
    takes: 'out',
    fileName: (paper) => `${PAPER_KIND_WORDS[paper]}模板`,
    async work(_tell, paper) {
      const { writePaperTemplate } = await import('./papers/writePaperTemplate.ts');
      return succeed(await writePaperTemplate(paper));
    },
  },
  checkPaperTemplate: {
    takes: 'out',
    fileName: (_paper, template) => template.name,
    async work(_tell, paper, template) {
      const { checkPaperTemplate } = await import('./papers/checkPaperTemplate.ts');
      return checkPaperTemplate(paper, template);
    },
  },
  readFillIns: {
    takes: 'in',
    fileName: (files) => (files.length === 1 ? (files[0]?.name ?? '') : `${files.length} 个文件`),
    async work(tell, files) {
      const { readFillIns } = await import('./fillIn/readFillIn.ts');
      return succeed(await readFillIns(files, (done, total) => tell('正在读取填报表', done, total)));
    },
  },
  writeFillIn: {
    takes: 'out',
    fileName: (_books, name) => name,
    async work(tell, books) {
      const { writeFillIn } = await import('./fillIn/writeFillIn.ts');
      return succeed(await writeFillIn(books, (done, total) => tell('正在生成填报表', done, total)));
    },
  },
};

/** Counts are told at most this often; a message per row would cost more than the row. */
const PROGRESS_EVERY = 200;

function sparsely(tell: Tell, phase: string): (done: number, total: number) => void {
  return (done, total) => {
    if (done === total || done % PROGRESS_EVERY === 0) tell(phase, done, total);
  };
}
