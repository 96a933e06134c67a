import type { Role } from '@gongkai/rules/access'
export interface Person {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly grants: readonly { readonly role: Role; readonly agency: string; readonly agencyName: string }[]
  readonly today: string
  readonly demo: boolean
}
