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
