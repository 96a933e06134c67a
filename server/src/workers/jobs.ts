import type { SealedComparison } from '@gongkai/documents/letters'
import { type ErrorCode, limits, type Reading, type ReadOptions } from '@gongkai/documents/read'
import type { WriteFormat } from '@gongkai/documents/write'
import type { AnnualReport, Finding, Unread } from '@gongkai/rules/reports'

/** A document to work on. `name` is what results call it; standard input comes as `bytes`. */
export interface Source {
  readonly name: string
  readonly path: string
  readonly bytes?: Uint8Array
}

export type Supplied = Pick<ReadOptions, 'year' | 'agency'>

/** What a worker is asked to do with one document. */
export type Job =
  | { readonly kind: 'read'; readonly source: Source; readonly supplied: Supplied }
  | { readonly kind: 'json'; readonly source: Source; readonly supplied: Supplied; readonly shape: JsonShape }
  | { readonly kind: 'write'; readonly source: Source; readonly supplied: Supplied; readonly format: WriteFormat }
  | { readonly kind: 'check'; readonly source: Source; readonly supplied: Supplied; readonly previous?: AnnualReport }
  | { readonly kind: 'keep'; readonly source: Source; readonly supplied: Supplied }
  | { readonly kind: 'compareSealed'; readonly draft: Uint8Array; readonly sealed: Uint8Array }
  | { readonly kind: 'resume'; readonly kept: Uint8Array; readonly previous?: Uint8Array }

/** How a report is printed as JSON: with the source of each figure or not, indented or on one line. */
export interface JsonShape {
  readonly provenance: boolean
  readonly indent?: number
}

/** A report with everything that was found on it. */
export interface Checked {
  readonly report: AnnualReport
  readonly findings: readonly Finding[]
  readonly unread: readonly Unread[]
  /** Why it was not checked against the earlier report that was named. */
  readonly unrelated?: string
}

/** A checked report put away until all others are known: who it is of, and the rest packed. */
export interface Kept {
  readonly agency: string | null
  readonly year: number | null
  readonly packed: Uint8Array
}

export interface Answers {
  read: Reading
  /** Made into text where it was read: one string passes between threads many times faster than the objects it says. */
  json: string
  write: Uint8Array
  check: Checked
  keep: Kept
  compareSealed: SealedComparison
  resume: Checked
}

/** Why a document was refused; the message is a sentence without the name of the file. */
export interface Refusal {
  readonly code: ErrorCode
  readonly message: string
}

/** What JSON says of a refused document. */
export const refusalJson = (file: string, { code, message }: Refusal) => ({ file, error: { code, message } })

export type Outcome<T> = { readonly value: T } | { readonly error: Refusal }

/** What ends the work on a document from outside. */
export const refusals = {
  timeout: {
    code: 'timeout',
    message: `${limits.milliseconds / 1000} 秒内没有读完，已经停止。请拆分文件，或者另存为网页、Word 文档后再试。`,
  },
  memory: {
    code: 'tooLarge',
    message: `读取需要的内存超过 ${limits.memoryMB} MB，已经停止。请拆分文件，或者只保留年度报告的正文和表格后再试。`,
  },
  tooDeep: { code: 'tooDeep', message: '文件中的内容嵌套太深，无法读取。请用 Word 或浏览器打开后另存再试。' },
  crashed: { code: 'internal', message: '程序处理这个文件时中断，请把文件发给维护者。' },
} as const satisfies Record<string, Refusal>
