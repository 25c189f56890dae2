import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { folders } from './folders.ts';

/** `npm test`: every check, one after another; the first that fails ends it. The last line sums up all tests. */

const reports = mkdtempSync(path.join(tmpdir(), 'desk-test-report-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const module = (...parts: string[]) => path.join(folders.modules, ...parts);
const tsc = module('typescript', 'bin', 'tsc');

interface Step {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
}

function vitest(title: string, projects: readonly string[], report: string): Step {
  const chosen = projects.flatMap((project) => ['--project', project]);
  return {
    title,
    script: module('vitest', 'vitest.mjs'),
    args: [
      'run',
      '--config',
      'build/vitest.config.ts',
      ...chosen,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${path.join(reports, report)}`,
    ],
  };
}

const steps: readonly Step[] = [
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
  vitest('unit and integration tests', ['node', 'renderer'], 'units.json'),
  vitest('browser journeys', ['journeys'], 'journeys.json'),
];

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
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status !== 0) {
    failedStep = step.title;
    console.error(`failed: ${step.title} (${seconds} s)`);
    break;
  }
  console.log(`passed: ${step.title} (${seconds} s)`);
}

const counts = ['units.json', 'journeys.json'].map(readReport);
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
function readReport(name: string): Report {
  try {
    return JSON.parse(readFileSync(path.join(reports, name), 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}
