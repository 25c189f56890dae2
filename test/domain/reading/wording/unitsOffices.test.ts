import { describe, expect, it } from 'vitest';
import { readUnitsWording } from '../../../../electron/domain/reading/wording/units.ts';

const ROLES = { lead: 'L', responsible: 'R', support: 'S' } as const;
const KINDS = { unit: '', group: 'g', function: 'f' } as const;

/** Role, kind (g group, f function), name, + for an open list. */
function read(wording: string, firstLeads = false): string {
  return readUnitsWording(wording, { firstLeads })
    .parties.map(({ role, kind, name, open }) => `${ROLES[role]}${KINDS[kind]} ${name}${open === true ? '+' : ''}`)
    .join(', ');
}

/** Wordings of tables and measures of many offices, each with a clerk's reading. */
const WORDINGS: readonly (readonly [string, string])[] = [
  // one name over a 、
  ['各区人民政府，市政府各委、办、局，各市属机构', 'Rg 各区人民政府, Rg 市政府各委、办、局, Rg 各市属机构'],
  ['各镇、街，各管委会，区直各办、局', 'Rg 各镇, Rg 各街, Rg 各管委会, Rg 区直各办、局'],
  ['市、区有关部门', 'Rg 市、区有关部门+'],
  ['省、市驻区各单位', 'Rg 省、市驻区各单位'],
  // sets without 各
  ['区直及驻区有关单位', 'Rg 区直及驻区有关单位+'],
  ['市区两级有关部门', 'Rg 市区两级有关部门+'],
  ['市县两级政府', 'Rg 市县两级政府'],
  ['区政府组成部门、直属机构', 'Rg 区政府组成部门, Rg 直属机构'],
  ['各业务科室、局属单位', 'Rg 各业务科室, Rg 局属单位'],
  // roles in brackets
  ['（牵头）区发改局、区财政局', 'L 区发改局, R 区财政局'],
  ['[牵头]区发改局 [配合]区财政局', 'L 区发改局, S 区财政局'],
  ['【牵头单位】区发改局【责任单位】区财政局、审计局', 'L 区发改局, R 区财政局, R 区审计局'],
  ['区发改局（牵头）区财政局（配合）', 'L 区发改局, S 区财政局'],
  // words round the names
  ['（一）区发改局（二）区财政局', 'R 区发改局, R 区财政局'],
  ['区发改局*、区财政局★', 'R 区发改局, R 区财政局'],
  ['以上各项由区政府办公室负责', 'R 区政府办公室'],
  ['本项工作由区政府办公室牵头', 'L 区政府办公室'],
  ['请各单位对照落实', 'Rg 各单位'],
  ['区政府\n办公室', 'R 区政府办公室'],
  ['区政府\n办公室、区财政局\n区审计局', 'R 区政府办公室, R 区财政局, R 区审计局'],
  ['待定', ''],
  ['见附件2', ''],
  // names of bodies
  ['区委党校、经开区、旅游度假区、清河二中', 'R 区委党校, R 经开区, R 旅游度假区, R 清河二中'],
  ['国家税务总局清河区税务局、国网清河供电公司', 'R 国家税务总局清河区税务局, R 国网清河供电公司'],
  ['市市场监督管理局（知识产权局）、团市委', 'R 市市场监督管理局, R 团市委'],
  ['各区（市）县政府、市直各部门', 'Rg 各区（市）县政府, Rg 市直各部门'],
  ['区发改局、区财政局，排名第一的为牵头单位', 'L 区发改局, R 区财政局'],
];

describe('responsibility wordings of many offices', () => {
  it.each(WORDINGS)('%j', (wording, expected) => {
    expect(read(wording)).toBe(expected);
  });

  it('takes the first of several for the lead where the table says so elsewhere', () => {
    expect(read('区发改局、区财政局', true)).toBe('L 区发改局, R 区财政局');
    expect(read('区发改局', true)).toBe('R 区发改局');
  });

  it('doubts a name that a dash joins to something else', () => {
    expect(readUnitsWording('义务教育—区教育局').check).toContain('请核对');
  });
});
