import { withoutYears } from './namedYears.ts';

/** The number at the head of a task: 一、 （二） 3. 第四条. */
const NUMBER = /^(?:第?[一二三四五六七八九十百\d]+(?:[、.．)）条项]|(?=\s))|[（(][一二三四五六七八九十百\d]+[）)])\s*/u;

/** What a key task (一级任务) of two years has in common: its words without number, years, blanks and signs. */
export function taskKey(task: string): string {
  const words = withoutYears(task.trim()).replace(NUMBER, '');
  return words.replaceAll(/[\s\p{P}\p{S}]+/gu, '');
}
