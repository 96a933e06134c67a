import type { Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { TemplateLetter } from '@gongkai/rules/letters'
import type { CommandContext } from '../../platform/context.ts'

/** Who does a thing: somebody of the bureau by their role, or the public. */
export type Player =
  | 'public'
  | Extract<Role, 'clerk' | 'sectionHead' | 'officeDirector' | 'deputy' | 'head' | 'secrecyReviewer'>

/** What has happened after a beat; a story may stand still there. */
export type Mark =
  | 'submitted'
  | 'told'
  | 'registered'
  | 'handed'
  | 'claimed'
  | 'noted'
  | 'noticePrinted'
  | 'noticeSealed'
  | 'asked'
  | 'corrected'
  | 'lapsed'
  | 'searched'
  | 'extended'
  | 'withdrawn'
  | 'voided'
  | 'drafted'
  | 'reviewed'
  | 'up'
  | 'returned'
  | 'climbed'
  | 'signedByHead'
  | 'signedByOffice'
  | 'signedByDeputy'
  | 'signed'
  | 'printed'
  | 'copied'
  | 'accepted'
  | 'sealed'
  | 'served'
  | 'explained'
  | 'archived'
  | 'amended'

/** What is known of a case while it goes on; read again from the database where an earlier start broke off. */
export interface Thread {
  readonly bureau: { readonly id: string; readonly sections: readonly string[] }
  /** The people of the bureau by role. */
  readonly people: Readonly<Record<Exclude<Player, 'public'>, string>>
  submission?: string
  request?: string
  /** Known only while the program runs: no database keeps it. */
  code?: string
  /** The case of which this one is a part (一事一申请). */
  parent?: Thread
}

/** One thing that somebody does at an instant. */
export interface Beat {
  readonly on: CivilDate
  /** Minutes after midnight. */
  readonly minute: number
  readonly by: Player
  readonly mark: Mark
  /** Comparing a sealed copy comes before its transaction, so this opens its own. */
  readonly ownTransaction?: true
  readonly act: (ctx: CommandContext, thread: Thread) => Promise<unknown>
}

/** Letters of a case by what they are for. */
export const noticeKinds: readonly TemplateLetter[] = ['L03', 'L05']
