/**
 * Words of the field that titles of publications and names of duties use for one thing (1-5月财政预算执行情况 for 财政收支简报). Each line is one matter:
 * its words mean the same. A word that is missing somewhere is missing here.
 */
const MATTERS = `
财政收支 财政预算执行 预算执行 一般公共预算收支 一般公共预算执行 公共财政预算执行 财政运行 财政收入 财政支出 预算收支 收支执行 一般公共预算收入 一般公共预算支出 公共预算收支 公共财政收支 财政收支执行 财税收入 财政预算收支
空气质量 环境空气质量 大气环境质量 环境空气 大气质量 PM2.5 PM10 细颗粒物 空气优良天数 优良天数 空气质量指数 AQI 空气环境质量 大气环境 空气优良率 蓝天白云
环境质量 生态环境质量 生态环境状况 环境状况
水质 供水水质 饮用水水质 出厂水 出厂水水质 管网水 末梢水 自来水水质 饮用水卫生 生活饮用水 供水水质检测 自来水
地表水 河流断面 断面水质 水环境质量 水环境 地表水环境质量 河流水质 地表水水质
水源地 饮用水水源 集中式饮用水水源 饮用水源 饮用水水源地 集中式饮用水水源地 饮用水源地
老人 老年人 老龄 老年
高龄 高龄老人 高龄老年人 80周岁以上
经济困难 困难 低收入
养老服务 养老机构 养老院 敬老院 居家养老
残疾人 残疾 重度残疾 重度残疾人 困难残疾人 两项补贴
孤儿 散居孤儿 社会散居孤儿 集中供养孤儿 孤弃儿童 机构供养孤儿
困境儿童 事实无人抚养儿童 事实孤儿 重点困境儿童 无人抚养儿童 事实无人抚养
留守儿童 农村留守儿童 留守妇女
低保 最低生活保障 城乡低保 低保对象 城市低保 农村低保 低保金 最低生活保障金
特困 特困人员 特困供养 五保 分散供养 特困人员救助供养 五保供养
临时救助 急难救助
社会救助 困难群众 困难群众救助
医疗救助 大病救助
优抚 优抚对象 抚恤 抚恤金 义务兵 优待金
退役士兵 退役军人 退伍军人 复员军人
权责清单 权力清单 权责事项 行政权力清单 权力事项清单 权力和责任清单 权力责任清单 行政权力事项 权责事项清单 权力与责任清单 权力清单和责任清单
职责边界 部门职责边界 职责边界清单 边界清单
证明事项 证明材料 告知承诺制 证明事项清单 证明清单 证明事项实施清单 证明事项告知承诺制
重大行政决策 重大决策 重大事项决策 决策事项 行政决策 重大行政决策事项 重大决策事项
法治政府 法治政府建设 依法行政 法治建设 法治政府建设工作
政府信息公开 政务公开 信息公开 政府信息公开工作 政务公开工作 信息公开工作
依申请公开 信息公开申请
年度报告 年报 工作年报 年度工作报告 工作年度报告
统计月报 统计快报 经济运行 主要经济指标 统计数据 月度数据 主要指标 经济指标 国民经济运行 国民经济主要指标 国民经济运行情况 经济运行情况 主要经济指标完成情况 月度统计 主要统计指标 经济运行简况 经济运行数据 统计月度数据 主要经济指标数据
统计公报 国民经济和社会发展统计公报 国民经济和社会发展公报
国民经济和社会发展 国民经济与社会发展
重大项目 重大建设项目 重点建设项目 重点项目 重点工程 重点工程项目 重大工程 重大工程项目 重点项目建设 重大项目建设
国资 国企 国有资产 国有企业 国资国企 区属企业 区属国有企业 国有资本 区管企业 国资企业 区属国企
变化 变更 变动 变化事项 重大变化 重大变更
职能 工作职能 职责 主要职责 机构职能 职能职责 职能配置 职责职能
机构设置 内设机构 机构概况 机构简介 机构信息 下属单位
领导分工 领导及分工 领导信息 领导简历 领导班子 领导成员 班子成员 工作分工 领导班子分工 领导班子成员
行政处罚 处罚决定 处罚结果 处罚信息 行政处罚决定
行政许可 许可决定 许可结果 许可信息
双公示 信用双公示
行政执法 执法信息 执法数据 行政执法数据 执法公示
双随机 双随机一公开 双随机、一公开 双随机监管 随机抽查 双随机抽查 抽查事项
食品抽检 食品安全抽检 食品监督抽检 食品安全监督抽检 食品抽样检验 食品安全监督抽样
药品 药品安全 药械
价格 物价 价格监测 副食品价格 食品价格 主要副食品价格 农产品价格 粮油价格 菜篮子 市场价格 主副食品价格
公租房 保障性住房 廉租房 保障房 公共租赁住房 保障性安居工程 住房保障
商品房 商品房预售许可 商品房预售 预售许可 商品住房
房地产 房地产市场 房地产开发
老旧小区 老旧小区改造 棚户区 棚改 棚户区改造
危房 危房改造 农村危房 农村危房改造
征地 土地征收 征收土地 征地补偿 房屋征收 征收补偿 征地拆迁 集体土地征收
土地出让 土地供应 供地 国有建设用地 建设用地供应 国有土地使用权 土地使用权出让 建设用地
就业 就业创业 创业 就业补助 新增就业 城镇新增就业 促进就业
公益性岗位 公益岗位
社会保险 社保 养老保险 失业保险 工伤保险 社保基金 社会保险基金
医保 医疗保障 医疗保险 医保基金 医疗保险基金 医疗保障基金 城乡居民医保
招生 招生入学 入学 学区划分 义务教育招生 招生计划 新生入学
学生资助 资助 助学金 助学 家庭经济困难学生 贫困生
疫情 疫情防控 新冠肺炎 防疫
疫苗 接种 预防接种
传染病 法定传染病 法定报告传染病 传染病疫情 法定传染病疫情 法定报告传染病疫情 传染病发病
医疗机构 医院 院务公开
安全生产 生产安全
事故 事故调查 事故查处
应急预案 预案 专项预案 总体预案
扶贫 脱贫攻坚 脱贫 巩固脱贫 扶贫资金 乡村振兴 衔接资金 衔接推进乡村振兴 扶贫项目
惠民惠农 惠农 惠农补贴 惠农资金 强农惠农 一卡通
农机 农机购置 农机购置补贴 农业机械
耕地 耕地地力 耕地地力保护 地力保护
债务 政府债务 地方政府债务 债券 债务限额 债务余额 政府债券
三公经费 三公
绩效 绩效评价 绩效目标 绩效自评
部门预算 预算公开 单位预算 政府预算 预算
部门决算 决算公开 单位决算 政府决算 决算
政府采购 采购
建议提案 建议和提案 人大代表建议 政协提案 代表建议 委员提案 提案 建议办理 议案 人大建议 政协委员提案 建议提案办理
政务热线 12345 热线 政务服务热线 市民热线
网民留言 留言 领导信箱 区长信箱 信箱 来信 网上信访 咨询留言
常务会议 政府常务会议 政府会议 政府会议公开 区政府常务会议
政府公报
人事任免 任免 干部任免 人事信息
审计 审计结果 审计报告 审计整改
慈善 捐赠 捐款 慈善捐赠
民生实事 为民办实事 实事项目 民生项目 民生实事项目 为民办实事项目
信用 信用信息 红黑名单 失信 守信
收费 收费项目 收费目录 行政事业性收费 涉企收费
服务事项 公共服务事项 政务服务事项 公共服务
办事指南 服务指南
行政审批 政务服务 行政审批服务 审批服务 行政审批服务事项 政务服务办件 行政审批办件 办件
规模以上 规上 规模以上工业 规模以上工业企业 规上工业企业 规上工业 规模工业 工业运行
财务 财务指标 财务运行 财务状况
健康科普 科普 健康知识 健康教育
消费警示 消费提示
普法 普法责任
劳动保障监察 劳动监察 劳动保障
生产安全事故 安全生产事故
特种设备 特种设备安全
不动产登记 不动产
救灾物资 应急物资
定点医药机构 定点医疗机构 定点药店 定点药品 医保定点
信访 信访事项 群众信访
行政复议 复议
公共法律服务 法律援助 法律服务
人民调解 调解
污染源 排污单位 重点排污单位 排污 污染源监测
建设项目环评 环评 环境影响评价 环境影响
水利 水库 防汛 河湖
河长制 河湖长制 河长
森林 造林 绿化 国土绿化
交通 道路 公路 农村公路
公交 客运 出租车
供水 停水
供热 供暖
供气 燃气
教育 义务教育 学校
文化 文化活动 文化惠民 公共文化
文物 非遗 非物质文化遗产
体育 全民健身
旅游 景区
婚姻 婚姻登记
殡葬 殡葬服务
社会组织 社团 民办非企业
地名 区划
殊荣 表彰
校车
消防 火灾 消防安全
治安 警情 治安警情
车辆 车检
户籍 户政
出生缺陷 计划生育 生育 计生
卫生监督 公共场所卫生 卫生
献血 无偿献血
粮食 粮食储备 粮油
能源 能耗 节能
企业 市场主体 企业登记
营商环境 优化营商环境
招商引资 招商
科技 科技创新 高新技术企业
知识产权 专利
商务 外贸 进出口 消费
物业 物业服务
垃圾分类 生活垃圾 垃圾
违建 违法建设
环卫 清扫 城市管理
执法检查 行政检查 监督检查 检查
督查 督办
目录 基本目录 事项目录
规范性文件 政策文件 行政规范性文件 政策性文件
规划 发展规划 专项规划
计划 工作计划 年度计划 工作要点 要点 工作安排
总结 工作总结
`;

/** What kind of text it is, rather than what it is about. */
const KINDS = `
通报 公报 月报 季报 周报 简报 快报 报告 报告书 情况报告 公告 公示 数据 统计 统计表 明细表 一览表 汇总表 结果 汇总 报表 台账 明细 信息表 检测报告 检测报告书 检测结果 监测报告 监测结果
清单 名单 名册 名录 列表 花名册 实施清单
检测 监测 检验 抽检 抽样检验 化验
`;

/** Matters that many duties share: they say less. */
const LIGHT = `
进度 进展 推进情况 建设进展 实施进展 形象进度 完成投资 投资完成 工程进度 建设进度 进度表 进展表 项目进度 项目进展 推进
补贴 补助 津贴 补助金 补助资金 补贴资金 资金 经费 基本生活费 生活费 保障金 救助金 保障经费 保障资金 生活补贴 护理补贴 福利 福利资金 专项资金 生活补助 福利补贴 福利金 救助资金 养育津贴 补贴金
发放 下拨 拨付 下达 兑付 兑现 划拨 打卡发放 发放情况 社会化发放 支出 支付 使用 资金发放
`;

/** What is done with a matter: it tells duties of one matter apart, and is often left out or said otherwise. Each for itself. */
const ACTS =
  '办案 办理 受理 处理 处置 查处 管理 安置 分配 配租 登记 备案 养护 监察 监督 执法 执法检查 使用 储备 运行 收支 认定 发展 审批 校验 安排 预告 拆除 治理 清运 清理 供应 改造 救助 接收 募集 募捐 供养 维护 办结 核发 案件 补偿 安全 行政 保护 质量 工程';

/** News of what a unit does (动态), and what explains a policy (解读): a duty that asks for nothing else takes any matter. */
const NEWS =
  '工作动态 动态 要闻 新闻 部门动态 镇街动态 基层动态 政务要闻 简讯 快讯 政务动态 图片新闻 时政要闻 部门要闻 今日要闻 新闻动态 动态信息 动态要闻 要闻动态 街道动态 乡镇动态 工作进展动态 单位动态 新闻资讯 镇街要闻 工作快讯 部门快讯';
/** What units send in (信息): news by another name, where no duty asks for both. */
const SENT_IN = '政务信息 部门信息 工作信息 信息快报 乡镇信息 镇街信息 街道信息 信息报送';
const INTERPRETATION =
  '解读 政策解读 文件解读 一图读懂 图解 一图看懂 一图了解 一图速览 图说 问答 政策问答 明白纸 明白卡 答记者问 解读材料 视频解读 动漫解读 专家解读 政策简明问答 漫画解读 划重点 一图解读 图文解读 政策图解 解读文章 政策明白纸 简明问答 文字解读 数字解读 负责人解读 一看就懂';

/** What says nothing of the matter. */
const IDLE = `城市 辖区 本地 各镇街 定期 例行 常规 汇报 材料 图表 基本 全部 现将 如下 内容 详情 保留 说明 排名 知识 业务 情况 工作 公开 公布 发布 有关 相关 关于 的 及 和 与 等 及其 我区 全区 城区 本区 单位 部门 全年 信息 事项 有效 落实 实施 完成 开展 做好 表 书 第 期 份 年度 季度 月度 月份 全市 区级 本级 城乡 各 标准 对象 人员 人数 状况 简况 概况 主要 主动 年 月 日 版 版本 重点 重大 优质 建设 项目 机关 政府 区 县 市 镇 街道 整体 总体 汇总 最新 更新 附件 附 一 二 三 四 度 关于公布 关于发布 予以 现 已 在 于 对 为 由 将 以 至 到 了 中心 本 上 下 半年 周 区政府 情况表 工作情况 基本情况 具体 同比 累计 截至 截止 底 分 类 全 内`;

/** Matters that often stand for each other, and not always: how much of the one the other says. */
const RELATED: readonly (readonly [string, string, number])[] = [
  ['环境质量', '空气质量', 0.8],
  ['环境质量', '地表水', 0.7],
  ['水源地', '水质', 0.6],
  ['地表水', '水质', 0.6],
  ['高龄', '老人', 0.8],
  ['养老服务', '老人', 0.4],
  ['孤儿', '困境儿童', 0.4],
  ['社会救助', '低保', 0.5],
  ['社会救助', '特困', 0.5],
  ['社会救助', '临时救助', 0.5],
  ['国民经济和社会发展', '统计公报', 0.9],
  ['重大项目', '民生实事', 0.3],
  ['进度', '通报', 0.6],
  ['通报', '清单', 0.5],
  ['目录', '清单', 0.8],
  ['检测', '通报', 0.5],
  ['部门预算', '财政收支', 0.3],
  ['统计月报', '统计公报', 0.2],
  ['计划', '规划', 0.7],
  ['总结', '通报', 0.4],
  ['年度报告', '通报', 0.6],
  ['工作动态', '政务信息', 0.8],
  ['双公示', '行政许可', 0.6],
  ['双公示', '行政处罚', 0.6],
  ['政务热线', '网民留言', 0.3],
  ['应急预案', '规划', 0.2],
  ['生产安全事故', '事故', 0.9],
  ['生产安全事故', '安全生产', 0.6],
];

/** A matter by its first word; bits of unknown words by their signs. */
export type Feature = string;

export interface FieldWord {
  readonly feature: Feature;
  readonly weight: number;
}

export const NEWS_FEATURES: readonly Feature[] = ['工作动态', '政务信息'];
export const INTERPRETATION_FEATURE: Feature = '解读';

const WEIGHTS = { matter: 1, light: 0.45, act: 0.3, kind: 0.25 } as const;

function wordsOf(line: string): string[] {
  return line.trim().split(/\s+/u);
}

function dictionary(): ReadonlyMap<string, FieldWord | undefined> {
  const found = new Map<string, FieldWord | undefined>();
  for (const word of wordsOf(IDLE)) found.set(word, undefined);
  const add = (text: string, weight: number): void => {
    for (const line of text.trim().split('\n')) {
      const all = wordsOf(line);
      for (const word of all) found.set(word, { feature: all[0] ?? word, weight });
    }
  };
  for (const word of wordsOf(ACTS)) found.set(word, { feature: word, weight: WEIGHTS.act });
  add(LIGHT, WEIGHTS.light);
  add(KINDS, WEIGHTS.kind);
  add(MATTERS, WEIGHTS.matter);
  add(NEWS, WEIGHTS.matter);
  add(SENT_IN, WEIGHTS.matter);
  add(INTERPRETATION, WEIGHTS.matter);
  return found;
}

const DICTIONARY = dictionary();

/** The words by their first sign, the longest first. */
const BY_SIGN: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const word of DICTIONARY.keys()) {
    const sign = word.charAt(0);
    const list = found.get(sign);
    if (list === undefined) found.set(sign, [word]);
    else list.push(word);
  }
  for (const list of found.values()) list.sort((a, b) => b.length - a.length);
  return found;
})();

const RELATIONS: ReadonlyMap<Feature, ReadonlyMap<Feature, number>> = (() => {
  const found = new Map<Feature, Map<Feature, number>>();
  const add = (a: Feature, b: Feature, share: number): void => {
    const of = found.get(a) ?? new Map<Feature, number>();
    found.set(a, of.set(b, share));
  };
  for (const [a, b, share] of RELATED) {
    add(a, b, share);
    add(b, a, share);
  }
  return found;
})();

/** The matters that stand for this one in part, each with how much of it it says. */
export function relatedTo(feature: Feature): ReadonlyMap<Feature, number> | undefined {
  return RELATIONS.get(feature);
}

/** The longest word of the field that begins at a place of a text; `undefined` where none does. `field` is absent for words that say nothing. */
export function fieldWordAt(
  text: string,
  at: number,
): { readonly length: number; readonly field?: FieldWord } | undefined {
  const word = BY_SIGN.get(text.charAt(at))?.find((each) => text.startsWith(each, at));
  if (word === undefined) return undefined;
  const field = DICTIONARY.get(word);
  return field === undefined ? { length: word.length } : { length: word.length, field };
}
