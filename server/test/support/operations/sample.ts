import type { World } from './world.ts'

export interface GivenFile {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A right input of an operation. */
export interface Given {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly files?: readonly GivenFile[]
  /** The session that sends it; else that of somebody in the first role that may. */
  readonly as?: string
}

/** What two at once, each meant by itself, come to: one is done and the other refused, both are done, or either. */
export type Twice = 'one' | 'both' | 'any'

/** How the tests use one operation; everything else about it they know from the operation itself. */
export interface Sample {
  /** Prepares what the operation needs and gives an input that is right and different each time. */
  prepare(world: World): Given | Promise<Given>
  readonly twice?: Twice
  /** Says why a thing that is not there is told in another way than with 404. */
  readonly missing?: string
  /** Places whose wrong values are told in another way than by the schema of the operation. */
  readonly unlike?: RegExp
}

export type Samples = Readonly<Record<string, Sample>>
