import { type Force, PRACTICE, type Severity } from './findings.ts'
import type { Edition } from './forms/index.ts'
import { requestRows2021 } from './forms/requests.ts'

/**
 * One arithmetic relation of the form, stated once and expanded over rows or columns.
 * Terms name the key that varies against `each`: with `request.column` a term is a row key, with the others a column
 * key. `-` before a term subtracts it, `previous:` takes it from the year before.
 */
export interface Relation {
  readonly id: string
  readonly editions: readonly Edition[]
  readonly each: 'request.column' | 'request.row' | 'review' | { readonly rows: readonly string[] }
  readonly left: readonly string[]
  readonly op: '=' | '<=' | '>='
  readonly right: readonly string[]
  /** The relation is waived where this term is above zero. */
  readonly unless?: string
  /** Both years must use this edition, because the terms changed their meaning. */
  readonly previousEdition?: Edition
  readonly force: Force
  readonly severity: Severity
  readonly basis: string
  readonly title: string
}

const both = ['2019', '2021'] as const
const requestForm = '年度报告格式（国办公开办函〔2019〕60号、〔2021〕30号）表三'
const reviewForm = '年度报告格式（国办公开办函〔2019〕60号、〔2021〕30号）表四'
const documents = { rows: ['regulations', 'normativeDocuments'] }
const inventory = { rows: ['licensing', 'otherServices', 'penalties', 'coercion', 'charges'] }

/** Every row that （七）总计 adds up; a report carries either otherHandling or the three rows it stands for. */
const results = [
  ...requestRows2021.filter((r) => r.kind === 'result' && !('optional' in r)).map((r) => r.key),
  'otherHandling',
]
const applicants = ['naturalPerson', 'orgCommercial', 'orgResearch', 'orgPublicWelfare', 'orgLegalService', 'orgOther']

const reviewTotal = (id: string, prefix: string, name: string): Relation => ({
  id,
  editions: both,
  each: 'review',
  left: [`${prefix}Total`],
  op: '=',
  right: [`${prefix}Upheld`, `${prefix}Corrected`, `${prefix}Other`, `${prefix}Pending`],
  force: 'definitional',
  severity: 'error',
  basis: reviewForm,
  title: `${name}的总计等于四项结果之和`,
})

export const relations: readonly Relation[] = [
  {
    id: 'T3-FLOW',
    editions: both,
    each: 'request.column',
    left: ['newlyReceived', 'carriedIn'],
    op: '=',
    right: ['totalHandled', 'carriedOut'],
    force: 'statutory',
    severity: 'error',
    basis: `${requestForm}表头印明的勾稽关系`,
    title: '第一项加第二项之和，等于第三项加第四项之和',
  },
  {
    id: 'T3-SUM',
    editions: both,
    each: 'request.column',
    left: ['totalHandled'],
    op: '=',
    right: results,
    force: 'definitional',
    severity: 'error',
    basis: requestForm,
    title: '（七）总计等于（一）至（六）之和',
  },
  {
    id: 'T3-ROW',
    editions: both,
    each: 'request.row',
    left: ['total'],
    op: '=',
    right: applicants,
    force: 'definitional',
    severity: 'error',
    basis: requestForm,
    title: '总计列等于各类申请人之和',
  },
  reviewTotal('T4-REVIEW', 'review', '行政复议'),
  reviewTotal('T4-DIRECT', 'direct', '未经复议直接起诉'),
  reviewTotal('T4-POSTREVIEW', 'postReview', '复议后起诉'),
  {
    id: 'XY-CARRY',
    editions: both,
    each: 'request.column',
    left: ['carriedIn'],
    op: '=',
    right: ['previous:carriedOut'],
    force: 'practical',
    severity: 'error',
    basis: `${requestForm}；机构合并、撤销、职能划转或上年更正时可不等，须在第六部分说明`,
    title: '上年结转等于上一年度报告的结转下年度',
  },
  {
    id: 'XY-INFORCE',
    editions: ['2021'],
    each: documents,
    left: ['inForce'],
    op: '=',
    right: ['previous:inForce', 'issued', '-repealed'],
    previousEdition: '2021',
    force: 'practical',
    severity: 'warning',
    basis: `${PRACTICE}；修改、自然失效未计废止、职能划转、清理口径调整会造成差异`,
    title: '现行有效件数等于上年现行有效加本年制发减本年废止',
  },
  {
    id: 'T2-REPEAL',
    editions: ['2021'],
    each: documents,
    left: ['repealed'],
    op: '<=',
    right: ['previous:inForce', 'issued'],
    previousEdition: '2021',
    force: 'practical',
    severity: 'warning',
    basis: PRACTICE,
    title: '本年废止件数不超过上年现行有效加本年制发',
  },
  {
    id: 'T2-INFORCE-MIN',
    editions: ['2021'],
    each: documents,
    left: ['issued'],
    op: '<=',
    right: ['inForce'],
    unless: 'repealed',
    force: 'practical',
    severity: 'info',
    basis: PRACTICE,
    title: '本年没有废止时，制发件数不超过现行有效件数',
  },
  {
    id: 'T2-DISCLOSED',
    editions: ['2019'],
    each: documents,
    left: ['totalDisclosed'],
    op: '>=',
    right: ['newlyDisclosed'],
    force: 'practical',
    severity: 'warning',
    basis: PRACTICE,
    title: '对外公开总数量不少于本年新公开数量',
  },
  {
    id: 'XY-ITEMS',
    editions: ['2019'],
    each: inventory,
    left: ['previousItems'],
    op: '=',
    right: ['previous:previousItems', 'previous:itemsChange'],
    previousEdition: '2019',
    force: 'practical',
    severity: 'warning',
    basis: PRACTICE,
    title: '上一年项目数量等于上一年度报告的项目数量加增减',
  },
  {
    id: 'XY-DISCLOSED',
    editions: ['2019'],
    each: documents,
    left: ['totalDisclosed'],
    op: '<=',
    right: ['previous:totalDisclosed', 'newlyDisclosed'],
    previousEdition: '2019',
    force: 'practical',
    severity: 'info',
    basis: `${PRACTICE}；差额为废止或失效数`,
    title: '对外公开总数量不超过上年总数加本年新公开',
  },
]
