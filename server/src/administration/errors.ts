import { defineErrors } from '../platform/errors.ts'

export const errors = defineErrors({
  agencyNeeded: { status: 422, says: '这是各机关自己的设置，请先选择机关。' },
})
