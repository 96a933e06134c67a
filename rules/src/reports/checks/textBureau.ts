import type { Remark } from '../findings.ts'
import { fieldsOf } from '../places/departments.ts'
import type { AnnualReport } from '../report.ts'
import { once, type Part, SHOWN } from './textParts.ts'

/** What a report says of the agency whose report it is, and not of a department it works with. */
const authorship = '坚持以|认真贯彻|高度重视|全面贯彻|深入贯彻|深入学习贯彻|共收到|共受理|主动公开政府信息'
/** A department that does what only the agency of the report would say of itself. */
const bureau = new RegExp(
  `[局委会](?=(?:[（(][^）)]{0,20}[）)])?(?:始终)?(?:${authorship})|(?:19|20)\\d\\d年?度?政府信息公开)`,
  'g',
)
/** The subject of a sentence, after a time or the leadership it invokes. */
const subject = /(?:^|[。；;！!\n]|(?:19|20)\d\d\s?年度?[，,]|领导下[，,])[\s*]*([^。；;，,、：:“”（）！!\n\s]{2,30})$/

function otherBureaus({ name, text }: Part, own: readonly number[]): { shown: string; part: string }[] {
  return [...text.matchAll(bureau)].flatMap(({ index }) => {
    const shown = subject.exec(text.slice(Math.max(0, index - 48), index + 1))?.[1] ?? ''
    const fields = /(?:局|委|委员会)$/.test(shown) ? fieldsOf(shown) : []
    return fields.length > 0 && !fields.some((f) => own.includes(f)) ? [{ shown, part: name }] : []
  })
}

/**
 * Departments of another field of work standing as the subject (TX-PLACE). Governments and their offices speak of all
 * their departments, so their reports are not asked; nor is an agency whose name shows no field.
 */
export function bureaus(report: AnnualReport, parts: readonly Part[]): Remark[] {
  const agency = report.agency ?? ''
  const own = /人民政府|管理?委员会|管委会|办公[室厅]$/.test(agency) && !/局/.test(agency) ? [] : fieldsOf(agency)
  if (own.length === 0) return []
  return once(
    parts.flatMap((p) => otherBureaus(p, own)),
    (b) => b.shown,
  )
    .slice(0, SHOWN)
    .map(({ shown, part }) => ({
      message: `${part}以“${shown}”为主语，报告的机关是${agency}，请核对是否借用了其他机关的文字。`,
      expected: agency,
      actual: shown,
    }))
}
