// Old syntax on purpose: this file must be understood by every Node since version 12, to be able to say that it is too old.
// better-sqlite3 13 does not fail on Node 20, it crashes the process; so this is checked before anything else runs.
var version = process.versions.node;
var major = Number(version.split('.')[0]);
if (major < 22) {
  console.error(
    [
      '本程序需要 Node 22 或更新版本，现在用的是 Node ' + version + '。',
      'npm 脚本会自动使用 node_modules 里自带的 Node 24：请先执行 npm ci（不要加 --omit=optional），再用 npm start、npm test 等命令。',
      '直接用 node 运行脚本时，请先把 node_modules/.bin 放到 PATH 最前面。',
      'This needs Node 22 or newer, and this is Node ' +
        version +
        '. npm scripts use the Node 24 that npm ci installs:',
      'run "npm ci" (without --omit=optional), then "npm start", "npm test" and so on, or put node_modules/.bin first in PATH.',
    ].join('\n'),
  );
  process.exit(1);
}
