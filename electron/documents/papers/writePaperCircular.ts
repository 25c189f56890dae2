import type { FileChild } from 'docx';
import { annexes, annex, body, headingOne, imprint, opening, paragraphsOf, point, signOff } from './writePaperParts.ts';
import { LAMP_WORDS } from '../../domain/words/states.ts';

const UNITS = '各单位政务公开事项办理情况表';
const OVERDUE = '逾期未办事项清单';

/** 通报: overall, results, problems, demands; the units' figures and what is overdue as annexes. */
export function circularTemplate(): readonly FileChild[] {
  return [
    ...opening('现将{统计时段}政务公开工作情况通报如下。'),
    headingOne('一、总体情况'),
    ...paragraphsOf('总体情况', body('{段落}')),
    headingOne('二、工作成效'),
    ...paragraphsOf('工作成效', body('{段落}')),
    headingOne('三、存在问题'),
    ...paragraphsOf('存在问题', point()),
    headingOne('四、下一步要求'),
    ...paragraphsOf('下一步要求', point()),
    ...annexes([UNITS, OVERDUE]),
    ...signOff(),
    ...annex({
      mark: '附件1',
      name: UNITS,
      note: '截至{截止日期}。{统计口径}。每个单位每个所属期计一个项次，不计入考核的不列；名次按同类单位的按时率排列。',
      list: '单位情况',
      columns: [
        { header: '类别', width: 18, cell: '{类别}' },
        { header: '名次', width: 11, cell: '{名次}' },
        { header: '单位', width: 40, cell: '{单位}', align: 'left' },
        { header: '应办', width: 12, cell: '{应办}' },
        { header: LAMP_WORDS.onTime, width: 12, cell: '{按时}' },
        { header: LAMP_WORDS.late, width: 12, cell: '{迟办}' },
        { header: LAMP_WORDS.overdue, width: 12, cell: '{逾期}' },
        { header: '按时率', width: 18, cell: '{按时率}' },
        { header: '报送篇数', width: 12, cell: '{报送篇数}' },
        { header: '缺报月数', width: 12, cell: '{缺报月数}' },
      ],
    }),
    ...annex({
      mark: '附件2',
      name: OVERDUE,
      note: '截至{截止日期}。',
      list: '逾期事项',
      columns: [
        { header: '序号', width: 12, cell: '{序号}' },
        { header: '单位', width: 30, cell: '{单位}', align: 'left' },
        { header: '事项', width: 46, cell: '{事项内容}', align: 'left' },
        { header: '所属期', width: 29, cell: '{所属期}' },
        { header: '应办日期', width: 20, cell: '{应办日期}' },
        { header: '时限情况', width: 24, cell: '{时限情况}' },
      ],
    }),
    ...imprint(),
  ];
}
