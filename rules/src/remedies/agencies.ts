import type { CivilDate } from '../dates/index.ts'
import { refuse } from '../law/index.ts'

/** What an agency is under 行政复议法第24至28条, and to whom it belongs. References are ids of the same tree. */
export type AgencyPlace =
  /** 地方各级人民政府; `parent`: 上一级人民政府, or the 派出机关 of a province that acts as one. */
  | { readonly kind: 'localGov'; readonly level: 'city' | 'county' | 'township'; readonly parent: string }
  /** 省、自治区、直辖市人民政府. */
  | { readonly kind: 'provincialGov'; readonly municipality: boolean }
  | { readonly kind: 'stateCouncilDept' }
  /** 政府工作部门; `parent`: 本级人民政府, `superior`: 上一级主管部门 (asked for decisions before 2024). */
  | { readonly kind: 'localDept'; readonly parent: string; readonly superior?: string }
  /** 履行行政复议机构职责的司法行政部门; `superior`: 上一级司法行政部门. */
  | { readonly kind: 'justiceDept'; readonly parent: string; readonly superior: string }
  /** 海关、金融、外汇管理等垂直领导机关、税务、国家安全; the topmost is a `stateCouncilDept`. */
  | { readonly kind: 'verticalAgency'; readonly superior: string }
  /** 政府派出机关 (街道办事处、行政公署…); `parent`: 设立它的人民政府. */
  | { readonly kind: 'dispatchedOrgan'; readonly parent: string }
  /** 部门派出机构; `parent`: 设立它的部门; `seat`: 所在地人民政府 when set up by 行政区划; `ownName`: 依法以自己名义. */
  | { readonly kind: 'deptBranch'; readonly parent: string; readonly ownName: boolean; readonly seat?: string }
  /** 法律、法规、规章授权的组织; `parent`: 管理它的政府或者部门. */
  | { readonly kind: 'authorizedOrg'; readonly parent: string }
  /** 内设机构; `parent`: 设立它的行政机关; `ownName`: 经授权以自己名义. */
  | { readonly kind: 'internalOrgan'; readonly parent: string; readonly ownName: boolean }

export type Agency = AgencyPlace & {
  readonly id: string
  /** In order of time; the first name counts from the beginning, later ones from `from`. */
  readonly names: readonly { readonly name: string; readonly from?: CivilDate }[]
  /** The first day on which it no longer exists (撤销、合并), and who goes on with its functions. */
  readonly until?: CivilDate
  readonly successors?: readonly string[]
  /** Courts of its place; what is missing is looked up along `parent`. Concentrated jurisdiction is written here too. */
  readonly courts?: { readonly basic?: string; readonly intermediate?: string }
}

export type AgencyKind = Agency['kind']

/** The agencies by id, as they stand on a day. */
export interface AgencyTree {
  readonly on: CivilDate
  /** The agency itself, or who goes on with its functions (行政复议法第19条第4款). */
  readonly standing: (id: string) => Agency
}

/**
 * Looks agencies up as of a day. `standing` throws `InputError`: `missing` for an unknown id and for an abolished agency
 * without successor, `conflict` when several go on with its functions (the matter decides, not the tree) or when successors
 * run in a circle.
 */
export function agencyTree(agencies: readonly Agency[], on: CivilDate): AgencyTree {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]))
  const standing = (id: string, passed: readonly string[] = []): Agency => {
    const agency = byId.get(id)
    if (!agency) refuse('missing', id, `机关“${id}”不在机构树中`)
    if (!agency.until || on < agency.until) return agency
    if (passed.includes(id)) refuse('conflict', `${id}.successors`, '继续行使职权的机关互相指向，请更正')
    const [next, ...more] = agency.successors ?? []
    if (!next) refuse('missing', `${id}.successors`, `${nameOn(agency, on)}已撤销，请指明继续行使其职权的机关`)
    if (more.length)
      refuse('conflict', `${id}.successors`, `${nameOn(agency, on)}的职权由多个机关继续行使，请按事项选定机关`)
    return standing(next, [...passed, id])
  }
  return { on, standing }
}

/** The name on a day. */
export const nameOn = ({ names, id }: Agency, on: CivilDate): string =>
  names.findLast(({ from }) => !from || from <= on)?.name ?? id
