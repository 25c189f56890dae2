import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DUTY_KINDS, PARTY_KIND_WORDS, PARTY_ROLES, UNIT_KINDS } from '../../../electron/domain/words/duties.ts';
import {
  COLUMN_ROLE_WORDS,
  EXPORT_KIND_WORDS,
  PAPER_KINDS,
  TABLE_KIND_WORDS,
} from '../../../electron/domain/words/documents.ts';
import { DUTY_STATES, LAMP_ORDER } from '../../../electron/domain/words/states.ts';
import { DAY_COUNT_WORDS, PERIOD_UNIT_WORDS, TRIGGER_EVENT_WORDS } from '../../../electron/domain/words/timeRules.ts';

/**
 * What people read of a type stands in electron/domain/words and nowhere else: a second map, list or switch that gives its members Chinese words
 * of its own would sooner or later say something else of the same thing. Whoever is told so here takes the word from domain/words, or, where
 * another thing is meant that only bears the same names, says so in OTHERS.
 */

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Lamp: LAMP_ORDER,
  DutyState: DUTY_STATES,
  UnitKind: UNIT_KINDS,
  PartyRole: PARTY_ROLES,
  PartyKind: Object.keys(PARTY_KIND_WORDS),
  DutyKind: DUTY_KINDS,
  PeriodUnit: Object.keys(PERIOD_UNIT_WORDS),
  DayCount: Object.keys(DAY_COUNT_WORDS),
  TriggerEvent: Object.keys(TRIGGER_EVENT_WORDS),
  TableKind: Object.keys(TABLE_KIND_WORDS),
  ColumnRole: Object.keys(COLUMN_ROLE_WORDS),
  PaperKind: PAPER_KINDS,
  ExportKind: Object.keys(EXPORT_KIND_WORDS),
};

/** Files in which names of a type's members belong to something else; each with what that is. */
const OTHERS: Readonly<Record<string, readonly [type: string, what: string]>> = {
  'electron/domain/exchange/caseColumns.ts': [
    'ColumnRole',
    'what offices call the columns of a register’s list, which is no table of duties',
  ],
  'electron/domain/fillIn/form.ts': [
    'DutyState',
    'what a unit says of its work, from the drop-down list of a file that comes back',
  ],
  'electron/domain/papers/report.ts': [
    'Lamp, DutyState',
    'how many reviews a sentence counts, each with its word from domain/words',
  ],
  'electron/store/repositories/units.ts': ['ExportKind', 'tables of the store, in a sentence that counts their rows'],
  'renderer/calendar/CalendarToolbar.tsx': ['PeriodUnit', 'views of the calendar, and steps through them'],
  'renderer/calendar/view.ts': ['PeriodUnit', 'views of the calendar'],
  'renderer/fillIn/RoundDialog.tsx': ['PartyKind', 'who shares a fill-in workbook'],
  'renderer/oldLedger/ledgerTable.ts': [
    'ColumnRole',
    'what a column of an old ledger holds, which is no table of duties',
  ],
  'renderer/rules/RuleFrom.tsx': ['PeriodUnit', 'from when a changed rule holds'],
  'renderer/tasks/FollowDialog.tsx': ['PeriodUnit', 'from when a duty is owed: the year or a day'],
};
/** The words themselves, and invented data. */
const LEFT_OUT = /^electron\/(?:domain\/words|services\/demo)\//u;

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HAN = '\\p{Script=Han}';

/** Source without its comments, which may say what words are. */
function bare(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
}

/** Whether the source pairs the member with a Chinese text: in an object, a list of pairs, a list of options, a switch or a condition. */
function pairs(source: string, member: string): boolean {
  const text = `\\s*[\\[({]*\\s*(?:\\w+:\\s*)?(['"\`])(?=[^'"\`\\n]*${HAN})[^'"\`\\n$]{1,12}['"\`]`;
  return new RegExp(
    [
      `(?<![\\w.])['"]?${member}['"]?:${text}`,
      `\\['${member}',${text}`,
      `'${member}',\\s*(?:label|name|word|text|title):${text}`,
      `case '${member}':\\s*return${text}`,
      `=== '${member}'\\s*\\?${text}`,
    ].join('|'),
    'u',
  ).test(source);
}

/** The types of which the source names two members or more in words of its own. */
function namedAgain(source: string): readonly string[] {
  const code = bare(source);
  return Object.entries(MEMBERS)
    .filter(([, members]) => members.filter((member) => pairs(code, member)).length > 1)
    .map(([type]) => type);
}

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/u.test(file));
}

describe('words of a type', () => {
  it.each([
    ['a map', "const X: Readonly<Record<Lamp, string>> = { overdue: '已逾期', dueSoon: '即将到期' };", 'Lamp'],
    ['a map of long and short', "{ lead: { long: '牵头单位' }, support: ['配合单位', '配合'] }", 'PartyRole'],
    ['a list of pairs', "[['lead', '牵头'], ['support', '配合']]", 'PartyRole'],
    ['a list of options', "[{ value: 'town', label: '镇街' }, { value: 'department', label: '区直部门' }]", 'UnitKind'],
    ['a switch', "switch (kind) { case 'measure':\n return '举措'; case 'case':\n return '办件'; }", 'DutyKind'],
    ['conditions', "every === 'quarter' ? '按季' : every === 'month' ? '按月' : ''", 'PeriodUnit'],
  ])('are found in %s', (_what, source, type) => {
    expect(namedAgain(source)).toContain(type);
  });

  it('are not found where a word is said once, in a comment, or of something else', () => {
    expect(namedAgain("const none = { overdue: '没有逾期的事项。' };")).toEqual([]);
    expect(namedAgain("/** lead: '牵头', support: '配合' */\n// town: '镇街', department: '部门'")).toEqual([]);
    expect(namedAgain("const figures = { overdue: count, dueSoon: other }; label('甲乙')")).toEqual([]);
  });

  it('stand in domain/words alone', () => {
    const files = [...sources('electron'), ...sources('renderer')].filter((file) => !LEFT_OUT.test(file));
    expect(files.length).toBeGreaterThan(400);
    const found = files.flatMap((file) => {
      const types = namedAgain(readFileSync(path.join(ROOT, file), 'utf8'));
      return types.length > 0 ? [[file, types.join(', ')]] : [];
    });
    const others = Object.entries(OTHERS).map(([file, [type]]) => [file, type]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(others));
  });
});
