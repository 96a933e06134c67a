import { figureAt, labelOf } from '../cells.ts'
import { type Check, PRACTICE } from '../findings.ts'
import type { AnnualReport } from '../report.ts'

const LAPSED = 'requests.otherFeeLapsed.total'
const DIRECT = 'reviewLitigation.directTotal'

const feeLapsed: Check = {
  id: 'S6-FEELAPSED',
  severity: 'warning',
  force: 'practical',
  basis: `${PRACTICE}；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条`,
  title: '有逾期未缴费的处理时，本年或上年发出过收费通知',
  editions: ['2021'],
  find: (report, { register }) => {
    const lapsed = figureAt(report, LAPSED)
    if (register?.feeNotices !== 0 || !lapsed || lapsed < 0) return []
    return [
      {
        message: `表三${labelOf(report.edition, LAPSED)}为 ${lapsed}，登记中本年和上年没有发出收费通知。`,
        cells: [LAPSED],
        expected: 0,
        actual: lapsed,
      },
    ]
  },
}

const explains = ({ sections }: AnnualReport) =>
  Object.values(sections).some((s) => /复议前置|先(?:行)?申请行政复议|未经复议/.test(s.replace(/\s/g, '')))

const precondition: Check = {
  id: 'T4-PRECONDITION',
  severity: 'info',
  force: 'practical',
  basis: '行政复议法（2024年1月1日起施行）第23条：依条例第14至16条不予公开的，先申请行政复议',
  title: '对不予公开直接起诉的，说明未经复议的原因',
  find: (report, { register }) => {
    const suits = register?.directSuitsOnWithholding ?? 0
    const direct = figureAt(report, DIRECT)
    if (report.year === null || report.year < 2024 || suits <= 0 || !direct || direct < 0 || explains(report)) return []
    return [
      {
        message: `表四${labelOf(report.edition, DIRECT)}为 ${direct}，其中 ${suits} 件涉及依条例第14至16条不予公开，应先申请行政复议，请说明情况。`,
        cells: [DIRECT],
        expected: 0,
        actual: suits,
      },
    ]
  },
}

/** What is longer is no name, and would be looked through from each of its characters. */
const LONGEST_NAME = 80
/** A district, not a zone, a 自治区 or a 新区, which may have powers of its own. */
const DISTRICT =
  '(?<!自治|行政|新|开发|实验|示范|合作|经济|保税|功能|管理|高新|片)区(?=.*(?:局|政府|委员会|办公室|中心|院|队|所|站)$)'
/** 镇江市 and 新乡市 are cities. */
const BELOW_CITY = new RegExp(`县|旗|[镇乡](?:人民)?政府|街道|苏木|${DISTRICT}`)
const LOCAL_BODY = /(?:局|(?<!办公)厅|(?<!管理)委员会|中心|队|所|站|馆|处|院)$/
const NATIONAL = /^(?:国务院|国家|中国|中华|全国|海关总署|公安部|最高)/

/**
 * Certainly without the power to make rules: below a city that is divided into districts, or a department of a local
 * government. Rules are made by departments of the State Council, provinces, such cities and autonomous prefectures
 * (立法法第91、93条); a city's own name does not say which kind it is.
 */
function lacksPower(agency: string): boolean {
  const name = agency.replace(/\s/g, '').slice(0, LONGEST_NAME)
  if (NATIONAL.test(name)) return false
  if (BELOW_CITY.test(name)) return true
  return LOCAL_BODY.test(name) && /[省市州盟]|自治区/.test(name)
}

const rulePower: Check = {
  id: 'T2-REG-POWER',
  severity: 'warning',
  force: 'practical',
  basis: '立法法第91、93条：规章由国务院部门和省级、设区的市、自治州人民政府制定',
  title: '没有规章制定权的机关，规章各栏为 0',
  find: (report, { register }) => {
    const columns = Object.entries(report.tables.proactive.regulations ?? {})
    const filled = columns.filter(([, value]) => value !== null && value > 0)
    if (filled.length === 0) return []
    const power = register?.rulemaking ?? !(report.agency !== null && lacksPower(report.agency))
    if (power) return []
    const cells = filled.map(([column]) => `proactive.regulations.${column}`)
    const figures = filled.map(([, value], i) => `${labelOf(report.edition, cells[i] ?? '')} ${value}`).join('、')
    return [
      {
        message: `${report.agency ?? '本机关'}没有规章制定权，表二填写了${figures}，请核对是否误填了规范性文件。`,
        cells,
        suspects: cells,
        expected: 0,
        actual: filled[0]?.[1] ?? null,
      },
    ]
  },
}

export const registerChecks: readonly Check[] = [feeLapsed, precondition, rulePower]
