import type { CivilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import type { Handle } from './database/schema.ts'

declare module './database/schema.ts' {
  interface Schema {
    installation: {
      one: import('kysely').Generated<boolean>
      demonstration: boolean
      seed: number | null
      made_on: CivilDate
      steps: import('kysely').Generated<string[]>
      filled_to: import('kysely').Generated<Date | null>
    }
  }
}

/** What this database holds: a demonstration made from a seed on a day, or real work. */
export interface Installation {
  readonly demonstration: boolean
  readonly seed: number | null
  readonly madeOn: CivilDate
  /** Parts of the demonstration that are done. */
  readonly steps: readonly string[]
}

/** What was set up here; undefined before anything was. */
export async function findInstallation(db: Handle): Promise<Installation | undefined> {
  const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
  return row && { demonstration: row.demonstration, seed: row.seed, madeOn: row.made_on, steps: row.steps }
}

export const isDemonstration = async (db: Handle): Promise<boolean> =>
  (await findInstallation(db))?.demonstration ?? false

/** Says what this installation is, once and for all; false when that was said before. Others wait for the transaction. */
export async function beginInstallation(db: Handle, { madeOn, seed }: { madeOn: CivilDate; seed: number | null }) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('installation')
    .values({ demonstration: seed !== null, seed, made_on: madeOn })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Notes a part of the demonstration as done; false when it was. */
export async function noteStep(db: Handle, step: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('installation')
    .set({ steps: sql`array_append(steps, ${step})` })
    .where(sql<boolean>`not ${step} = any(steps)`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
