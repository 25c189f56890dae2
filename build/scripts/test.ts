import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { folders } from './folders.ts';

/**
 * `npm test`: every check, then every test; a failed check ends it. The last line sums up all tests. With `unit`,
 * `journeys` or `deep`: these tests alone, and of them only the files that match what is named behind.
 */
const [what = 'all', ...named] = process.argv.slice(2);

/** More of them do not fail by chance. */
const MOST_SECOND_TRIES = 5;

const reports = mkdtempSync(path.join(tmpdir(), 'desk-test-report-'));
let reportsMade = 0;
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const module = (...parts: string[]) => path.join(folders.modules, ...parts);
const tsc = module('typescript', 'bin', 'tsc');

interface Step {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

interface TestStep extends Step {
  /** The file of its counts. */
  readonly report: string;
}

/** `files`: those alone whose path has one of these words; options of vitest may stand among them. */
function vitest(title: string, projects: readonly string[], env: Step['env'] = {}, files = named): TestStep {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const report = path.join(reports, `${++reportsMade}.json`);
  return {
    title,
    report,
    env,
    script: module('vitest', 'vitest.mjs'),
    args: [
      'run',
      '--config',
      'build/vitest.config.ts',
      ...chosen,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
  };
}

const checks: readonly Step[] = [
  { title: 'build', script: path.join(folders.build, 'scripts', 'build.ts'), args: [] },
  { title: 'lint and import rules: oxlint', script: module('oxlint', 'bin', 'oxlint'), args: ['--type-aware'] },
  { title: 'unused code: knip', script: module('knip', 'bin', 'knip.js'), args: [] },
  ...['electron', 'renderer', 'test'].map((project) => ({
    title: `types: ${project}`,
    script: tsc,
    args: ['-p', project],
  })),
  { title: 'floors of the house', script: path.join(folders.build, 'scripts', 'checkFloors.ts'), args: [] },
  { title: 'format: biome', script: module('@biomejs', 'biome', 'bin', 'biome'), args: ['format', '.'] },
];

const unit = ['node', 'renderer'];
/** Each stage begins when the one before it has passed. */
const choices: Readonly<Record<string, readonly (readonly (Step | TestStep)[])[]>> = {
  all: [checks, [vitest('unit and integration tests, browser journeys', ['journeys', ...unit])]],
  unit: [[vitest('unit and integration tests', unit)]],
  journeys: [[vitest('browser journeys', ['journeys'])]],
  deep: [[vitest('unit and integration tests, every property on all its cases', unit, { DESK_TESTS: 'deep' })]],
};
const stages = choices[what];
if (stages === undefined) throw new Error(`No such tests: ${what}. There are: ${Object.keys(choices).join(', ')}.`);
const steps = stages.flat();

const failedSteps: string[] = [];
let begun = 0;
for (const stage of stages) {
  if (failedSteps.length === 0) await runAll(stage);
}

/** What vitest's JSON reporter tells of a run, as far as it is read here. */
interface Report {
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  /** Its path. */
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly assertionResults: readonly { readonly status: string }[];
}

let files = steps.flatMap((step) => ('report' in step ? readReport(step.report).testResults : []));
await tryJourneysAgain();
const tests = files.flatMap(({ assertionResults }) => assertionResults);
const failed = tests.filter(({ status }) => status === 'failed').length;
const passed = tests.filter(({ status }) => status === 'passed').length;
const skipped = tests.length - passed - failed;
console.log('');
if (failedSteps.length > 0) console.log(`没有通过，停在：${failedSteps.join('、')}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedSteps.length === 0 && failed === 0 && passed > 0 ? 0 : 1;

/**
 * A busy machine may let a journey act before the page is ready for it. Where nothing but a few journeys failed, their
 * files run once more, one after the other: what is broken fails twice, and what passes only now is named, for it waits
 * for too little.
 */
async function tryJourneysAgain(): Promise<void> {
  const failures = files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const journeys = path.join(folders.project, 'test', 'journeys');
  if (failures.length === 0 || failures.length > MOST_SECOND_TRIES) return;
  if (failures.some((name) => path.relative(journeys, name).startsWith('..'))) return;
  failedSteps.length = 0;
  const again = vitest('journeys that failed, once more', ['journeys'], {}, ['--maxWorkers=1', ...failures]);
  steps.push(again);
  await runAll([again]);
  const second = readReport(again.report).testResults;
  files = [...files.filter(({ name }) => !failures.includes(name)), ...second];
  for (const { name, status } of second) {
    if (status === 'passed') console.warn(`passed at the second try only: ${path.relative(folders.project, name)}`);
  }
}

/** Runs as many at a time as there are cores; once one has failed, none begins. */
async function runAll(stage: readonly Step[]): Promise<void> {
  const waiting = [...stage];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    while (failedSteps.length === 0) {
      const step = waiting.shift();
      if (step === undefined) return;
      await run(step, stage.length === 1);
    }
  });
  await Promise.all(workers);
}

/** What runs alone prints as it goes; what runs beside others is heard out first. */
async function run(step: Step, alone: boolean): Promise<void> {
  const tell = () => console.log(`\n[${++begun}/${steps.length}] ${step.title}`);
  if (alone) tell();
  const began = performance.now();
  const child = spawn(process.execPath, [step.script, ...step.args], {
    cwd: folders.project,
    stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...step.env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (!alone) tell();
  process.stdout.write(Buffer.concat(said));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`passed: ${step.title} (${seconds} s)`);
  } else {
    failedSteps.push(step.title);
    // Whoever ends it from outside leaves no other trace.
    console.error(`failed: ${step.title} (${seconds} s${signal === null ? '' : `, ended by ${signal}`})`);
  }
}

/** A step that was not reached has no report. */
function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { testResults: [] };
  }
}
