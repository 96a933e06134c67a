import type { Person } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { FastifyBaseLogger } from 'fastify'
import type { AuditEntry } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import type { Handle } from './database/schema.ts'
import type { Shelf } from './files/shelf.ts'
import type { DataFolder } from './folder/folder.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** What the program is made of; built once (main.ts) and handed to whoever needs it. */
export interface Parts {
  readonly settings: Settings
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
  /** Where it keeps what is not in the database. */
  readonly folder: DataFolder
  /** Contents of files by their hash. */
  readonly shelf: Shelf
  /** Events with a few plain fields, never personal data (log.ts). */
  readonly log: FastifyBaseLogger
}

/** What changes so rarely that it is kept in memory: the versions by which it is known whether it still holds. */
export interface Versions {
  readonly agencies: number
  readonly calendar: { readonly version: number; readonly mark: string }
}

/** Whoever acts: a person signed in, or nobody in particular. */
export interface Actor extends Person {
  readonly name: string
  /** For whom the person stands in now (AB角); every record of what they do names both. */
  readonly standsInFor?: readonly string[]
  /** The session that asks; null for the public and for the program itself. */
  readonly session: string | null
  /** How far signing in has come: only `full` reaches the operations of the work. */
  readonly stage: 'none' | 'secondFactor' | 'newPassword' | 'newFactor' | 'full'
  /** As they stood when it was asked who this is; read with the session, so that a query need not ask again. */
  readonly versions?: Versions
}

/** The public, without a session. */
export const anyone: Actor = { id: 'anyone', name: '公众', grants: [], session: null, stage: 'none' }
/** The program itself: jobs and the command line on the server. */
export const program: Actor = { id: 'program', name: '系统', grants: [], session: null, stage: 'none' }

/** What a service is given first: where it reads, who asks, and when. */
export interface Context {
  readonly db: Handle
  readonly actor: Actor
  readonly now: Date
  readonly today: CivilDate
  readonly parts: Parts
}

/** What a service that changes something is given: `db` is the transaction, and what it does it records in it. */
export interface CommandContext extends Context {
  /** Writes a record when the work is done. */
  audit(entry: AuditEntry): Promise<void>
}
