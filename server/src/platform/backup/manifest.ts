import { z } from 'zod'
import { Head } from '../heads/heads.ts'

const Sum = z.string().regex(/^[0-9a-f]{64}$/)

/** The first part of a backup: what must be known before anything of it is read. */
export const Cover = z.object({
  gongkai: z.literal('backup'),
  format: z.literal(1),
  at: z.string(),
  program: z.string(),
  migrations: z.array(z.object({ name: z.string(), sum: z.string() })),
  /** The data keys, wrapped by the operator's secret, which is never in a backup. */
  keys: z.array(z.object({ number: z.int(), purpose: z.enum(['seal', 'index', 'sign']), wrapped: z.string() })),
})
export type Cover = z.infer<typeof Cover>

/** The last part: what the others must be. Files are not listed; the name of each is the sum of its content. */
export const Manifest = z.object({
  cover: Sum,
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.int(),
      part: z.string(),
      sum: Sum,
    }),
  ),
  counters: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  headsLog: Sum,
  files: z.object({ count: z.int(), bytes: z.int(), missing: z.array(Sum) }),
  heads: z.array(Head),
})
export type Manifest = z.infer<typeof Manifest>

export const Signed = z.object({ manifest: z.string(), signature: z.string() })
export type Signed = z.infer<typeof Signed>

export const parts = { cover: 'backup.json', headsLog: 'audit/heads.log', manifest: 'manifest.json' } as const
