import type { RequestColumn, SectionKey } from '../forms/index.ts'
import type { Scope } from './scope.ts'
import type { Actor } from './speaker.ts'
import type { Measure } from './vocabulary.ts'

export type ProseKey = 'preamble' | SectionKey

/** Where the prose states something. */
export interface Spot {
  readonly section: ProseKey
  /** Offset and length of the quoted words in the section's own text. */
  readonly offset: number
  readonly length: number
  /** The words themselves, without white space. */
  readonly quote: string
}

/** One counted statement: 2023年我局收到政府信息公开申请 3 件. Fees are in yuan. */
export interface CountFact extends Spot {
  readonly kind: 'count'
  readonly measure: Measure
  readonly value: number
  readonly unit: string
  /** False for 余、约、近 and ranges, which state no figure. */
  readonly exact: boolean
  /** The distance to the next figure written alike: 1.2万 has 1000. */
  readonly step: number
  /** The other reading of a number that white space divides. */
  readonly also?: number
  readonly actor: Actor
  readonly scope: Scope
  /** Columns of table three that the statement is about; the total where absent. */
  readonly columns?: readonly RequestColumn[]
  readonly channel?: string
}

/** 共 A，其中 B、C、D. */
export interface SumFact extends Spot {
  readonly kind: 'sum'
  /** The totals the parts may belong to, the likeliest first. */
  readonly totals: readonly number[]
  readonly parts: readonly number[]
  readonly unit: string
  readonly exact: boolean
  /** The words list every part: 其他…, one kind of channel or applicant throughout, 分别, or brackets after 共. */
  readonly exhaustive: boolean
}

/** 占 X%: a part against what it may be a part of. */
export interface ShareFact extends Spot {
  readonly kind: 'share'
  readonly percent: number
  readonly step: number
  readonly exact: boolean
  readonly part: number
  readonly bases: readonly number[]
}

/** 较上年增加 N 件、增长 X%: signed. */
export interface GrowthFact extends Spot {
  readonly kind: 'growth'
  /** The count that grew, where it is known. */
  readonly of?: CountFact
  readonly current?: number
  /** The earlier figure, where the sentence states it. */
  readonly earlier?: number
  readonly by?: number
  readonly percent?: number
  readonly step: number
  readonly exact: boolean
}

/** 全部办结, 均已答复, 办结率 100%: nothing was left over. */
export interface DoneFact extends Spot {
  readonly kind: 'done'
  readonly scope: Scope
  /** 按期、在法定期限内: what is not yet due may still be open. */
  readonly dated: boolean
  /** 办结, not 答复, which may tell how the agency works. */
  readonly finished: boolean
  /** The sentence states how many were received. */
  readonly counted: boolean
}

/** 办结率 X%. */
export interface RateFact extends Spot {
  readonly kind: 'rate'
  readonly percent: number
  readonly step: number
  readonly scope: Scope
}

/** What the prose of a report states in figures, or in words that stand for figures. */
export type Fact = CountFact | SumFact | ShareFact | GrowthFact | DoneFact | RateFact
