import { buildApp } from './buildApp.ts';

await buildApp((line) => console.log(line));
console.log('构建完成：out/main 与 out/renderer。');
