import type { Calendar } from '@gongkai/rules/calendar'
import { clocksOf, fold } from '@gongkai/rules/requests'
import type { OpenWork } from '../../accounts/neighbours.ts'
import type { OnHandOver } from '../../agencies/service/handover.ts'
import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn } from '../../agencies/tree.ts'
import { currentCalendar } from '../../calendar/service/effective.ts'
import type { DatesWatched, Watched } from '../../calendar/service/preview.ts'
import { conventions } from '../../calendar/settings.ts'
import { holdHead } from '../../calendar/store.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { type OnSettled, settingOf } from '../../platform/setting.ts'
import { actsOfAll, openOf, openRequests, type RequestRecord, updateDerived } from '../store/requests.ts'
import { caseOf } from './cases.ts'
import { derivedOf } from './derive.ts'
import { write } from './record.ts'
import { numberOf } from './register.ts'
import { openAct } from './sealing.ts'

/** Open requests, of one agency or of all, a page at a time, each with its state and the settings of its agency. */
async function* openCases(ctx: Context, agency?: string) {
  const rows = await openRequests(ctx.db, agency)
  const settings = new Map<string, Awaited<ReturnType<typeof settingOf<typeof conventions.schema>>>>()
  for (let i = 0; i < rows.length; i += 500) {
    const page = rows.slice(i, i + 500)
    const acts = await actsOfAll(
      ctx.db,
      page.map((r) => r.id),
    )
    for (const row of page) {
      const own = settings.get(row.agency_id) ?? (await settingOf(ctx.db, conventions, row.agency_id))
      settings.set(row.agency_id, own)
      yield { row, settings: own, state: fold((acts.get(row.id) ?? []).map((act) => openAct(ctx, act))) }
    }
  }
}

/** Running requests, for whoever is about to change the calendar; and their columns, once it is changed. */
export const requestsWatched: DatesWatched = {
  says: '在办申请',
  watched: async (ctx) => {
    const tree = await treeOf(ctx.db)
    const found: Watched[] = []
    for await (const { row, settings, state } of openCases(ctx))
      found.push({
        subject: { type: 'request', id: row.id },
        label: `${fullNameOn(tree, tree.get(row.agency_id), ctx.today)} ${numberOf(row)}`,
        datesUnder: (calendar) => {
          const { correctionNoticeBy, respondBy, provisional } = clocksOf(state, settings, calendar)
          const isProvisional = provisional.includes('calendar')
          return [
            { name: '补正告知最迟', date: correctionNoticeBy, provisional: isProvisional },
            { name: '答复最迟', date: respondBy ?? null, provisional: isProvisional },
          ]
        },
      })
    return found
  },
  recompute: (ctx, calendar) => redate(ctx, calendar),
}

/** How an agency counts is settled otherwise: its lists and reminders say at once what its cases say. */
export const requestsFollow: OnSettled = {
  name: conventions.name,
  follow: async (ctx, agency) => {
    // As for a notice: whoever acts on a request meanwhile waits, or is waited for.
    const head = await holdHead(ctx.db)
    await redate(ctx, (await currentCalendar(ctx.db, head)).calendar, agency)
  },
}

/** Writes the columns of open requests anew. How many moved. */
async function redate(ctx: CommandContext, calendar: Calendar, agency?: string): Promise<number> {
  let moved = 0
  for await (const { row, settings, state } of openCases(ctx, agency)) {
    const derived = derivedOf(state, clocksOf(state, settings, calendar))
    if (same(row, derived)) continue
    // Whoever acts on a request holds the calendar: nobody has moved it since it was read.
    if (!(await updateDerived(ctx.db, row, derived, row.version))) throw refuse(errors.changedMeanwhile)
    await ctx.audit({
      chain: row.agency_id,
      act: 'request.redated',
      subject: { type: 'request', id: row.id },
      before: { respondBy: row.respond_by, dueOn: row.due_on },
      after: { respondBy: derived.respond_by, dueOn: derived.due_on },
    })
    moved++
  }
  return moved
}

const same = (row: RequestRecord, derived: ReturnType<typeof derivedOf>): boolean =>
  (Object.keys(derived) as (keyof typeof derived)[]).every((key) => row[key] === derived[key])

/** What a person has in hand, for whoever would disable their account. */
export const requestsOpen: OpenWork = async ({ db }, user) => {
  const { length } = await openOf(db, user)
  return length > 0 ? [`在办申请${length}件`] : []
}

/** Open requests go with the roles of whoever leaves, each with an act of its own. */
export const requestsHandedOver: OnHandOver = {
  says: '在办申请',
  move: async (ctx: CommandContext, { from, to, agencies }) => {
    const rows = await openOf(ctx.db, from, agencies)
    for (const row of rows) {
      const found = await caseOf(ctx, row)
      await write(ctx, found, { type: 'assigned', section: found.state.section, person: to })
    }
    return rows.length
  },
}
