import type { FileChild } from 'docx';
import { annexes, annex, body, headingOne, imprint, opening, paragraphsOf, signOff } from './writePaperParts.ts';

const UNITS = '各单位信息报送和采用情况表';
const PIECES = '被采用信息目录';

/** 采用情况通报: the month and the year so far, in words; the units' figures and what was taken up as annexes. */
export function adoptionTemplate(): readonly FileChild[] {
  return [
    ...opening('现将{年度}年{月份}月政务信息报送和采用情况通报如下。'),
    headingOne('一、总体情况'),
    ...paragraphsOf('总体情况', body('{段落}')),
    headingOne('二、采用情况'),
    ...paragraphsOf('采用情况', body('{段落}')),
    headingOne('三、存在问题'),
    ...paragraphsOf('存在问题', body('{段落}')),
    ...annexes([UNITS, PIECES]),
    ...signOff(),
    ...annex({
      mark: '附件1',
      name: UNITS,
      note: '截至{截止日期}。{统计口径}。',
      list: '单位情况',
      columns: [
        { header: '类别', width: 14, cell: '{类别}' },
        { header: '单位', width: 40, cell: '{单位}', align: 'left' },
        { header: '报送', width: 11, cell: '{报送}' },
        { header: '区级', width: 11, cell: '{区级}' },
        { header: '市级', width: 11, cell: '{市级}' },
        { header: '省级', width: 11, cell: '{省级}' },
        { header: '国家级', width: 12, cell: '{国家级}' },
        { header: '采用篇次', width: 12, cell: '{采用}' },
        { header: '当月名次', width: 12, cell: '{当月名次}' },
        { header: '累计报送', width: 12, cell: '{累计报送}' },
        { header: '累计采用', width: 12, cell: '{累计采用}' },
        { header: '累计名次', width: 12, cell: '{累计名次}' },
      ],
    }),
    ...annex({
      mark: '附件2',
      name: PIECES,
      note: '采用日期在{年度}年{月份}月的信息。',
      list: '采用信息',
      columns: [
        { header: '序号', width: 11, cell: '{序号}' },
        { header: '单位', width: 32, cell: '{单位}', align: 'left' },
        { header: '标题', width: 58, cell: '{信息标题}', align: 'left' },
        { header: '级别', width: 14, cell: '{级别}' },
        { header: '采用日期', width: 28, cell: '{采用日期}' },
        { header: '刊物', width: 30, cell: '{刊物}', align: 'left' },
      ],
    }),
    ...imprint(),
  ];
}
