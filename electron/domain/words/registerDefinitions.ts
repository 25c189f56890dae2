import type { CaseRegister } from '../model/caseRecord.ts';
import type { FollowUp, RegisterDefinition, StepDefinition } from './registerForms.ts';

const PUBLISH: readonly StepDefinition[] = [
  {
    kind: 'published',
    word: '公开答复',
    state: '答复已公开',
    after: ['answered'],
    notAfter: ['notPublished'],
    isPublished: true,
  },
  {
    kind: 'notPublished',
    word: '不公开答复',
    state: '答复不公开',
    after: ['answered'],
    notAfter: ['published'],
    reason: '不公开的理由',
  },
];
const TO_PUBLISH: FollowUp = {
  word: '公开答复，或者写明不公开的理由',
  after: 'answered',
  until: ['published', 'notPublished'],
};

const MESSAGES: RegisterDefinition = {
  register: 'messages',
  name: '公众留言',
  one: '留言',
  measure: '条',
  numberWord: '编号',
  titleWord: '留言主题',
  unitWord: '答复单位',
  isPrivate: true,
  fields: [
    {
      key: 'channel',
      word: '留言渠道',
      kind: 'choice',
      options: [
        ['website', '网站留言'],
        ['mailbox', '领导信箱'],
        ['hotline', '12345热线'],
        ['newMedia', '政务新媒体'],
        ['other', '其他渠道'],
      ],
    },
    { key: 'author', word: '留言人', kind: 'text', isPrivate: true },
    { key: 'phone', word: '联系方式', kind: 'text', isPrivate: true },
    { key: 'content', word: '留言内容', kind: 'long', isPrivate: true },
  ],
  steps: [
    { kind: 'received', word: '收到留言', state: '待答复', isFirst: true },
    { kind: 'assigned', word: '转办', state: '办理中', notAfter: ['answered'], isRepeated: true, unit: '承办单位' },
    { kind: 'answered', word: '答复留言', state: '已答复' },
    ...PUBLISH,
  ],
  clocks: [{ word: '答复留言', from: ['received'], limit: 'messageAnswer', by: ['answered'] }],
  followUps: [TO_PUBLISH],
  duty: { content: '答复公众留言', event: 'messageReceived', limit: 'messageAnswer' },
  hint: '网站留言、领导信箱等收到的留言登记在这里：收到、转办、答复、是否公开。留言人和内容单独存放，列表中遮盖，可以彻底清除。',
};

const OPINIONS: RegisterDefinition = {
  register: 'opinions',
  name: '舆情',
  one: '舆情',
  measure: '件',
  numberWord: '编号',
  titleWord: '舆情事项',
  unitWord: '回应单位',
  isTimed: true,
  fields: [{ key: 'source', word: '发现渠道', kind: 'text' }],
  steps: [
    { kind: 'found', word: '发现舆情', state: '待研判', isFirst: true },
    {
      kind: 'judged',
      word: '研判',
      state: '待回应',
      notAfter: ['answered', 'noAnswer'],
      choice: {
        word: '级别',
        options: [
          ['ordinary', '一般'],
          ['major', '重大'],
          ['grave', '特别重大'],
        ],
        isRequired: true,
      },
    },
    {
      kind: 'assigned',
      word: '转办',
      state: '回应办理中',
      notAfter: ['answered', 'noAnswer'],
      isRepeated: true,
      unit: '回应单位',
    },
    { kind: 'answered', word: '回应', state: '已回应', notAfter: ['noAnswer'], isPublished: true },
    {
      kind: 'noAnswer',
      word: '研判为不需回应',
      state: '不需回应',
      after: ['judged'],
      notAfter: ['answered'],
      reason: '不需回应的理由',
    },
  ],
  clocks: [
    { word: '研判', from: ['found'], limit: 'opinionJudge', by: ['judged', 'answered', 'noAnswer'] },
    { word: '回应', from: ['found'], limit: 'opinionAnswer', by: ['answered', 'noAnswer'] },
  ],
  followUps: [],
  duty: { content: '研判和回应舆情', event: 'opinionFound', limit: 'opinionAnswer' },
  hint: '发现的涉及本地的舆情登记在这里：发现、研判、回应，精确到几点几分，时限按小时计。',
};

const CONSULTATIONS: RegisterDefinition = {
  register: 'consultations',
  name: '征求意见',
  one: '征求意见',
  measure: '件',
  numberWord: '编号',
  titleWord: '征求意见事项',
  unitWord: '征求单位',
  fields: [
    {
      key: 'kind',
      word: '类别',
      kind: 'choice',
      options: [
        ['decision', '重大行政决策'],
        ['normative', '行政规范性文件'],
        ['plan', '规划、方案'],
        ['other', '其他'],
      ],
    },
    { key: 'adoptedBy', word: '采纳情况公布期限（另有规定的）', kind: 'day' },
  ],
  steps: [
    {
      kind: 'opened',
      word: '开始征求意见',
      state: '征求意见中',
      isFirst: true,
      until: { word: '截止日期', isRequired: true },
      isPublished: true,
    },
    {
      kind: 'closed',
      word: '结束征求意见',
      state: '已结束，待公布采纳情况',
      notAfter: ['adopted'],
      count: '收到意见（条）',
    },
    { kind: 'adopted', word: '公布采纳情况', state: '采纳情况已公布', isPublished: true },
  ],
  clocks: [
    {
      word: '公布意见采纳情况',
      from: ['opened', 'closed'],
      limit: 'consultationAdopted',
      dayField: 'adoptedBy',
      until: 'start',
      by: ['adopted'],
    },
  ],
  followUps: [{ word: '征求意见期满', after: 'opened', until: ['closed', 'adopted'] }],
  duty: { content: '公布意见征集采纳情况', event: 'consultationClosed', limit: 'consultationAdopted' },
  hint: '决策草案、规范性文件公开征求意见登记在这里：开始、截止（不少于规定天数，不足的写明理由）、结束、公布采纳情况。',
};

const NOTICES: RegisterDefinition = {
  register: 'notices',
  name: '公告公示',
  one: '公告',
  measure: '件',
  numberWord: '编号',
  titleWord: '公告标题',
  unitWord: '发布单位',
  fields: [],
  steps: [
    {
      kind: 'posted',
      word: '发布公告',
      state: '公告期内',
      isFirst: true,
      until: { word: '保留至' },
      isPublished: true,
    },
    { kind: 'takenDown', word: '撤下公告', state: '已撤下' },
  ],
  clocks: [
    { word: '保留公告', from: ['posted'], limit: 'noticeKept', until: 'due', by: ['takenDown'], isLasting: true },
  ],
  followUps: [],
  duty: { content: '公告公示保留到期', event: 'noticeIssued', limit: 'noticeKept' },
  hint: '有公示期的公告登记在这里：哪天发布、保留到哪天。提前撤下的记为撤早，到期自动完成。',
};

const PROPOSALS: RegisterDefinition = {
  register: 'proposals',
  name: '建议提案',
  one: '建议提案',
  measure: '件',
  numberWord: '编号',
  titleWord: '标题',
  unitWord: '主办单位',
  coUnitsWord: '会办单位',
  fields: [
    {
      key: 'kind',
      word: '种类',
      kind: 'choice',
      options: [
        ['suggestion', '人大代表建议'],
        ['proposal', '政协提案'],
      ],
      isRequired: true,
    },
    { key: 'proposer', word: '提出人（代表、委员）', kind: 'text' },
    { key: 'session', word: '届次', kind: 'text' },
  ],
  steps: [
    {
      kind: 'received',
      word: '交办',
      state: '待答复',
      isFirst: true,
      until: { word: '答复期限（交办时另定的）' },
    },
    {
      kind: 'answered',
      word: '答复',
      state: '已答复',
      choice: {
        word: '办理结果',
        options: [
          ['solved', 'A类（已经解决或者采纳）'],
          ['planned', 'B类（列入计划解决）'],
          ['noted', 'C类（留作参考）'],
        ],
      },
    },
    ...PUBLISH,
  ],
  clocks: [{ word: '答复代表、委员', from: ['received'], limit: 'proposalAnswer', until: 'due', by: ['answered'] }],
  followUps: [TO_PUBLISH],
  duty: { content: '答复建议提案', event: 'proposalReceived', limit: 'proposalAnswer' },
  hint: '人大代表建议、政协提案登记在这里：交办、主办和会办单位、答复、公开或者不公开的理由。',
};

const DOCUMENTS: RegisterDefinition = {
  register: 'documents',
  name: '政策文件',
  one: '文件',
  measure: '份',
  numberWord: '文号',
  isNumberedByIssuer: true,
  titleWord: '文件标题',
  unitWord: '制发单位',
  fields: [
    {
      key: 'openness',
      word: '公开属性',
      kind: 'choice',
      options: [
        ['active', '主动公开'],
        ['onRequest', '依申请公开'],
        ['none', '不予公开'],
      ],
      isRequired: true,
    },
    {
      key: 'kind',
      word: '文件种类',
      kind: 'choice',
      options: [
        ['normative', '行政规范性文件'],
        ['other', '其他文件'],
      ],
    },
    {
      key: 'interpretation',
      word: '政策解读',
      kind: 'choice',
      options: [
        ['needed', '需要解读'],
        ['exempt', '不需要解读'],
      ],
    },
    { key: 'validUntil', word: '有效期至', kind: 'day' },
  ],
  steps: [
    { kind: 'issued', word: '印发', state: '现行有效', isFirst: true },
    { kind: 'published', word: '公开文件', state: '现行有效', isPublished: true },
    { kind: 'interpreted', word: '发布解读', state: '现行有效', isPublished: true },
    {
      kind: 'cleaned',
      word: '清理',
      state: '现行有效',
      isRepeated: true,
      choice: {
        word: '清理结果',
        options: [
          ['kept', '继续有效'],
          ['amended', '修改'],
          ['abolished', '废止'],
          ['lapsed', '失效'],
        ],
        isRequired: true,
      },
      until: { word: '有效期延至' },
    },
  ],
  clocks: [
    {
      word: '发布政策解读',
      from: ['issued'],
      limit: 'documentInterpreted',
      by: ['interpreted'],
      when: { openness: ['active'], interpretation: ['', 'needed'] },
    },
  ],
  followUps: [],
  duty: { content: '发布政策解读', event: 'documentIssued', limit: 'documentInterpreted' },
  hint: '制发的政策文件登记在这里：文号、公开属性、有效期、清理结果。主动公开的文件自印发之日起推算解读期限。',
};

const EVENTS: RegisterDefinition = {
  register: 'events',
  name: '活动',
  one: '活动',
  measure: '次',
  numberWord: '编号',
  titleWord: '活动名称',
  unitWord: '举办单位',
  fields: [
    {
      key: 'kind',
      word: '活动种类',
      kind: 'choice',
      options: [
        ['openDay', '政府开放日'],
        ['meeting', '邀请列席会议'],
        ['training', '培训'],
        ['press', '新闻发布会'],
        ['other', '其他活动'],
      ],
      isRequired: true,
    },
    { key: 'place', word: '地点', kind: 'text' },
  ],
  steps: [
    {
      kind: 'planned',
      word: '安排活动',
      state: '已安排',
      isFirst: true,
      notAfter: ['held', 'cancelled'],
      isRepeated: true,
      until: { word: '举办日期', isRequired: true },
    },
    {
      kind: 'held',
      word: '举办活动',
      state: '已举办',
      isFirst: true,
      notAfter: ['cancelled'],
      count: '参加人数',
      counts: '计入事项',
      isPublished: true,
    },
    {
      kind: 'cancelled',
      word: '取消活动',
      state: '已取消',
      after: ['planned'],
      notAfter: ['held'],
      reason: '取消的理由',
    },
  ],
  clocks: [{ word: '举办活动', from: ['planned', 'held'], until: 'due', by: ['held', 'cancelled'], isPlanned: true }],
  followUps: [],
  duty: { content: '政务公开活动' },
  hint: '政府开放日、邀请列席会议、培训登记在这里：日期、地点、人数。举办的活动可以计入“年内不少于N次”一类事项。',
};

export const REGISTER_DEFINITIONS: Readonly<Record<CaseRegister, RegisterDefinition>> = {
  messages: MESSAGES,
  opinions: OPINIONS,
  consultations: CONSULTATIONS,
  notices: NOTICES,
  proposals: PROPOSALS,
  documents: DOCUMENTS,
  events: EVENTS,
};
