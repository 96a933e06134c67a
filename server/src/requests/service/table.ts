import { type WriteFormat, writeReportTable } from '@gongkai/documents/write'
import { may } from '@gongkai/rules/access'
import { dateOf, inChinese } from '@gongkai/rules/dates'
import { type CountingSettings, outcomeOf, rowOf } from '@gongkai/rules/outcomes'
import {
  type AnnualReport,
  checkReport,
  type Edition,
  editionOf,
  emptyReport,
  formOf,
  type RequestFigures,
  requestColumns,
} from '@gongkai/rules/reports'
import { statuses, type Tally } from '@gongkai/rules/requests'
import { type Agency, bodyOf, fullNameOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/handler.ts'
import { XLSX } from '../../platform/http/sheet.ts'
import type { CasesQuery, FileQuery, TableQuery } from '../contract/table.ts'
import { type Group, groupsOf } from '../store/counts.ts'
import { pageOfRequests, placeIn } from '../store/lists.ts'
import { bodiesCounted, withBelow } from './counted.ts'
import { afterOf, cursorOf } from './cursor.ts'
import { settledDays } from './days.ts'
import { figureOf, withoutReply } from './figures.ts'
import { inForceFor } from './inForce.ts'
import { placeOfCase } from './place.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

/** Table three from cases already grouped by what counts alike; every row and column of the edition. */
export function tallyOf(groups: Iterable<Group>, edition: Edition, settings: CountingSettings): Tally {
  const tally = emptyReport(edition).tables.requests
  for (const figures of Object.values(tally)) for (const { key } of requestColumns) figures[key] = 0
  const add = (figures: RequestFigures | undefined, { applicant, many }: Group) => {
    if (!figures) return
    figures[applicant] = (figures[applicant] ?? 0) + many
    figures.total = (figures.total ?? 0) + many
  }
  for (const group of groups) {
    add(tally[group.fresh ? 'newlyReceived' : 'carriedIn'], group)
    if (group.outcome === null) add(tally.carriedOut, group)
    else for (const row of [rowOf(group.outcome, edition, settings), 'totalHandled'] as const) add(tally[row], group)
  }
  return tally
}

/** By proof of service ÷ decided, without what was withdrawn or given up. */
function onTimeOf(groups: readonly Group[]) {
  const replied = groups.filter(({ outcome }) => outcome !== null && !withoutReply.includes(outcome))
  const sum = (some: readonly Group[]) => some.reduce((all, { many }) => all + many, 0)
  const timely = (so: boolean) => sum(replied.filter((group) => group.onTime === so))
  const [decided, onTime, late] = [sum(replied), timely(true), timely(false)]
  return { decided, onTime, late, unserved: decided - onTime - late, rate: decided === 0 ? null : onTime / decided }
}

/**
 * The body whose figures the caller may read; with all below it only for whoever may read those of each, as a sum of some
 * of them would pass for the whole.
 */
function demandCountable({ actor, today }: Context, tree: Tree, { agency, below }: TableQuery): Agency {
  const counts = (id: string) => may(actor, 'request.count', { place: placeOfCase(tree, id, null, today) })
  const found = tree.find(agency)
  if (!found || bodyOf(tree, found).id !== agency || !counts(agency)) throw refuse(errors.notFound)
  if (below && !withBelow(tree, agency).every(counts))
    throw refuse(errors.notFound, { at: 'below', says: '这个账户不能查看全部所属机关的统计，请改为只看本机关。' })
  return found
}

/** Table three and the on-time rate of an agency, or of all below it too, for a year. */
async function computed(ctx: Context, query: TableQuery) {
  const { agency, year, below, ...asked } = query
  const { tree, counts } = await inForceFor(ctx, agency)
  const found = demandCountable(ctx, tree, query)
  const edition = asked.edition ?? editionOf(year) ?? '2021'
  const counted = await bodiesCounted(ctx, tree, { agency, year, below })
  return { tree, counts, edition, name: fullNameOn(tree, found, ctx.today), ...counted }
}

async function tallied(ctx: Context, query: TableQuery) {
  const { year } = query
  const found = await computed(ctx, query)
  const { bodies, edition, counts } = found
  const groups = await groupsOf(ctx.db, bodies, { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) })
  return { ...found, groups, tally: tallyOf(groups, edition, counts) }
}

/** The table as a report of which nothing else is filled in. */
function reportOf(tally: Tally, year: number, edition: Edition): AnnualReport {
  const report = emptyReport(edition)
  report.year = year
  report.tables.requests = tally
  return report
}

/** What the rules of the annual report find wrong with the table: nothing, unless the register were broken. */
const findingsIn = (report: AnnualReport) =>
  checkReport(report)
    .filter((f) => f.force !== 'reading' && f.cells.some((cell) => cell.startsWith('requests.')))
    .map(({ rule, severity, force, cells, suspects, message, basis }) => ({
      ...{ rule, severity, force, message, basis },
      cells: [...cells],
      suspects: [...suspects],
    }))

/** Table three and the on-time rate, with what the rules find. */
export async function table(ctx: Context, query: TableQuery) {
  const { tree, edition, name, bodies, elsewhere, groups, tally } = await tallied(ctx, query)
  const { year, agency } = query
  const named = (id: string) => fullNameOn(tree, tree.get(id), ctx.today)
  const home = query.below ? withBelow(tree, agency) : [agency]
  return {
    year,
    edition,
    agency: { id: agency, name },
    agencies: bodies.map((id) => ({ id, name: named(id), endedOn: tree.get(id).to, joined: !home.includes(id) })),
    elsewhere: elsewhere === null ? null : { id: elsewhere, name: named(elsewhere) },
    rows: formOf(edition).requests.rows.flatMap(({ key, label, group }) => {
      const figures = tally[key as keyof Tally]
      return figures ? [{ key, label, group: [...group], figures: figures as Record<string, number> }] : []
    }),
    onTime: onTimeOf(groups),
    findings: findingsIn(reportOf(tally, year, edition)),
  }
}

const types: Readonly<Record<WriteFormat, string>> = {
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** The table as a file, with what it counts and the day it was computed on. */
export async function tableFile(ctx: Context, { format, ...query }: FileQuery): Promise<Download> {
  const { tree, edition, name, bodies, tally } = await tallied(ctx, query)
  const { year } = query
  const title = `${name}${query.below ? '及所属各机关' : ''}${year}年收到和处理政府信息公开申请情况`
  const others = bodies.filter((id) => id !== query.agency).map((id) => fullNameOn(tree, tree.get(id), ctx.today))
  const report: AnnualReport = {
    ...reportOf(tally, year, edition),
    agency: name,
    title,
    preamble: [
      `本表由依申请公开登记簿于${inChinese(ctx.today)}计算，统计期限为${year}年1月1日至12月31日。`,
      ...(others.length > 0 ? [`件数连同下列机关：${others.join('、')}。`] : []),
    ].join('\n'),
    signature: { agency: name, date: ctx.today },
  }
  return { name: `${title}.${format}`, type: types[format], bytes: await writeReportTable(report, 'requests', format) }
}

const MOST_SHOWN = 80

/** The cases behind one figure: as many as it says, for whoever may read the figure. */
export async function casesBehind(ctx: Context, { row, column, size, after, ...query }: CasesQuery) {
  const { tree, counts, edition, bodies } = await computed(ctx, query)
  const filter = {
    ...figureOf(row, { year: query.year, edition, counts }),
    ...(column !== 'total' && { class: column }),
  }
  const within = { bodies, sections: [] }
  const found = await pageOfRequests(ctx.db, within, filter, {
    sort: 'received',
    after: afterOf(after, 'received'),
    size: size + 1,
    settings: settledDays,
  })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map((r) => {
      const place = placeOfCase(tree, r.agency_id, r.section_id, ctx.today)
      const open = may(ctx.actor, 'request.read', { place })
      return {
        id: r.id,
        number: numberOf(r),
        agencyName: fullNameOn(tree, tree.get(r.agency_id), ctx.today),
        receivedOn: r.received_on,
        decidedOn: r.decided_on,
        outcomeSays: r.outcome && outcomeOf(r.outcome).zh,
        statusSays: statuses[r.status],
        onTime: r.on_time,
        description: open ? openContent(ctx, r).application.description.slice(0, MOST_SHOWN) : null,
        open,
      }
    }),
    next: found.length > size && last ? cursorOf(placeIn('received', last)) : null,
  }
}
