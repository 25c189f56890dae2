import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
const source = readFileSync(path.join(project, 'build/scripts/guard.mjs'), 'utf8');

function runOn(version: string) {
  const lines: string[] = [];
  let code: number | undefined;
  runInNewContext(source, {
    process: { versions: { node: version }, exit: (given: number) => (code = given) },
    console: { error: (line: string) => lines.push(line) },
  });
  return { code, text: lines.join('\n') };
}

test.each(['12.22.12', '18.0.0', '20.19.0', '21.7.3'])('Node %s is refused, with what to do', (version) => {
  const { code, text } = runOn(version);
  expect(code).toBe(1);
  expect(text).toContain(version);
  expect(text).toContain('npm ci');
});

test.each(['22.0.0', '24.21.0', '100.0.0'])('Node %s goes on in silence', (version) => {
  expect(runOn(version)).toEqual({ code: undefined, text: '' });
});

test('it is written so that Node 12 understands it', () => {
  // What came after: optional chaining, nullish coalescing, private fields, top-level await, static imports.
  expect(source).not.toMatch(/\?\.|\?\?|\bawait\b|^import |#\w+\s*[=(]/m);
});

test('every npm script that runs our code asks the guard first', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  for (const [name, command] of Object.entries(scripts)) {
    if (/node /.test(command)) expect(command, name).toMatch(/^node build\/scripts\/guard\.mjs && node /);
  }
});
