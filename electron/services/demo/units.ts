import type { UnitKind } from '../../domain/model/unit.ts';

/** An invented unit of the invented 清河区. */
export interface DemoUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
}

export const DEMO_DISTRICT = '清河区';

function units(kind: UnitKind, lines: readonly string[]): readonly DemoUnit[] {
  return lines.map((line) => {
    const [name = '', ...aliases] = line.split('=');
    return { name, kind, aliases };
  });
}

/** Names, and after `=` the short names that tables use for them. */
export const DEMO_UNITS: readonly DemoUnit[] = [
  ...units('department', [
    '区政府办公室=区府办',
    '区发展和改革局=区发改局',
    '区教育和体育局=区教体局',
    '区科学技术局=区科技局',
    '区工业和信息化局=区工信局',
    '区民政局',
    '区司法局',
    '区财政局',
    '区人力资源和社会保障局=区人社局',
    '区自然资源局',
    '区生态环境分局',
    '区住房和城乡建设局=区住建局',
    '区交通运输局=区交通局',
    '区水利局',
    '区农业农村局',
    '区商务局',
    '区文化和旅游局=区文旅局',
    '区卫生健康局=区卫健局',
    '区退役军人事务局',
    '区应急管理局=区应急局',
    '区审计局',
    '区行政审批服务局=区审批局',
    '区国有资产监督管理局=区国资局',
    '区市场监督管理局=区市场监管局',
    '区统计局',
    '区医疗保障局=区医保局',
    '区综合行政执法局=区执法局',
    '区大数据局',
    '区信访局',
    '区投资促进局',
  ]),
  ...units('town', [
    '城关街道',
    '河东街道',
    '新桥街道',
    '柳林镇',
    '石塘镇',
    '白沙镇',
    '青山镇',
    '双井镇',
    '龙泉镇',
    '大营镇',
    '云台镇',
    '南渡镇',
  ]),
  ...units('other', ['区税务局', '区融媒体中心', '清河供电公司']),
];

export interface DemoGroup {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
}

export const DEMO_GROUPS: readonly DemoGroup[] = [
  { name: '区政府各部门', aliases: ['区直各部门', '区直部门', '区政府各部门、单位'], kind: 'department' },
  { name: '各镇街', aliases: ['各镇（街道）', '各镇、街道', '各镇政府、街道办事处'], kind: 'town' },
];
