import type { CivilDate } from '@gongkai/rules/dates'
import { historyOf } from '../../accounts/service/history.ts'
import type { Context } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { sorted } from '../../platform/list.ts'
import type * as contract from '../contract.ts'
import { kinds } from '../kinds.ts'
import { routeOn } from '../route.ts'
import { treeOf } from '../store/agencies.ts'
import {
  type Agency,
  bodyOf,
  descendants,
  existsOn,
  fullNameOn,
  lineUp,
  nameOn,
  stateOn,
  successorsOn,
  type Tree,
} from '../tree.ts'
import { actsOnAgency } from './authority.ts'

const refOn = (on: CivilDate) => (a: Agency) => ({ id: a.id, slug: a.slug, name: nameOn(a, on).name })

function rowOf(tree: Tree, agency: Agency, on: CivilDate): contract.AgencyRow {
  const { name, shortName } = nameOn(agency, on)
  const { id, slug, kind, level, parent, external, disclosureOffice, region, prefix, from, to, version } = agency
  return {
    ...{
      id,
      slug,
      name,
      shortName,
      kind,
      level,
      parent,
      external,
      disclosureOffice,
      region,
      prefix,
      from,
      to,
      version,
    },
    fullName: fullNameOn(tree, agency, on),
    parentName: parent && nameOn(tree.get(parent), on).name,
    state: stateOn(agency, on),
  }
}
type Row = ReturnType<typeof rowOf>

const spoken = (a: string, b: string) => a.localeCompare(b, 'zh-CN')
const dated = (a: string | null, b: string | null) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)
const orders = {
  order: () => 0,
  name: (a: Row, b: Row) => spoken(a.fullName, b.fullName),
  slug: (a: Row, b: Row) => dated(a.slug, b.slug),
  from: (a: Row, b: Row) => dated(a.from, b.from),
  to: (a: Row, b: Row) => dated(a.to, b.to),
}

/** Whether what a person typed is found in an agency: in any of its names, the slug or the prefix. */
const says = ({ names, slug, prefix }: Agency, fullName: string, q: string) =>
  [fullName, slug, prefix ?? '', ...names.flatMap((n) => [n.name, n.shortName ?? ''])].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  )

/** Who an agency is, is public (条例第12条): whoever works here sees all of them. */
export async function listAgencies({ db, today }: Context, query: contract.AgencyQuery) {
  const { q, kind, state, parent, below, bodies, on = today, page, size } = query
  const tree = await treeOf(db)
  const among = below === undefined ? tree.all : tree.find(below) ? descendants(tree, below) : []
  const rows = among
    .map((agency) => ({ agency, row: rowOf(tree, agency, on) }))
    .filter(
      ({ agency, row }) =>
        (!q || says(agency, row.fullName, q)) &&
        (kind === undefined || kind === row.kind) &&
        (state === undefined || state === row.state) &&
        (parent === undefined || parent === row.parent) &&
        (bodies === undefined || bodies === (bodyOf(tree, agency).id === agency.id)),
    )
    .map(({ row }) => row)
  const { by, direction } = sorted(query.sort)
  const ordered = by === 'order' ? rows : rows.sort(orders[by])
  const all = direction === 'asc' ? ordered : ordered.reverse()
  return { rows: all.slice((page - 1) * size, page * size), total: all.length, page, size }
}

/** The agencies that exist on a day, each after the one above it. */
export async function readTree({ db, today }: Context, on: CivilDate = today) {
  const tree = await treeOf(db)
  const rows = tree.all
    .filter((a) => existsOn(a, on))
    .map((a) => ({ ...rowOf(tree, a, on), depth: lineUp(tree, a).length - 1 }))
  return { on, rows }
}

/** What a letter names: what a person decided, else what the law makes of the tree. */
export function reviewOf(tree: Tree, agency: Agency, on: CivilDate): contract.Agency['reviewRoute'] {
  const choice = bodyOf(tree, agency).review
  const { route, problem } = routeOn(tree, agency.id, on)
  return {
    authorities: [...(choice?.authorities ?? route?.authorities.map((a) => a.name) ?? [])],
    court: route?.court.name ?? null,
    courtLevel: route?.court.level ?? null,
    basis: choice ? choice.reason : (route?.basis ?? null),
    confidence: choice ? null : (route?.confidence ?? null),
    decided: choice !== null,
    problem,
  }
}

export async function readAgency(ctx: Context, id: string): Promise<contract.Agency> {
  const { db, today } = ctx
  const tree = await treeOf(db)
  const agency = tree.find(id)
  if (!agency) throw refuse(common.notFound)
  const ref = refOn(today)
  const refs = (agencies: readonly Agency[]) => agencies.map(ref)
  const { municipality, ownName, superior, seat, position, basicCourt, intermediateCourt, review } = agency
  return {
    ...rowOf(tree, agency, today),
    ...{ municipality, ownName, superior, seat, position, basicCourt, intermediateCourt },
    review,
    contact: agency.contact,
    body: ref(bodyOf(tree, agency)),
    names: agency.names.map((n) => ({ ...n })),
    line: refs(lineUp(tree, agency).slice(1)),
    below: refs(tree.below(id).filter((a) => stateOn(a, today) !== 'ended')),
    successors: refs(agency.successors.map((s) => tree.get(s))),
    successorsNow: refs(successorsOn(tree, id, today).filter((a) => a.id !== id)),
    predecessors: refs(tree.all.filter((a) => a.successors.includes(id))),
    reviewRoute: reviewOf(tree, agency, today),
    acts: actsOnAgency(ctx, tree, agency),
    history: await historyOf(db, { type: 'agency', id }),
  }
}

export const agencyColumns = [
  { heading: '全称', width: 36, of: (r: Row) => r.fullName },
  { heading: '简称', width: 20, of: (r: Row) => r.shortName },
  { heading: '种类', width: 20, of: (r: Row) => kinds[r.kind].says },
  { heading: '上级机关', width: 30, of: (r: Row) => r.parentName },
  { heading: '网址中的名称', width: 18, of: (r: Row) => r.slug },
  { heading: '机关代字', width: 12, of: (r: Row) => r.prefix },
  { heading: '行政区划代码', width: 14, of: (r: Row) => r.region },
  { heading: '公开工作机构', width: 14, of: (r: Row) => r.disclosureOffice },
  { heading: '设立之日', width: 14, of: (r: Row) => r.from },
  { heading: '撤销之日', width: 14, of: (r: Row) => r.to },
] as const
