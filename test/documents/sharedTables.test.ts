import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RecognisedTable } from '../../electron/domain/reading/tables/recognisedTable.ts';
import { recognisedOf } from './sources.ts';

const cases = new URL('../../../shared/inputs/cases/', import.meta.url);
const missing = existsSync(fileURLToPath(cases)) ? '' : ' (skipped: ../shared/inputs/cases is not here)';

async function tableOf(name: string): Promise<RecognisedTable> {
  const file = `${name}.xlsx`;
  const { tables, skippedSheets } = await recognisedOf(file, new Uint8Array(readFileSync(new URL(file, cases))));
  const [table] = tables;
  if (!table || tables.length > 1 || skippedSheets.length > 0) throw new Error(`${tables.length} tables`);
  return table;
}

/** What each duty says, when it is due, who answers, and how it is to be taken. */
function lines({ rows }: RecognisedTable): string[] {
  return rows.map(({ number, task, subtask, content, timeReading, unitsReading }) => {
    const rules = timeReading.rules.map(({ rule }) => ruleWords(rule)).join(' + ');
    const taken = timeReading.check === undefined ? 'read' : 'proposed';
    const units = unitsReading.parties.map(({ name }) => name).join('、');
    return [number, task, subtask, content.replaceAll('\n', '⏎'), rules, taken, units].join('|');
  });
}

type Rule = RecognisedTable['rows'][number]['timeReading']['rules'][number]['rule'];

function ruleWords(rule: Rule): string {
  switch (rule.type) {
    case 'once':
      return `once ${rule.month}-${rule.day}`;
    case 'recurring':
      return `every ${rule.every}${rule.due.at === 'dayInPeriod' ? ` ${rule.due.month}-${rule.due.day}` : ''}`;
    case 'triggered':
      return `${rule.event} +${rule.n} ${rule.count}`;
    case 'quota':
      return `${rule.atLeast} per ${rule.per}`;
    default:
      return rule.type;
  }
}

function leftOut({ unreadColumns = [] }: RecognisedTable): string[] {
  return unreadColumns.map(({ header, cells }) => `${header} ${cells}`);
}

describe.skipIf(missing !== '')(`tables that were read wrongly${missing}`, () => {
  it.each(['P01a_公布时间', 'P01c_时效标准', 'P01g_更新标准'])(
    '%s: the limits are read, whatever their header says',
    async (name) => {
      const table = await tableOf(name);
      expect(table.kind).toBe('schedule');
      expect(lines(table)).toEqual([
        '1|||部门预算|once 3-last|read|区财政局',
        '2|||财政收支|every month 1-10|read|区财政局',
        '3|||政府采购|every quarter 3-25|read|区财政局',
      ]);
      expect(leftOut(table)).toEqual([]);
    },
  );

  it('P02: 具体要求 is the content, with its deadlines', async () => {
    const table = await tableOf('P02_具体要求一对一');
    expect(lines(table)).toEqual([
      '|规范性文件公开||6月底前公布现行有效目录|once 6-last|read|区司法局',
      '|政策解读||政策文件印发后3个工作日内发布解读材料|documentIssued +3 workday|read|区政府各部门',
      '|信息报送||每月至少报送1篇稿件|1 per month|read|各镇街',
    ]);
  });

  it('P03: limits in the remarks are proposed', async () => {
    const table = await tableOf('P03_备注里写时限');
    expect(lines(table)).toEqual([
      '1|||公布目录|once 11-last|proposed|区司法局',
      '2|||公开补贴|once 12-15|proposed|区农业农村局',
    ]);
    expect(leftOut(table)).toEqual(['完成情况 2']);
  });

  it.each(['P04b_评分细则_三级指标', 'P12_测评表_三级不空'])('%s: a rating table makes no duties', async (name) => {
    expect(await tableOf(name)).toMatchObject({ kind: 'scheme', rows: [] });
  });

  it('P05: 序号 is the number', async () => {
    const table = await tableOf('P05_序号列');
    expect(lines(table)).toEqual([
      '1|住房保障||租赁补贴资格确认|informationFormed +20 workday|read|',
      '2|住房保障||承租资格确认|informationFormed +20 workday|read|',
      '3|户籍管理||户口登记|informationFormed +20 workday|read|',
    ]);
    expect(leftOut(table)).toEqual(['公开事项／二级事项 3']);
  });

  it('P06: each third-level row is an item', async () => {
    const table = await tableOf('P06_三级栏目共用内容');
    expect(lines(table)).toEqual([
      '|政策|部门文件／通知|以正式文件印发的文件|every month|read|区政府办',
      '|政策|部门文件／通告|以正式文件印发的文件|every month|read|区政府办',
      '|政策|部门文件／公示|以正式文件印发的文件|every month|read|区政府办',
      '|政策|政策解读／图解|解读材料|documentIssued +3 workday|read|区司法局',
    ]);
  });

  it('P09: a section stays beside its unit', async () => {
    const table = await tableOf('P09_主体和责任科室');
    expect(lines(table)).toEqual([
      '|政策法规||部门文件|informationFormed +20 workday|read|区发改局',
      '|财政信息||部门预算|other +20 day|read|区财政局',
    ]);
    expect(leftOut(table)).toEqual(['责任科室 2']);
  });

  it('P14: the first item is no header, and its parts are listed in it', async () => {
    const table = await tableOf('P14_首项合并多行');
    expect(table.headerRows).toEqual([1, 1]);
    expect(lines(table)).toEqual([
      '1|机构和人员|基本信息|机构名称、地址⏎联系电话⏎投诉渠道|informationFormed +10 workday|read|',
      '2|财政预决算|部门预算|预算表及说明|other +20 day|read|',
      '3|年度报告|年报|年度报告全文|every year 1-31|read|',
    ]);
    expect(leftOut(table)).toEqual(['公开形式 3']);
  });

  it('分组行: a name merged over content, units and time is a heading', async () => {
    const table = await tableOf('分组行_合并至末列');
    expect(lines(table)).toEqual([
      '1|一、财政信息||甲|once 1-last|read|区财政局',
      '2|一、财政信息||乙|once 1-last|read|区财政局',
      '3|二、民生信息||丙|once 1-last|read|区财政局',
    ]);
  });
});
