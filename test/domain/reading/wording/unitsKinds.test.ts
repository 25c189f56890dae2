import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UnitsReading } from '../../../../electron/domain/reading/wording/reading.ts';
import { readUnitsWording } from '../../../../electron/domain/reading/wording/units.ts';
import { unitsLines } from './unitsLines.ts';

type Standing = 'read' | 'proposed' | 'asked';

/** Read: nothing to decide. Proposed: somebody owes it, and a person is to look. Asked: nobody in it is sure. */
function standing({ parties, check }: UnitsReading): Standing {
  if (check === undefined) return 'read';
  const owed = parties.some(({ kind, open, except }) => kind === 'unit' || (kind === 'group' && !open && !except));
  return owed ? 'proposed' : 'asked';
}

function lines(wording: string): readonly string[] {
  const reading = readUnitsWording(wording);
  for (const { span } of reading.parties) expect(wording.slice(span.start, span.end)).toBe(span.text);
  return [standing(reading), ...unitsLines(reading)];
}

const OPEN = (...names: string[]) =>
  `? ${names.map((name) => `“${name}”`).join('、')}处为开放列举，请确认还包括哪些单位。`;

const WITHOUT = (set: string, units: string) => `? “${set}”（${units}除外）不能确认是哪些单位，请核对。`;
const TICKED = (name: string) => `? 按勾选框认定，“${name}”没有勾选，没有列入，请核对。`;

/** Kinds of wording with a careful clerk's reading of each. */
const KINDS: Readonly<Record<string, readonly (readonly [string, Standing, ...string[]])[]>> = {
  'how the work is shared is no name': [
    ['各镇街按行业领域负责', 'read', 'Rg 各镇街'],
    ['区直各部门按管理权限分别落实', 'read', 'Rg 区直各部门'],
    ['各科室按条线分工负责', 'read', 'Rg 各科室'],
    ['区住建局牵头，各镇街按照各自业务范围落实', 'read', 'L 区住建局', 'Rg 各镇街'],
  ],
  'behind 等 stands an open set with its level': [
    [
      '区民政局、残联等有关区级部门按职责分工负责',
      'proposed',
      'R 区民政局',
      'R 区残联+',
      'Rg 有关区级部门+',
      OPEN('区残联', '有关区级部门'),
    ],
    ['区住建局等相关镇街', 'proposed', 'R 区住建局+', 'Rg 相关镇街+', OPEN('区住建局', '相关镇街')],
    [
      '区财政局、区审计局等其他区直部门配合',
      'proposed',
      'S 区财政局',
      'S 区审计局+',
      'Sg 其他区直部门+',
      OPEN('区审计局', '其他区直部门'),
    ],
    ['相关县直单位', 'asked', 'Rg 相关县直单位+', OPEN('相关县直单位')],
  ],
  'a counted list asks for those it does not name': [
    ['白石镇、柳林镇等五个镇', 'proposed', 'R 白石镇', 'R 柳林镇+', '? “柳林镇等五个镇”还有3个没有写明，请指定。'],
    [
      '白石镇、东关街道等6个镇（街道）',
      'proposed',
      'R 白石镇',
      'R 东关街道+',
      '? “东关街道等6个镇（街道）”还有4个没有写明，请指定。',
    ],
    ['区民政局、白石镇等3个镇', 'proposed', 'R 区民政局', 'R 白石镇+', '? “白石镇等3个镇”还有2个没有写明，请指定。'],
    ['区发改局等十二个部门', 'proposed', 'R 区发改局+', '? “区发改局等十二个部门”还有11个没有写明，请指定。'],
    ['白石镇、柳林镇等2个镇', 'read', 'R 白石镇', 'R 柳林镇'],
    [
      '白石镇、柳林镇、河东镇等2个镇',
      'proposed',
      'R 白石镇',
      'R 柳林镇',
      'R 河东镇+',
      '? “河东镇等2个镇”写明的多于2个，请核对。',
    ],
    ['区发改局、区财政局等多个部门', 'proposed', 'R 区发改局', 'R 区财政局+', OPEN('区财政局')],
  ],
  'who leads is said behind the name': [
    ['以区民政局为主，区财政局配合', 'read', 'L 区民政局', 'S 区财政局'],
    ['以区水利局为主，各镇街参与', 'read', 'L 区水利局', 'Sg 各镇街'],
    ['区民政局为牵头单位，区财政局、区残联为责任单位', 'read', 'L 区民政局', 'R 区财政局', 'R 区残联'],
    ['区司法局作为主办单位，区信访局作为协办单位', 'read', 'L 区司法局', 'S 区信访局'],
  ],
  'how often is no part of a name': [
    ['区政府办牵头，各部门按月报送', 'read', 'L 区政府办', 'Rg 各部门'],
    ['各镇街每季度报送', 'read', 'Rg 各镇街'],
    ['区直各单位定期公开', 'read', 'Rg 区直各单位'],
  ],
  'a bracket that names no body is a remark': [
    ['区信息中心（网站）、各单位（内容）', 'read', 'R 区信息中心[网站]', 'Rg 各单位[内容]'],
    ['各部门（提供）', 'read', 'Rg 各部门[提供]'],
    ['各镇（街区）', 'read', 'Rg 各镇（街区）'],
    [
      '区政府办公室（区大数据中心、区政务服务局分别落实）',
      'proposed',
      'R 区政府办公室[区大数据中心、区政务服务局分别落实]',
      '? “区政府办公室”不能确认是哪些单位，请核对。',
    ],
  ],
  'some of a set are no unit': [
    ['部分镇街', 'asked', 'Rg 部分镇街+', OPEN('部分镇街')],
    ['涉农镇街', 'asked', 'Rf 涉农镇街', '? “涉农镇街”是按职能指称的，请指定具体单位。'],
    ['试点镇、示范村', 'asked', 'Rf 试点镇', 'Rf 示范村', '? “试点镇”、“示范村”是按职能指称的，请指定具体单位。'],
    ['沿河乡镇', 'asked', 'Rf 沿河乡镇', '? “沿河乡镇”是按职能指称的，请指定具体单位。'],
    ['城关镇、沿河镇人民政府', 'read', 'R 城关镇', 'R 沿河镇人民政府'],
    [
      '水电气热等公共服务企业',
      'proposed',
      'R 水电气热等公共服务企业',
      '? “水电气热等公共服务企业”不能确认是哪些单位，请核对。',
    ],
    ['各中学、中心小学、公办幼儿园', 'read', 'Rg 各中学', 'Rg 各中心小学', 'Rg 各公办幼儿园'],
  ],
  'a set keeps its exception, and is asked': [
    ['各镇街（除城关镇、河东镇外）', 'asked', 'Rg 各镇街[除城关镇、河东镇外]', WITHOUT('各镇街', '城关镇、河东镇')],
    ['各镇街（除城关镇）', 'asked', 'Rg 各镇街[除城关镇]', WITHOUT('各镇街', '城关镇')],
    ['各镇街不含开发区', 'asked', 'Rg 各镇街[开发区除外]', WITHOUT('各镇街', '开发区')],
    ['除涉密单位外的各部门', 'asked', 'Rg 各部门[涉密单位除外]', WITHOUT('各部门', '涉密单位')],
    [
      '除白石镇、柳林镇以外的各镇',
      'asked',
      'Rg 各镇[白石镇、柳林镇除外]',
      '? “各镇”（白石镇、柳林镇除外）不能确认是哪些单位，请核对。',
    ],
    [
      '除高新区外，各镇街负责落实',
      'asked',
      'Rg 各镇街[高新区除外]',
      '? “各镇街”（高新区除外）不能确认是哪些单位，请核对。',
    ],
    [
      '各镇街，度假区、高新区除外',
      'asked',
      'Rg 各镇街[度假区、高新区除外]',
      '? “各镇街”（度假区、高新区除外）不能确认是哪些单位，请核对。',
    ],
    [
      '区直各部门（不含区法院）',
      'asked',
      'Rg 区直各部门[不含区法院]',
      '? “区直各部门”（区法院除外）不能确认是哪些单位，请核对。',
    ],
    [
      '各部门除区财政局外',
      'asked',
      'Rg 各部门[区财政局除外]',
      '? “各部门”（区财政局除外）不能确认是哪些单位，请核对。',
    ],
    ['除另有规定外，各部门负责', 'read', 'Rg 各部门'],
  ],
  'a unit in square brackets is proposed beside the one before it': [
    [
      '区政府办【区政务服务局】、区司法局',
      'proposed',
      'R 区政府办[区政务服务局]',
      'R 区政务服务局',
      'R 区司法局',
      '? “区政府办”后括注的“区政务服务局”一并列入，请确认。',
    ],
    [
      '县发改局〔粮食局〕牵头，县财政局配合',
      'proposed',
      'L 县发改局[粮食局]',
      'L 县粮食局',
      'S 县财政局',
      '? “县发改局”后括注的“粮食局”一并列入，请确认。',
    ],
    ['区发改局〔牵头〕、区财政局〔配合〕', 'read', 'L 区发改局', 'S 区财政局'],
    ['区公安局〔户籍〕', 'read', 'R 区公安局[户籍]'],
  ],
  'what is done with it is no part of the name': [
    ['由区统计局统一对外发布', 'read', 'R 区统计局'],
    ['区信访局受理，区司法局答复', 'read', 'R 区信访局', 'R 区司法局'],
    ['由区财政局予以公示', 'read', 'R 区财政局'],
    ['区政府办公室公开科', 'read', 'R 区政府办公室公开科'],
    ['区教育局新闻发布科', 'read', 'R 区教育局新闻发布科'],
  ],
  'a section is a note of its body': [
    ['责任单位：区教育局；承办科室：基础教育科、人事科', 'read', 'R 区教育局[承办科室：基础教育科；承办科室：人事科]'],
    ['责任科室：综合科；责任单位：区水利局', 'read', 'R 区水利局[责任科室：综合科]'],
    ['牵头单位：区发改局；经办股室：投资股；配合单位：各镇街', 'read', 'L 区发改局[经办股室：投资股]', 'Sg 各镇街'],
    ['责任科室：办公室', 'read', 'R 办公室'],
  ],
  'members that are named elsewhere are open': [
    [
      '区市场监管局等双随机成员单位',
      'proposed',
      'R 区市场监管局+',
      'Rg 双随机成员单位+',
      OPEN('区市场监管局', '双随机成员单位'),
    ],
    [
      '区教育局、区公安局等校园安全联席会议成员单位负责',
      'proposed',
      'R 区教育局',
      'R 区公安局+',
      'Rg 校园安全联席会议成员单位+',
      OPEN('区公安局', '校园安全联席会议成员单位'),
    ],
    ['区审计局等有关成员单位', 'proposed', 'R 区审计局+', OPEN('区审计局')],
  ],
  'a set told by its number is no unit': [
    ['8个镇街', 'asked', 'Rg 各镇街[8个]+', OPEN('各镇街')],
    ['区民政局、三个街道办事处', 'proposed', 'R 区民政局', 'Rg 各街道办事处[三个]+', OPEN('各街道办事处')],
    ['全区12个镇（街道）', 'proposed', 'Rg 各镇（街道）[12个]', '? “各镇（街道）”不能确认是哪些单位，请核对。'],
  ],
  'each of them goes on to what every town has': [
    ['各社区卫生服务中心、乡镇卫生院', 'read', 'Rg 各社区卫生服务中心', 'Rg 各乡镇卫生院'],
    ['区卫健委、各乡镇卫生院、村卫生室', 'read', 'R 区卫健委', 'Rg 各乡镇卫生院', 'Rg 各村卫生室'],
    ['各部门、乡村振兴局', 'read', 'Rg 各部门', 'R 乡村振兴局'],
  ],
  'a ticked box is a unit, an empty one is none': [
    ...[
      '区教育局[√] 区民政局[ ]',
      '区教育局［√］ 区民政局［×］',
      '区教育局【√】、区民政局【 】',
      '区教育局（√）、区民政局（）',
      '（√）区教育局 （ ）区民政局',
      '[x]区教育局 [ ]区民政局',
      '区教育局[Y] 区民政局[N]',
      '区教育局（是） 区民政局（否）',
      '√区教育局、区民政局',
      '区教育局√ 区民政局',
      '区教育局 √，区民政局 ×',
      '√ 区教育局\n× 区民政局',
      '●区教育局 ○区民政局',
      '区教育局（●）、区民政局（○）',
      '区教育局：√；区民政局：×',
      '区教育局：是；区民政局：否',
    ].map((wording) => [wording, 'proposed', 'R 区教育局', TICKED('区民政局')] as const),
    ['[√]区教育局 [ ]区民政局 [√]各镇街', 'proposed', 'R 区教育局', 'Rg 各镇街', TICKED('区民政局')],
    // Signs that are no boxes: items of a list, a note in brackets.
    ['●区教育局 ●区民政局', 'read', 'R 区教育局', 'R 区民政局'],
    ['区教育局（是）', 'proposed', 'R 区教育局', '? 按勾选框认定，请核对。'],
    ['☑区财政局 ☐区审计局', 'proposed', 'R 区财政局', '? 按勾选框认定，“区审计局”没有勾选，没有列入，请核对。'],
    [
      '责任单位：□各镇街 ■区住建局、□√区水利局',
      'proposed',
      'R 区住建局',
      'R 区水利局',
      '? 按勾选框认定，“各镇街”没有勾选，没有列入，请核对。',
    ],
    [
      '区财政局☒、区审计局☐、区人社局☒',
      'proposed',
      'R 区财政局',
      'R 区人社局',
      '? 按勾选框认定，“区审计局”没有勾选，没有列入，请核对。',
    ],
    [
      '☐区财政局☐区审计局',
      'asked',
      '? 按勾选框认定，“区财政局”、“区审计局”没有勾选，没有列入，请核对。没有写明责任单位，请指定；不指定则由全部发文对象负责。',
    ],
  ],
  'the others are an open set': [
    ['其他责任单位配合', 'asked', 'Sg 其他责任单位+', OPEN('其他责任单位')],
    ['区财政局牵头，其他部门配合', 'proposed', 'L 区财政局', 'Sg 其他部门+', OPEN('其他部门')],
    ['区教育局负责，其余镇街参与', 'proposed', 'R 区教育局', 'Sg 其余镇街+', OPEN('其余镇街')],
    ['区财政局牵头，其他各镇街配合', 'proposed', 'L 区财政局', 'Sg 其他各镇街+', OPEN('其他各镇街')],
    ['其它各镇街', 'asked', 'Rg 其它各镇街+', OPEN('其它各镇街')],
    ['其他各有关单位', 'asked', 'Rg 其他各有关单位+', OPEN('其他各有关单位')],
    ['区教育局牵头，其余各中小学参与', 'proposed', 'L 区教育局', 'Sg 其余各中小学+', OPEN('其余各中小学')],
    ['其他区财政局', 'read', 'R 区财政局'],
  ],
  'the rest of a set is the set without those named': [
    ['城关镇牵头，其余镇街配合', 'proposed', 'L 城关镇', 'Sg 各镇街[城关镇除外]', WITHOUT('各镇街', '城关镇')],
    ['城关镇、其他各镇街', 'proposed', 'R 城关镇', 'Rg 各镇街[城关镇除外]', WITHOUT('各镇街', '城关镇')],
    ['区教育局，其余各部门', 'proposed', 'R 区教育局', 'Rg 各部门[区教育局除外]', WITHOUT('各部门', '区教育局')],
    [
      '区财政局、审计局及其他各部门',
      'proposed',
      'R 区财政局',
      'R 区审计局',
      'Rg 各部门[区财政局、区审计局除外]',
      WITHOUT('各部门', '区财政局、区审计局'),
    ],
    [
      '区财政局、城关镇牵头，其余各镇（街道）配合',
      'proposed',
      'L 区财政局',
      'L 城关镇',
      'Sg 各镇（街道）[城关镇除外]',
      WITHOUT('各镇（街道）', '城关镇'),
    ],
    ['除城关镇外，其他镇街', 'asked', 'Rg 各镇街[城关镇除外]', WITHOUT('各镇街', '城关镇')],
  ],
};

describe.each(Object.entries(KINDS))('%s', (_kind, wordings) => {
  it.each(wordings)('%j: %s', (wording, ...expected) => {
    expect(lines(wording)).toEqual(expected);
  });
});

const file = new URL('../../../../../shared/wordings-more.json', import.meta.url);
const missing = existsSync(fileURLToPath(file)) ? '' : ' (skipped: ../shared/wordings-more.json is not here)';

/** A careful clerk's reading of each entry of the file's `units` list, by position. */
const SHARED: readonly (readonly [Standing, ...string[]])[] = [
  ['read', 'Rg 各部门'],
  ['proposed', 'R 区人社局', 'R 区医保局+', 'Rg 相关区直部门+', OPEN('区医保局', '相关区直部门')],
  ['proposed', 'R 城关镇+', '? “城关镇等5个镇”还有4个没有写明，请指定。'],
  ['asked', 'Rg 各镇街[经济开发区除外]', '? “各镇街”（经济开发区除外）不能确认是哪些单位，请核对。'],
  ['proposed', 'L 市府办[市大数据局]', 'L 市大数据局', '? “市府办”后括注的“市大数据局”一并列入，请确认。'],
  ['read', 'R 区政府办公室'],
  ['read', 'R 区发展改革局[责任科室：办公室]'],
];

describe.skipIf(missing !== '')(`the shared responsibility wordings${missing}`, () => {
  const { units } =
    missing === '' ? (JSON.parse(readFileSync(file, 'utf8')) as { units: readonly { text: string }[] }) : { units: [] };

  it.each(units.map(({ text }, index) => [index, text] as const))('%i: %s', (index, text) => {
    expect(lines(text)).toEqual(SHARED[index]);
  });
});
