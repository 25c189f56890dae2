import type { TriggerEvent } from '../../domain/model/timeRule.ts';

/** Invented documents, requests and messages that start the demo's clocks. */
export const EVENT_TITLES: Readonly<Record<TriggerEvent, readonly string[]>> = {
  documentIssued: [
    '关于支持小微企业稳岗扩岗的若干措施',
    '清河区城市更新工作实施意见',
    '清河区农村公路养护管理办法',
    '关于促进夜间消费的若干政策',
    '清河区困难群众临时救助实施细则',
    '清河区中小学课后服务管理办法',
    '清河区人才公寓配租暂行办法',
    '关于推进养老服务高质量发展的意见',
    '清河区工业企业技术改造奖补办法',
    '清河区冬春农田水利建设方案',
    '关于规范网络餐饮服务的通告',
    '清河区基层卫生人才激励办法',
  ],
  informationFormed: [
    '建设工程施工许可决定',
    '食品经营许可决定',
    '道路运输行政处罚决定',
    '医疗机构执业登记决定',
    '取水许可延续决定',
    '排污许可变更决定',
    '市场监管行政处罚决定',
    '民办学校年检结论',
    '安全生产行政处罚决定',
    '林木采伐许可决定',
  ],
  requestReceived: [
    '申请公开某片区征收补偿方案',
    '申请公开老旧小区改造招标结果',
    '申请公开农田建设项目验收报告',
    '申请公开学区划定依据',
    '申请公开河道整治工程概算',
    '申请公开特困供养人员数量',
    '申请公开公交线路调整论证材料',
    '申请公开环评批复文件',
  ],
  messageReceived: [
    '咨询灵活就业人员参保流程',
    '反映小区物业收费公示问题',
    '咨询新生入学材料',
    '建议增设公交站点',
    '反映路灯不亮问题',
    '咨询残疾人补贴办理',
    '反映企业夜间噪声',
    '咨询公租房申请条件',
    '建议延长图书馆开放时间',
    '咨询异地就医备案',
  ],
  noticeIssued: ['清河区政务公开工作实施方案'],
  opinionFound: ['网传某路口长期积水'],
  consultationClosed: ['清河区停车管理办法（征求意见稿）'],
  proposalReceived: ['关于增设社区养老服务点的建议'],
  other: ['新闻发布会', '专题会议', '现场活动'],
};

/** Why a unit got its points for daily management, best first. */
export const REASONS: readonly (readonly [least: number, reason: string])[] = [
  [95, '栏目更新及时，材料规范，主动报送经验做法'],
  [88, '日常工作配合较好，个别材料报送偏晚'],
  [80, '栏目更新基本及时，存在错链未及时处理的情况'],
  [0, '多次催办后才补齐材料，台账记录不完整'],
];
