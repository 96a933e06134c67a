import { Settings } from '@gongkai/rules/deadlines'
import { setting } from '../platform/setting.ts'

/** How an agency reads what the law leaves open about its dates (docs/law-doubts.md). */
export const conventions = setting({
  name: 'deadlines.conventions',
  says: '期限计算的约定',
  why: '条例没有写明、各地做法不一的几处（休息日到达的申请、补正期限、征求意见的扣除、重新计算），由本机关确定',
  per: 'agency',
  act: 'settings.change',
  schema: Settings,
  otherwise: Settings.parse({}),
})
