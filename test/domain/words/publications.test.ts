import { describe, expect, it } from 'vitest';
import {
  COVERAGE_STATE_WORDS,
  dayReasonWords,
  DEFAULT_IGNORE_REASONS,
  dutyReasonWords,
  MATCH_CLASS_WORDS,
  MATCH_DOUBT_WORDS,
  periodReasonWords,
  unitReasonWords,
} from '../../../electron/domain/words/publications.ts';
import { matched, page } from '../publications/publicationFacts.ts';

describe('the reasons of a match', () => {
  const words = (title: string, unit: string, on: string) => {
    const [first] = matched(page(title, unit, on)).candidates;
    if (first === undefined) throw new Error('no candidate');
    return [
      unitReasonWords(first.unit),
      dutyReasonWords(first.duty),
      periodReasonWords(first.period),
      dayReasonWords(first.day),
    ];
  };

  it('are said in Chinese', () => {
    expect(words('2021年5月环境质量公报', '区生态环境分局', '2021-05-30')).toEqual([
      '署名是单位名称',
      '与事项同义的词占 83%',
      '标题写了所属期',
      '按时',
    ]);
    expect(words('1-5月财政预算执行情况', '', '2021-06-09')).toEqual([
      '该事项只由这个单位负责',
      '与事项同义的词占 83%',
      '标题写的时间截至所属期末',
      '迟于时限',
    ]);
  });
});

it.each([MATCH_CLASS_WORDS, DEFAULT_IGNORE_REASONS, MATCH_DOUBT_WORDS, COVERAGE_STATE_WORDS])(
  'no two of %o say the same',
  (words) => {
    const said = Object.values(words);
    expect(new Set(said).size).toBe(said.length);
  },
);
