import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { BillOfMaterials } from './billOfMaterials.ts';
import { buildApp } from './buildApp.ts';
import { folders } from './folders.ts';
import { shippedFindings } from './shippedFindings.ts';

/**
 * `npm run audit:shipped`: asks npm's service what is known of the packages that ship, by the bill of materials. Ends with 1 where something
 * is, with 2 where the service could not be asked.
 */

await buildApp((line) => console.log(line));
// Written by the build.
const bill = JSON.parse(readFileSync(path.join(folders.out, 'bom.cdx.json'), 'utf8')) as BillOfMaterials;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = spawnSync(npm, ['audit', '--json'], {
  cwd: folders.project,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
const findings = shippedFindings(reportOf(run.stdout), bill);
if (findings === undefined) {
  console.log(
    '没有查到：不能连接 npm 的漏洞查询服务（网络不通，或所用的镜像没有这项服务）。这不表示没有漏洞，请在能联网的机器上再查。',
  );
  process.exitCode = 2;
} else if (findings.length === 0) {
  console.log(`随程序发布的 ${bill.components.length} 个组件没有已知漏洞。`);
} else {
  for (const line of findings) console.log(line);
  process.exitCode = 1;
}

function reportOf(output: string | null): unknown {
  try {
    return JSON.parse(output ?? '');
  } catch {
    return undefined;
  }
}
