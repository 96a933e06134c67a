import type { CivilDate } from '@gongkai/rules/dates'
import { refuse } from '../../platform/errors.ts'
import { errors } from '../errors.ts'
import { isUnit, kinds } from '../kinds.ts'
import { type Agency, type AgencyFacts, lineUp, type Tree } from '../tree.ts'

/** An agency as it would be, before it is written. */
export type Draft = AgencyFacts & Pick<Agency, 'id' | 'from' | 'to'>

/** Refuses a place in the tree that the law, or the time for which the agencies exist, does not allow. */
export function checkPlace(tree: Tree, draft: Draft): void {
  if ((draft.kind === 'localGov') !== (draft.level !== null)) throw refuse(errors.levelMissing, { at: 'level' })
  checkMarks(draft)
  const above = draft.parent === null ? null : tree.find(draft.parent)
  const { below, says } = kinds[draft.kind]
  if (above === undefined) throw refuse(errors.wrongPlace, { at: 'parent', says: '没有这个上级机关，请重新选择。' })
  if (!below.includes(above?.kind ?? null)) {
    const allowed = below.flatMap((k) => (k ? [kinds[k].says] : []))
    const upper = above ? `放在${kinds[above.kind].says}之下` : '没有上级机关'
    throw refuse(errors.wrongPlace, {
      at: 'parent',
      says: `${says}不能${upper}。${allowed.length ? `上级可以是：${allowed.join('、')}。` : ''}`,
    })
  }
  for (const child of tree.below(draft.id))
    if (!kinds[child.kind].below.includes(draft.kind))
      throw refuse(errors.wrongPlace, { at: 'kind', says: `下面有${kinds[child.kind].says}，不能改为${says}。` })
  if (above && lineUp(tree, above).some((a) => a.id === draft.id)) throw refuse(errors.aboveItself, { at: 'parent' })
  if (above && (draft.from < above.from || laterThan(draft.to, above.to)))
    throw refuse(errors.outsideValidity, { at: 'from' })
  for (const at of ['superior', 'seat'] as const) {
    const other = draft[at]
    if (other === draft.id || (other !== null && !tree.find(other)))
      throw refuse(errors.wrongPlace, { at, says: '没有这个机关，或者就是它自己，请重新选择。' })
  }
}

function checkMarks({ kind, ownName, municipality, disclosureOffice, parent }: AgencyFacts): void {
  if (ownName && kind !== 'internalOrgan' && kind !== 'deptBranch')
    throw refuse(errors.wrongPlace, { at: 'ownName', says: '只有派出机构和内设机构需要注明以自己的名义行使职权。' })
  if (municipality && kind !== 'provincialGov')
    throw refuse(errors.wrongPlace, { at: 'municipality', says: '只有省级人民政府可以是直辖市。' })
  if (disclosureOffice && parent === null)
    throw refuse(errors.wrongPlace, { at: 'disclosureOffice', says: '政府信息公开工作机构应有上级机关。' })
}

/** Whether something that lasts until `a` lasts longer than until `b`; null is for ever. */
export const laterThan = (a: CivilDate | null, b: CivilDate | null): boolean => b !== null && (a === null || a > b)

/** Refuses what two agencies that exist together must not share: one disclosure office per agency, one prefix each. */
export function checkUnshared(tree: Tree, draft: Draft): void {
  const others = tree.all.filter((a) => a.id !== draft.id && a.to === null && draft.to === null)
  if (draft.disclosureOffice && others.some((a) => a.parent === draft.parent && a.disclosureOffice))
    throw refuse(errors.officeTaken, { at: 'disclosureOffice' })
  if (draft.prefix !== null && others.some((a) => a.prefix === draft.prefix))
    throw refuse(errors.prefixTaken, { at: 'prefix' })
}

/** Names with the time for which they count. */
export const spansOf = ({ names, to }: Agency): Span[] =>
  names.map(({ name, from }, i) => ({ name, from, to: names[i + 1]?.from ?? to }))
export interface Span {
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/**
 * Refuses a name that another agency bears at the same time: bodies are told apart by name everywhere, sections within
 * the agency they belong to.
 */
export function checkName(tree: Tree, draft: Draft, span: Span, at = 'name'): void {
  const isBody = (a: AgencyFacts) => !isUnit(a.kind) || a.ownName
  const meets = (a: Agency) =>
    (isBody(draft) ? isBody(a) : !isBody(a) && a.parent === draft.parent) &&
    spansOf(a).some((s) => s.name === span.name && laterThan(s.to, span.from) && laterThan(span.to, s.from))
  if (tree.all.some((a) => a.id !== draft.id && meets(a))) throw refuse(errors.nameTaken, { at })
}
