import { z } from 'zod'
import { setting } from '../platform/setting.ts'

/** How much the portal takes from strangers. */
export const intake = setting({
  name: 'requests.intake',
  says: '网上提出的申请',
  why: '任何人不用注册就可以提出申请（条例第27条），所以对同一来源和全部来件各有一个上限，防止被程序灌满',
  per: 'installation',
  act: 'settings.change',
  schema: z.strictObject({
    perAddress: z.int().min(1).max(1000).describe('同一网络地址每小时最多几件'),
    perDay: z.int().min(10).max(100_000).describe('全部来件每天最多几件'),
  }),
  otherwise: { perAddress: 10, perDay: 500 },
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

export const requestSettings = [intake, counting]
