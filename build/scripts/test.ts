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

const reports = mkdtempSync(path.join(tmpdir(), 'desk-test-report-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const module = (...parts: string[]) => path.join(folders.modules, ...parts);
const tsc = module('typescript', 'bin', 'tsc');

interface Step {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  /** The file of its counts. */
  readonly report?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

function vitest(title: string, projects: readonly string[], env: Step['env'] = {}): Step {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const report = path.join(reports, `${projects.join('-')}.json`);
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
      `--reporter=${path.join(folders.build, 'secondTries.ts')}`,
      `--outputFile.json=${report}`,
      ...named,
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
const choices: Readonly<Record<string, readonly (readonly Step[])[]>> = {
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

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const counts = steps.flatMap(({ report }) => (report === undefined ? [] : [readReport(report)]));
const sum = (pick: (report: Report) => number) => counts.reduce((total, report) => total + pick(report), 0);
const [passed, failed, skipped] = [
  sum((report) => report.numPassedTests),
  sum((report) => report.numFailedTests),
  sum((report) => report.numPendingTests),
];
console.log('');
if (failedSteps.length > 0) console.log(`没有通过，停在：${failedSteps.join('、')}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedSteps.length === 0 && failed === 0 && passed > 0 ? 0 : 1;

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
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}
