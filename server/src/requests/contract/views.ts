import { z } from 'zod'
import { command, line, query } from '../../platform/operation.ts'
import { Kept } from './cases.ts'

const read = { access: { act: 'request.read' } } as const

const View = z.strictObject({ name: line(20), filters: Kept })
export type View = z.output<typeof View>
const own = z.strictObject({ rows: z.array(View).describe('我保存的视图，先保存的在前') })

export const listViews = query({
  ...read,
  id: 'views.list',
  path: '/api/requests/views',
  says: '我保存的申请列表视图',
  answer: own,
})

const Many = z.int().min(0)

export const countOpen = query({
  ...read,
  id: 'requests.open',
  path: '/api/requests/open',
  says: '在办申请的件数',
  answer: z.strictObject({
    all: Many,
    mine: Many.describe('我承办的'),
    near: Many.describe('临近届满：剩余的工作日已到标黄的天数'),
    overdue: Many,
    correcting: Many.describe('待补正'),
    sealed: Many.describe('待送达'),
  }),
})

export const countThisYear = query({
  ...read,
  id: 'requests.thisYear',
  path: '/api/requests/this-year',
  says: '我的工作：本年到今天的件数',
  answer: z.strictObject({
    year: z.int(),
    received: Many.describe('本年收到'),
    receivedBefore: Many.describe('上年同期收到'),
    decided: Many.describe('本年作出决定，不含撤回和视为放弃的'),
    onTime: Many.describe('其中按送达证明按期的'),
  }),
})

export const keepView = command({
  ...read,
  id: 'views.keep',
  method: 'PUT',
  path: '/api/requests/views',
  says: '保存申请列表的筛选和排序；名称相同的替换',
  body: View,
  answer: own,
})

export const dropView = command({
  ...read,
  id: 'views.drop',
  path: '/api/requests/views/drop',
  says: '不再保存一个视图',
  body: z.strictObject({ name: line(20) }),
  answer: own,
})
