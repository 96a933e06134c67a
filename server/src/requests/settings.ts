import { thresholdDefaults } from '@gongkai/rules/deadlines'
import { z } from 'zod'
import { setting } from '../platform/setting.ts'

/** How much the portal takes from strangers. */
export const intake = setting({
  name: 'requests.intake',
  says: '网上提出的申请',
  why: '任何人不用注册就可以提出申请（条例第27条），所以对同一来源、同一机关和全部来件各有上限，防止被程序灌满；一个来源用不完一个机关的，一个机关满了不影响其他机关',
  per: 'installation',
  act: 'settings.change',
  schema: z.strictObject({
    perAddress: z.int().min(1).max(1000).describe('同一网络地址每小时最多几件'),
    // With what stood before there were these: a value stored then stays good.
    perAddressDay: z.int().min(1).max(1000).default(40).describe('同一网络地址每天最多几件，保存几次'),
    perAgency: z.int().min(10).max(100_000).default(500).describe('向同一机关每天最多几件'),
    perDay: z.int().min(10).max(100_000).describe('全部来件每天最多几件'),
  }),
  otherwise: { perAddress: 10, perAddressDay: 40, perAgency: 500, perDay: 2000 },
})

/** Where local practice counts differently in table three. */
export const counting = setting({
  name: 'requests.counting',
  says: '年报表三的归类',
  why: '已移交国家档案馆的，年报格式没有写明计入哪一行，各地不同',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    transferredToArchive: z
      .enum(['otherMisc', 'withheldAdministrativeInquiry'])
      .describe('计入“其他处理－其他”，或者“不予公开－属于行政查询事项”'),
  }),
  otherwise: { transferredToArchive: 'otherMisc' as const },
})

const workdays = z.int().min(0).max(15)

/** When whom is reminded of a date. */
export const reminding = setting({
  name: 'requests.reminding',
  says: '期限提醒',
  why: '条例规定了期限，没有规定怎样提醒；逐级提醒到工作机构负责人，由本机关确定提前几天',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    clerk: workdays.describe('届满前几个工作日起提醒经办人'),
    sectionHead: workdays.describe('届满前几个工作日起提醒科室负责人；0为届满当天'),
    officeDirector: workdays.describe('届满前几个工作日起提醒工作机构负责人；0为届满当天'),
    sectionHeadAfter: workdays.describe('没有期限的事（认定逾期不补正、拟定结案文书）放了几个工作日，提醒科室负责人'),
    officeDirectorAfter: workdays.describe('没有期限的事放了几个工作日，提醒工作机构负责人'),
  }),
  otherwise: { clerk: 5, sectionHead: 2, officeDirector: 0, sectionHeadAfter: 2, officeDirectorAfter: 5 },
})

/** From when on a date is marked as near (deadlines §5.8). */
export const alarms = setting({
  name: 'requests.alarms',
  says: '期限告警',
  why: '条例规定了期限，没有规定怎样告警；剩余几个工作日起标黄、标红，由本机关确定。届满当日和逾期的总是标出',
  per: 'agency',
  act: 'settings.change',
  schema: z
    .strictObject({
      yellow: workdays.min(1).describe('剩余几个工作日起标黄，列入“临近”'),
      red: workdays.describe('剩余几个工作日起标红，不多于标黄的；0为只标届满当天'),
    })
    .refine(({ yellow, red }) => red <= yellow, { path: ['red'], error: '标红的天数不能多于标黄的天数' }),
  otherwise: thresholdDefaults,
})

/** Where the requests of agencies count that ended. */
export const merging = setting({
  name: 'requests.merging',
  says: '并入其他机关的，件数计在哪里',
  why: '年报格式没有写明机关合并当年怎样统计；不再存在的机关不能编制年报，所以默认自合并之年起计入继续行使职权的机关，表三第二项因此与上年第四项不等的，在年报第六部分说明',
  per: 'installation',
  act: 'settings.change',
  schema: z.strictObject({
    countedBy: z
      .enum(['successor', 'itself'])
      .describe('自合并之年起计入继续行使职权的机关，或者仍单独统计；由几个机关承接的，总是单独统计'),
  }),
  otherwise: { countedBy: 'successor' as const },
})

/** Whether a registration begins its receipt. */
export const receipts = setting({
  name: 'requests.receipts',
  says: '登记回执',
  why: '申请人当面、来信提出申请的，登记时应有回执（条例第31条、第45条），条例没有规定它的形式：编号盖章的文书，或者打印的登记回执',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    drafted: z
      .enum(['always', 'byHand'])
      .describe('登记后自动拟好登记回执文书，查询码和各日期已经填入；或者需要时再拟写、打印'),
  }),
  otherwise: { drafted: 'always' as const },
})

export const requestSettings = [merging, receipts, intake, counting, reminding, alarms]
