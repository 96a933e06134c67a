export { type Act, type ActRule, actNames, acts } from './acts.ts'
export { actsOn, type Grant, may, mayAnywhere, type Person, type Place, type Subject } from './may.ts'
export { recordWords } from './records.ts'
export { administrators, clashingRoles, isAdministrator, type Reach, type Role, roleNames, roles } from './roles.ts'
