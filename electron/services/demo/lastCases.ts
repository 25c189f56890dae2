import { message, type DemoCase } from './registers.ts';

/** Cases of the year before by the days before 30 November of it; all of them came to their end. No person in them exists. */
export const LAST_CASES: readonly DemoCase[] = [
  message('咨询冬季供暖收费标准', '区住房和城乡建设局', '示例留言人子', [
    ['received', 34],
    ['assigned', 33, { to: '区住房和城乡建设局' }],
    ['answered', 30],
    ['published', 29],
  ]),
  message('建议延长图书馆开放时间', '区文化和旅游局', '示例留言人丑', [
    ['received', 20],
    ['answered', 8],
    ['published', 7],
  ]),
  {
    register: 'opinions',
    title: '网传自来水有异味',
    unit: '区水利局',
    fields: { source: '本地论坛' },
    steps: [
      ['found', 88, { at: '08:20' }],
      ['judged', 88, { at: '09:00', choice: 'ordinary' }],
      ['answered', 88, { at: '16:30' }],
    ],
  },
  {
    register: 'consultations',
    title: '清河区养犬管理规定（征求意见稿）',
    unit: '区综合行政执法局',
    fields: { kind: 'normative' },
    steps: [
      ['opened', 150, { untilIn: -118 }],
      ['closed', 117, { count: 63 }],
      ['adopted', 100],
    ],
  },
  {
    register: 'notices',
    title: '义务教育学区划分公告',
    unit: '区教育和体育局',
    steps: [['posted', 160, { untilIn: -130 }]],
  },
  {
    register: 'proposals',
    title: '关于打通断头路的建议',
    unit: '区交通运输局',
    with: '区住房和城乡建设局',
    fields: { kind: 'suggestion', proposer: '示例代表乙', session: '第十七届第五次会议' },
    steps: [
      ['received', 270],
      ['answered', 200, { choice: 'solved' }],
      ['published', 190],
    ],
  },
  {
    register: 'documents',
    title: '清河区电动自行车停放管理办法',
    unit: '区政府办公室',
    fields: { openness: 'active', kind: 'normative' },
    steps: [
      ['issued', 75],
      ['published', 74],
      ['interpreted', 73],
    ],
  },
  {
    register: 'events',
    title: '政务公开业务培训',
    unit: '区政府办公室',
    fields: { kind: 'training', place: '区委党校' },
    steps: [
      ['planned', 60, { untilIn: -45 }],
      ['held', 45, { count: 88 }],
    ],
  },
];
