import { defineErrors } from '../platform/errors.ts'

export const errors = defineErrors({
  slugTaken: { status: 409, says: '网址中的名称已经用过。它不能重复使用，已撤销的机关用过的也不能，请换一个。' },
  nameTaken: { status: 409, says: '同一天已有同名的机关，请核对。' },
  prefixTaken: { status: 409, says: '机关代字已有别的机关使用，两个机关的文号会相同，请换一个。' },
  officeTaken: { status: 409, says: '上级机关已经有政府信息公开工作机构，请先取消原来的。' },
  wrongPlace: { status: 422, says: '这类机关不能放在这里，请选择它的上级机关。' },
  aboveItself: { status: 422, says: '上级机关不能是它自己或者它的下级。' },
  outsideValidity: { status: 422, says: '存续时间应在上级机关存续的时间以内。' },
  levelMissing: { status: 422, says: '地方人民政府应填写级别，其他机关不填。' },
  dateOutside: { status: 422, says: '日期应在机关存续的时间以内。' },
  renameOrder: { status: 422, says: '新名称的启用日期不能早于现在名称的启用日期。' },
  bodiesBelow: { status: 409, says: '还有下级机关在这一天以后存续，请先处理它们。' },
  successorAbsent: { status: 422, says: '继续行使职权的机关在这一天应当存在，并且不能是撤销的机关自己。' },
  alreadySucceeds: { status: 409, says: '有别的机关的职权从这一天以后由它继续行使，不能更早撤销。' },
  rolesClash: {
    status: 409,
    says: '三名管理员应当是不同的人，管理员不能兼任机关的业务角色（三员分立）。请换一个人，或者先收回原来的角色。',
  },
  notToOneself: { status: 409, says: '不能给自己授权，请由另一名有权的人办理。' },
  grantThere: { status: 409, says: '这个人在这段时间已经有这个角色，没有重复授予。' },
  datesReversed: { status: 422, says: '结束日期不能早于开始日期。' },
  nobodyActive: { status: 409, says: '这个账户已经停用，请选择在用的账户。' },
  nothingToSubstitute: { status: 409, says: '被代行的人在这段时间没有这个机关的角色，没有可以代行的工作。' },
  nothingToHandOver: { status: 409, says: '这个人在这个机关没有角色，没有可以移交的工作。' },
  overlapping: { status: 409, says: '这段时间已经确定了同样的代行，没有重复确定。' },
})
