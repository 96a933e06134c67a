import type { CivilDate } from '@gongkai/rules/dates'
import type { AgencyKind } from '@gongkai/rules/remedies'
import type { Generated, JSONColumnType } from 'kysely'
import type { Level } from '../kinds.ts'
import type { Contact, ReviewChoice } from '../tree.ts'

export interface AgencyTable {
  id: string
  slug: string
  kind: AgencyKind
  level: Level | null
  municipality: boolean
  own_name: boolean
  parent: string | null
  superior: string | null
  seat: string | null
  external: boolean
  disclosure_office: boolean
  region: string | null
  prefix: string | null
  position: number
  basic_court: string | null
  intermediate_court: string | null
  review: JSONColumnType<ReviewChoice> | null
  contact: JSONColumnType<Contact>
  valid_from: CivilDate
  valid_to: CivilDate | null
  version: Generated<number>
}

export interface NameTable {
  agency_id: string
  valid_from: CivilDate
  name: string
  short_name: string | null
}

declare module '../../platform/database/schema.ts' {
  interface Schema {
    agencies: AgencyTable
    agency_names: NameTable
    agency_successors: { agency_id: string; successor_id: string }
    agency_tree: { one: Generated<boolean>; version: number }
  }
}
