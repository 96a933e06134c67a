import type { CivilDate } from '@gongkai/rules/dates'
import type { Channel } from '@gongkai/rules/deadlines'
import type { EvidenceKey, OutcomeCode } from '@gongkai/rules/outcomes'
import type { ActType, ApplicantClass, Approver, NextStep, Status } from '@gongkai/rules/requests'
import type { Generated, JSONColumnType } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    submissions: SubmissionTable
    submission_keys: { submission_id: string; kind: KeyKind; key: string }
    requests: RequestTable
    request_numbers: { agency_id: string; year: number; last: number }
    request_keys: { request_id: string; kind: KeyKind; key: string }
    request_acts: ActTable
    request_files: FileTable
  }
}

export type SubmissionState = 'waiting' | 'confirmed' | 'answered'
export type AnsweredAs = 'petition' | 'consultation' | 'duplicate' | 'withdrawn' | 'other'
export type KeyKind = 'name' | 'number' | 'phone'

interface SubmissionTable {
  id: string
  agency_id: string
  code_key: string
  state: SubmissionState
  content: string
  submitted_on: CivilDate
  submitted_at: Date
  answered_as: AnsweredAs | null
  answer: string | null
  closed_on: CivilDate | null
  version: Generated<number>
}

/** What follows from the acts of a request. */
export interface Derived {
  status: Status
  turn: Approver | null
  next_step: NextStep
  channel: Channel
  applicant_class: ApplicantClass
  section_id: string | null
  person_id: string | null
  received_on: CivilDate
  respond_by: CivilDate | null
  due_on: CivilDate
  provisional: boolean
  decided_on: CivilDate | null
  outcome: OutcomeCode | null
  served_on: CivilDate | null
  on_time: boolean | null
  late_explained: boolean
}

interface RequestTable extends Derived {
  id: string
  agency_id: string
  year: number
  number: number
  submission_id: string | null
  split_from: string | null
  code_key: string
  content: string
  registered_at: Date
  version: number
}

/** An act as it is kept: in clear what may be, the rest under `sealed`. */
export type KeptAct = { readonly type: ActType; readonly sealed?: string } & Readonly<Record<string, unknown>>

interface ActTable {
  request_id: string
  seq: number
  by: string
  on_day: CivilDate
  at: Date
  act: JSONColumnType<KeptAct>
}

interface FileTable {
  file_id: string
  submission_id: string | null
  request_id: string | null
  kind: 'application' | 'correction' | 'paper'
  evidence: EvidenceKey | null
  added_at: Date
}
