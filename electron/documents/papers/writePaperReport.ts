import type { FileChild } from 'docx';
import { PROGRESS } from '../../domain/words/assessment.ts';
import {
  annexes,
  annex,
  body,
  headingOne,
  headingTwo,
  imprint,
  opening,
  paragraphsOf,
  signOff,
} from './writePaperParts.ts';

const MEASURES = '工作要点落实情况一览表';
const UNFINISHED = '逾期、延期和免除事项清单';

/** 工作要点落实情况报告: per 重点任务 every measure with its units, time and how far it is; the whole list and what is not done as annexes. */
export function reportTemplate(): readonly FileChild[] {
  return [
    ...opening('现将{年度}年政务公开工作要点落实情况报告如下。'),
    headingOne('一、总体情况'),
    body('{总体情况}'),
    headingOne('二、各项任务落实情况'),
    ...paragraphsOf(
      '重点任务',
      headingTwo('（{任务序号}）{任务名称}'),
      ...paragraphsOf(
        '举措',
        body('{序号}. {举措内容}。'),
        body('责任单位：{责任单位}。时限：{时限}。落实情况：{状态}。{落实情况}'),
      ),
    ),
    headingOne('三、未完成事项及原因'),
    body('{未完成情况}'),
    headingOne('四、下一步打算'),
    body('{下一步打算}'),
    ...annexes([MEASURES, UNFINISHED]),
    ...signOff(),
    ...annex({
      mark: '附件1',
      name: MEASURES,
      note: `截至{截止日期}。${PROGRESS}，多个单位分别计数；不计入考核的没有进展。`,
      list: '举措一览',
      columns: [
        { header: '序号', width: 11, cell: '{序号}' },
        { header: '工作举措', width: 65, cell: '{举措内容}', align: 'left' },
        { header: '责任单位', width: 35, cell: '{责任单位}', align: 'left' },
        { header: '时限', width: 20, cell: '{时限}' },
        { header: '进展', width: 15, cell: '{进展}' },
        { header: '状态', width: 18, cell: '{状态}' },
      ],
    }),
    ...annex({
      mark: '附件2',
      name: UNFINISHED,
      note: '截至{截止日期}。',
      list: '未完成事项',
      columns: [
        { header: '序号', width: 11, cell: '{序号}' },
        { header: '单位', width: 27, cell: '{单位}', align: 'left' },
        { header: '事项', width: 45, cell: '{事项内容}', align: 'left' },
        { header: '所属期', width: 29, cell: '{所属期}' },
        { header: '应办日期', width: 20, cell: '{应办日期}' },
        { header: '情况和原因', width: 38, cell: '{情况和原因}', align: 'left' },
      ],
    }),
    ...imprint(),
  ];
}
