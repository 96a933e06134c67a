import type { CivilDate } from '@gongkai/rules/dates'
import { InputError } from '@gongkai/rules/law'
import {
  CHANNEL_TO_FILL,
  type ParagraphInput,
  type RemedySettings,
  remedyOf,
  remedyParagraph,
} from '@gongkai/rules/remedies'
import { routeOn } from '../../agencies/route.ts'
import { remedies, reviewing } from '../../letters/numbering.ts'
import { officeFor } from '../../letters/service/writer.ts'
import type { Context } from '../../platform/context.ts'
import { settingOf } from '../../platform/setting.ts'
import type { Case } from './cases.ts'
import { openContent } from './sealing.ts'

type Electronic = ParagraphInput['electronic']

/**
 * Where review is asked for over the internet, for a reply that goes out that way (行政复议法第22条第2款); empty where
 * the agency has not settled it.
 */
export async function electronicOf(ctx: Context, row: Case['row']): Promise<Electronic> {
  const { delivery } = openContent(ctx, row).application
  if (delivery !== 'portal' && delivery !== 'email') return null
  const { channel } = await settingOf(ctx.db, reviewing, row.agency_id)
  return { reviewChannel: channel ?? '' }
}

/** What the agency names for replies that the courts do not take (法释〔2025〕8号第10条第2款). */
export const remediesOf = ({ db }: Context, row: Case['row']): Promise<RemedySettings> =>
  settingOf(db, remedies, row.agency_id)

interface ForTheReply {
  /** What is printed; nobody writes it otherwise. */
  readonly filled: { readonly remedy?: string }
  /** What somebody completes. */
  readonly proposed: { readonly remedy?: string }
}

/** What the draft of the reply decides: its remedy by date and grounds (行政复议法第23条; 行政复议法实施条例第31条). */
export async function remedyFor(ctx: Context, found: Case, decidedOn: CivilDate): Promise<ForTheReply> {
  const { state, tree, row } = found
  const { route } = routeOn(tree, (await authorOf(ctx, found)).body, decidedOn)
  if (!state.draft || !route) return { filled: {}, proposed: {} }
  const { outcome, values } = state.draft
  const electronic = await electronicOf(ctx, row)
  const settled = electronic?.reviewChannel !== ''
  const settings = await remediesOf(ctx, row)
  try {
    const remedy = remedyParagraph({
      remedy: remedyOf({ outcome, decidedOn, values }, settings),
      route,
      decidedOn,
      electronic: settled ? electronic : { reviewChannel: CHANNEL_TO_FILL },
    })
    const known = remedy === null ? {} : { remedy }
    return settled ? { filled: known, proposed: {} } : { filled: {}, proposed: known }
  } catch (error) {
    // What the tree or the draft does not tell is left to be filled in, and asked for before the letter is numbered.
    if (!(error instanceof InputError)) throw error
    return { filled: {}, proposed: {} }
  }
}

/**
 * Who writes the letters of a case: the section that has it, or the agency. Where the unit that does the disclosure work
 * is an agency of its own, it does so in the name of the agency (条例第4条), unless it is settled that it answers in its
 * own name, and is then the one to be reviewed and sued (法释〔2025〕8号第4条第3款).
 */
export async function authorOf(
  { db, today }: Context,
  { row, state, tree }: Case,
): Promise<{ unit: string; body: string }> {
  if (state.section) return { unit: state.section, body: row.agency_id }
  const office = await officeFor(db, tree, row.agency_id, today)
  const unit = office?.inOwnName ? office.id : row.agency_id
  return { unit, body: unit }
}
