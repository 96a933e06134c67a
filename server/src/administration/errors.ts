import { defineErrors } from '../platform/errors.ts'

export const errors = defineErrors({
  settingRefused: { status: 422, says: '这个值不能用，请按说明改正。' },
  agencyNeeded: { status: 422, says: '这是各机关自己的设置，请先选择机关。' },
})
