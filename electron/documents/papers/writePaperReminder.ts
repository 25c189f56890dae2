import { Paragraph, type FileChild } from 'docx';
import { line, STYLE, text } from './writePaperLayout.ts';
import { blank, body, listTable, signOff, title } from './writePaperParts.ts';

/** 提醒单, 催办单, 督办单: the slip, and on a page of its own the answer to be sent back (回执). */
export function reminderTemplate(): readonly FileChild[] {
  return [
    title('政务公开工作{级别}单'),
    line(STYLE.number, '{发文字号}'),
    line(STYLE.flush, '{单位名称}：'),
    body('{催办情况}'),
    body('{办理要求}'),
    body('联系人：{联系人}，联系电话：{联系电话}。'),
    listTable('事项', [
      { header: '序号', width: 13, cell: '{序号}' },
      { header: '事项', width: 60, cell: '{事项内容}', align: 'left' },
      { header: '所属期', width: 33, cell: '{所属期}' },
      { header: '应办日期', width: 23, cell: '{应办日期}' },
      { header: '时限情况', width: 27, cell: '{时限情况}' },
    ]),
    ...signOff(1),
    ...receipt(),
  ];
}

function receipt(): readonly FileChild[] {
  return [
    new Paragraph({ style: STYLE.title, pageBreakBefore: true, children: [text('回　　执')] }),
    line(STYLE.number, '（{发文字号}）'),
    line(STYLE.flush, '{发文机关}：'),
    body('{级别}单收悉，所列事项办理情况如下：'),
    listTable('事项', [
      { header: '序号', width: 13, cell: '{序号}' },
      { header: '事项', width: 63, cell: '{事项内容}（{所属期}）', align: 'left' },
      { header: '办结日期', width: 24, cell: '' },
      { header: '办理情况（公开链接或未办原因）', width: 56, cell: '', align: 'left' },
    ]),
    line(STYLE.flush, '请于{回复期限}前反馈。'),
    line(STYLE.flush, '填报人：　　　　　　　　　联系电话：'),
    blank(),
    line(STYLE.signature, '{单位名称}（盖章）'),
    line(STYLE.date, '　　　　年　　月　　日'),
  ];
}
