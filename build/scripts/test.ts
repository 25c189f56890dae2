import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { folders } from './folders.ts';

/**
 * `npm test`: every check, one after another; the first that fails ends it. The last line sums up all tests. With `unit`,
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
      `--outputFile.json=${report}`,
      ...named,
    ],
  };
}

const checks: readonly Step[] = [
  ...['electron', 'renderer', 'test'].map((project) => ({
    title: `types: ${project}`,
    script: tsc,
    args: ['-p', project],
  })),
  { title: 'lint and import rules: oxlint', script: module('oxlint', 'bin', 'oxlint'), args: ['--type-aware'] },
  { title: 'floors of the house', script: path.join(folders.build, 'scripts', 'checkFloors.ts'), args: [] },
  { title: 'format: biome', script: module('@biomejs', 'biome', 'bin', 'biome'), args: ['format', '.'] },
  { title: 'unused code: knip', script: module('knip', 'bin', 'knip.js'), args: [] },
  { title: 'build', script: path.join(folders.build, 'scripts', 'build.ts'), args: [] },
];

const projects = ['node', 'renderer'];
const unit = vitest('unit and integration tests', projects);
const journeys = vitest('browser journeys', ['journeys']);
const deep = vitest('unit and integration tests, every property on all its cases', projects, { DESK_TESTS: 'deep' });

const choices: Readonly<Record<string, readonly Step[]>> = {
  all: [...checks, unit, journeys],
  unit: [unit],
  journeys: [journeys],
  deep: [deep],
};
const steps = choices[what];
if (steps === undefined) throw new Error(`No such tests: ${what}. There are: ${Object.keys(choices).join(', ')}.`);

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

let failedStep: string | undefined;
for (const [index, step] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${step.title}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [step.script, ...step.args], {
    cwd: folders.project,
    stdio: 'inherit',
    env: { ...process.env, ...step.env },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status !== 0) {
    failedStep = step.title;
    console.error(`failed: ${step.title} (${seconds} s)`);
    break;
  }
  console.log(`passed: ${step.title} (${seconds} s)`);
}

const counts = steps.flatMap(({ report }) => (report === undefined ? [] : [readReport(report)]));
const sum = (pick: (report: Report) => number) => counts.reduce((total, report) => total + pick(report), 0);
const [passed, failed, skipped] = [
  sum((report) => report.numPassedTests),
  sum((report) => report.numFailedTests),
  sum((report) => report.numPendingTests),
];
console.log('');
if (failedStep !== undefined) console.log(`没有通过，停在：${failedStep}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failedStep === undefined && failed === 0 && passed > 0 ? 0 : 1;

/** A step that was not reached has no report. */
function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}
