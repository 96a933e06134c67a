import type { Random } from '../random.ts'

/** What somebody may ask a bureau for: a record that it makes in its work. */
export interface Matter {
  readonly title: string
  /** Where the clerk looks, and with which words. */
  readonly places: string
  readonly words: string
}

const matter =
  (places: string) =>
  (title: string, words: string): Matter => ({ title, places, words })

const of = {
  zfb: matter('县政府公文系统、县政府常务会议纪要、文书档案'),
  fgj: matter('投资项目在线审批系统、价格科文件柜、文书档案'),
  jyj: matter('基础教育科文件柜、学籍系统、文书档案'),
  gaj: matter('公文系统、治安大队案卷室、文书档案'),
  mzj: matter('社会救助系统、婚姻登记档案室、文书档案'),
  czj: matter('预算管理系统、国库支付系统、会计档案'),
  zrzyj: matter('不动产登记系统、征地档案室、规划展览室底图'),
  scjgj: matter('市场主体登记系统、抽检数据库、文书档案'),
  tyjrswj: matter('优抚对象系统、安置档案室、文书档案'),
} as const

/** By the short name of the bureau in its address. */
export const matters: Readonly<Record<string, readonly [Matter, ...Matter[]]>> = {
  zfb: [
    of.zfb('县政府常务会议关于老旧小区改造的议定事项', '老旧小区、改造、常务会议'),
    of.zfb('云川县重点建设项目清单', '重点建设项目、清单'),
    of.zfb('县政府2024年以来购买服务目录', '购买服务、目录'),
    of.zfb('云川县农村饮水安全工程实施方案', '饮水安全、实施方案'),
    of.zfb('县长信箱2025年第一季度办理情况通报', '县长信箱、通报'),
    of.zfb('云川县防汛抗旱应急预案', '防汛、应急预案'),
  ],
  fgj: [
    of.fgj('城西水厂扩建项目可行性研究报告批复', '城西水厂、可研批复'),
    of.fgj('云川县居民用水价格听证报告', '水价、听证'),
    of.fgj('柳溪产业园标准厂房项目备案证', '柳溪产业园、备案'),
    of.fgj('平桥镇污水处理厂初步设计批复', '平桥、污水处理、初步设计'),
    of.fgj('普惠幼儿园收费标准的通知', '幼儿园、收费标准'),
    of.fgj('新能源汽车充电设施布局规划', '充电设施、规划'),
  ],
  jyj: [
    of.jyj('城区小学招生服务区划分方案', '招生、服务区'),
    of.jyj('东渡中学新校区建设方案', '东渡中学、建设方案'),
    of.jyj('全县校外培训机构白名单', '校外培训、白名单'),
    of.jyj('义务教育阶段随迁子女入学办法', '随迁子女、入学'),
    of.jyj('学校食堂大宗食材采购中标结果', '食堂、食材、中标'),
    of.jyj('乡村教师补贴发放标准', '乡村教师、补贴'),
  ],
  gaj: [
    of.gaj('城区电子警察设置点位的公告', '电子警察、点位'),
    of.gaj('养犬管理重点区域划定文件', '养犬、重点区域'),
    of.gaj('沙洲大桥货车限行的通告', '沙洲大桥、限行'),
    of.gaj('派出所辅警招聘岗位和条件', '辅警、招聘'),
    of.gaj('居民身份证办理时限和收费依据', '身份证、收费依据'),
    of.gaj('2024年道路交通事故多发路段名单', '事故多发、路段'),
  ],
  mzj: [
    of.mzj('城乡居民最低生活保障标准的通知', '低保标准'),
    of.mzj('南塘镇敬老院改造项目资金使用情况', '敬老院、资金'),
    of.mzj('石湾村临时救助对象名单', '临时救助、石湾'),
    of.mzj('社会团体2024年年检结论', '社会团体、年检'),
    of.mzj('高龄津贴发放办法', '高龄津贴'),
    of.mzj('行政区域界线勘定协议', '界线、勘定'),
  ],
  czj: [
    of.czj('2024年县级部门预算批复', '部门预算、批复'),
    of.czj('农村道路养护资金分配表', '养护资金、分配'),
    of.czj('政府采购投诉处理决定', '采购、投诉处理'),
    of.czj('非税收入项目目录', '非税收入、目录'),
    of.czj('衔接推进乡村振兴补助资金分配方案', '乡村振兴、资金'),
    of.czj('县城棚户区改造专项债券使用情况', '棚户区、专项债券'),
  ],
  zrzyj: [
    of.zrzyj('石湾村地块征收土地预公告、征地补偿安置方案', '石湾、征地、补偿安置'),
    of.zrzyj('平桥镇2024年第二批次用地批复', '平桥、批次用地'),
    of.zrzyj('东渡片区控制性详细规划', '东渡、控规'),
    of.zrzyj('柳溪村集体土地所有权确权登记材料', '柳溪、确权登记'),
    of.zrzyj('青竹采石场采矿许可证', '青竹、采矿许可'),
    of.zrzyj('南塘小区建设工程规划许可证及附图', '南塘、规划许可'),
  ],
  scjgj: [
    of.scjgj('2024年食品安全监督抽检结果', '食品、抽检'),
    of.scjgj('电梯维保单位考核结果', '电梯、维保'),
    of.scjgj('集贸市场计量器具检定结果', '计量、检定'),
    of.scjgj('价格违法行为查处情况统计', '价格违法、查处'),
    of.scjgj('特种设备使用登记目录', '特种设备、登记'),
    of.scjgj('药品零售企业许可名单', '药品零售、许可'),
  ],
  tyjrswj: [
    of.tyjrswj('退役士兵安置岗位和选岗办法', '安置岗位、选岗'),
    of.tyjrswj('优抚对象抚恤和生活补助标准', '抚恤、补助标准'),
    of.tyjrswj('烈士纪念设施修缮工程中标结果', '纪念设施、修缮'),
    of.tyjrswj('退役军人就业创业扶持政策', '就业创业、扶持'),
    of.tyjrswj('双拥模范单位评选办法', '双拥、评选'),
    of.tyjrswj('军人随军家属安置工作总结', '随军家属、安置'),
  ],
}

const towns = ['石湾', '柳溪', '平桥', '东渡', '南塘', '鹤鸣', '青竹', '沙洲'] as const

/** How an applicant asks for a record: hardly two the same way. */
export function askedFor({ title }: Matter, random: Random): string {
  const town = random.pick(towns)
  const more = random.pick([
    '',
    '及其附件',
    '，以及对应的公示材料',
    `（${random.whole(2019, 2025)}年印发的）`,
    `，只要涉及${town}镇的部分`,
    `和${town}镇的落实情况`,
  ] as const)
  return `申请公开${title}${more}。`
}

/** Why people write who do not ask for a record: what they say, and what they are told. */
export const letters = [
  {
    as: 'petition',
    says: '楼下饭店每天排油烟，请你们马上去查处。',
    told: '您反映的是投诉举报事项，已转12345热线办理，请留意来电。',
  },
  {
    as: 'consultation',
    says: '请问办理老年人优待证要带什么材料？',
    told: '带居民身份证和一张近照，到户籍所在地的便民服务中心办理。',
  },
  {
    as: 'duplicate',
    says: '上午提交过一次，怕没有成功，再提交一次。',
    told: '您上午的提交已经收到，以那一次为准，这一次不再登记。',
  },
  { as: 'other', says: '测试测试', told: '没有写明需要什么政府信息。需要申请公开的，请重新填写并提交。' },
] as const
