import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { command, Id, query } from '../../platform/operation.ts'
import { Alarm, Number_ } from './words.ts'

const read = { access: { act: 'request.read' } } as const
const one = z.strictObject({ id: Id })

export const listMentions = query({
  ...read,
  id: 'mentions.list',
  path: '/api/mentions',
  says: '我的工作：提到我、我还没有看过的记事',
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: Id,
        request: Id,
        number: Number_,
        description: z.string().describe('申请内容的开头'),
        by: z.string(),
        byName: z.string(),
        at: z.iso.datetime(),
        text: z.string(),
      }),
    ),
  }),
})

export const readMention = command({
  ...read,
  id: 'mentions.read',
  path: '/api/mentions/:id/read',
  says: '看过了',
  params: one,
  answer: z.strictObject({}),
})

export const kindsOfReminders = ['confirm', 'correctionNotice', 'reply', 'lapse', 'conclude'] as const
export const stages = ['before', 'on', 'after'] as const
export const levels = ['clerk', 'sectionHead', 'officeDirector'] as const

export const listReminders = query({
  ...read,
  id: 'reminders.list',
  path: '/api/reminders',
  says: '我的工作：临近、届满和逾期的提醒，办了就没有了',
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: Id,
        kind: z.enum(kindsOfReminders).describe('与申请人确认、补正告知、答复、认定逾期不补正、拟定结案文书'),
        stage: z.enum(stages).describe('期限以前、当天、以后'),
        level: z.enum(levels).describe('提醒的是谁：经办人，逐级到工作机构负责人'),
        request: Id.nullable(),
        submission: Id.nullable(),
        number: Number_.nullable().describe('来件还没有编号'),
        agencyName: z.string(),
        description: z.string().describe('申请内容的开头'),
        personName: z.string().nullable().describe('承办人'),
        says: z.string().describe('要做什么'),
        why: z.string().describe('依据'),
        dueOn: CivilDate,
        left: z.int().describe('还有几个工作日；逾期的为负的工作日数'),
        alarm: Alarm,
      }),
    ),
  }),
})

const Subscription = z.strictObject({
  madeAt: z.iso.datetime().nullable().describe('什么时候订阅的；没有订阅为 null'),
})

export const readSubscription = query({
  ...read,
  id: 'subscription.read',
  path: '/api/subscription',
  says: '是否在用日历订阅办件的期限',
  answer: Subscription,
})

export const subscribe = command({
  ...read,
  id: 'subscription.make',
  path: '/api/subscription',
  says: '取得日历订阅地址；原来的地址作废',
  // The address is a key: what it answers is kept nowhere.
  replays: false,
  answer: Subscription.extend({ path: z.string().describe('订阅地址中网站地址以后的部分，只显示这一次') }),
})

export const unsubscribe = command({
  ...read,
  id: 'subscription.revoke',
  path: '/api/subscription/revoke',
  says: '取消日历订阅，地址作废',
  answer: Subscription,
})

export const subscribedDates = query({
  id: 'subscription.dates',
  path: '/api/dates/:token/dates.ics',
  says: '订阅的期限日历；没有个人信息',
  access: 'public',
  limit: { times: 120, seconds: 600 },
  params: z.strictObject({ token: z.string().min(1).max(100) }),
  produces: 'file',
  answer: z.unknown(),
})
