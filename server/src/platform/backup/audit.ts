import { verifyChains } from '../audit.ts'
import { readHeadsLog, verifyHeadsLog } from '../heads/heads.ts'
import type { Source } from './make.ts'

/** What hashing everything again found. */
export interface AuditVerdict {
  readonly chains: number
  readonly records: number
  /** Signed lines of heads that were compared. */
  readonly lines: number
  /** A sentence for each thing that is wrong. */
  readonly wrong: readonly string[]
}

/** Hashes all audit chains again and holds them to the signed heads in the data folder. */
export async function verifyAudit({ database, vault, folder }: Omit<Source, 'shelf'>): Promise<AuditVerdict> {
  const wrong: string[] = []
  let chains = 0
  let records = 0
  for await (const verdict of verifyChains(database.db)) {
    chains++
    records += verdict.records
    if (verdict.brokenAt !== null) wrong.push(`${verdict.chain}：从第${verdict.brokenAt}条起被改动或者缺失`)
  }
  const log = await readHeadsLog(folder)
  wrong.push(...(await verifyHeadsLog(database.db, vault, log)))
  return { chains, records, lines: log.split('\n').filter((l) => l !== '').length, wrong }
}
