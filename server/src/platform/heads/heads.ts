import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Handle } from '../database/schema.ts'
import { writeDurably } from '../folder/durable.ts'
import type { DataFolder } from '../folder/folder.ts'
import type { Vault } from '../secrets/vault.ts'

/*
 * Whoever can write to the database can shorten a chain of audit records and move its head back; the chain alone does
 * not show it. So once a day all heads are written into one line of a file beside the database, signed with a key that
 * the operator's secret protects. Copied elsewhere, the file also shows when it was shortened itself.
 */

export const Head = z.object({ chain: z.string(), seq: z.int(), hash: z.string() })
export type Head = z.infer<typeof Head>

const Line = z.object({
  at: z.string(),
  /** The database was brought back to these heads; what came after them was given up. */
  restored: z.boolean(),
  heads: z.array(Head),
  /** The signature of the line before. */
  after: z.string(),
  signature: z.string(),
})
type Line = z.infer<typeof Line>

export const headsLogOf = (folder: DataFolder): string => join(folder.audit, 'heads.log')

const textOf = ({ at, restored, heads, after }: Omit<Line, 'signature'>) =>
  JSON.stringify([at, restored, heads.map((h) => [h.chain, h.seq, h.hash]), after])

const PAGE = 500

/** The present head of every chain. */
export async function currentHeads(db: Handle): Promise<Head[]> {
  const rows = await db.selectFrom('audit_heads').selectAll().orderBy('chain').execute()
  return rows.map(({ chain, seq, hash }) => ({ chain, seq, hash: Buffer.from(hash).toString('hex') }))
}

export const readHeadsLog = (folder: DataFolder): Promise<string> =>
  readFile(headsLogOf(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/** Writes the present heads into the log. For a daily job, and with `restored` after a restoration. */
export async function logHeads(
  db: Handle,
  vault: Vault,
  folder: DataFolder,
  at: Date,
  { restored = false } = {},
): Promise<void> {
  const log = await readHeadsLog(folder)
  const last = log.trimEnd().split('\n').at(-1) ?? ''
  const after = last === '' ? '' : (parse(last)?.signature ?? '')
  const line = { at: at.toISOString(), restored, heads: await currentHeads(db), after }
  await writeDurably(headsLogOf(folder), `${log}${JSON.stringify({ ...line, signature: vault.sign(textOf(line)) })}\n`)
}

function parse(line: string): Line | null {
  try {
    return Line.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** What is wrong between the log and the database, a sentence each. */
export async function verifyHeadsLog(db: Handle, vault: Vault, log: string): Promise<string[]> {
  const wrong: string[] = []
  const lines: Line[] = []
  let after = ''
  for (const [i, text] of log.split('\n').entries()) {
    if (text === '') continue
    const line = parse(text)
    if (!line || !vault.signed(textOf(line), line.signature)) wrong.push(`链首记录第${i + 1}行的签名不符`)
    else if (line.after !== after) wrong.push(`链首记录第${i + 1}行之前缺少内容`)
    else lines.push(line)
    after = line?.signature ?? ''
  }
  const wanted = expected(lines)
  for (let from = 0; from < wanted.length; from += PAGE) {
    const page = wanted.slice(from, from + PAGE)
    const found = await hashesAt(db, page)
    for (const { at, chain, seq, hash } of page) {
      const there = found.get(`${chain} ${seq}`)
      if (there !== hash)
        wrong.push(`${chain}：${at} 记下的第${seq}条${there === undefined ? '已经不在' : '与数据库中的不同'}`)
    }
  }
  return wrong
}

/** The heads that must still be found: of each chain and number once, and none that a restoration gave up. */
function expected(lines: readonly Line[]): (Head & { at: string })[] {
  const most = new Map<string, number>()
  const found = new Map<string, Head & { at: string }>()
  let restored = false
  for (const line of [...lines].reverse()) {
    for (const head of line.heads)
      if (head.seq <= (most.get(head.chain) ?? (restored ? 0 : Number.POSITIVE_INFINITY)))
        found.set(`${head.chain} ${head.seq}`, { ...head, at: line.at })
    if (!line.restored) continue
    const kept = new Map(line.heads.map((h) => [h.chain, h.seq]))
    for (const chain of new Set([...most.keys(), ...kept.keys()]))
      most.set(chain, Math.min(kept.get(chain) ?? 0, most.get(chain) ?? Number.POSITIVE_INFINITY))
    restored = true
  }
  return [...found.values()].reverse()
}

async function hashesAt(db: Handle, heads: readonly Head[]): Promise<Map<string, string>> {
  const asked = JSON.stringify(heads.map(({ chain, seq }) => [chain, seq]))
  const { rows } = await sql<Head>`
    select l.chain, l.seq, encode(l.hash, 'hex') as hash
    from jsonb_array_elements(${asked}::text::jsonb) as x
    join audit_log as l on l.chain = x ->> 0 and l.seq = (x ->> 1)::bigint`.execute(db)
  return new Map(rows.map(({ chain, seq, hash }) => [`${chain} ${seq}`, hash]))
}
