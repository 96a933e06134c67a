import { proactive2019 } from './proactive2019.ts'
import { proactive2021 } from './proactive2021.ts'
import { requestColumns, requestRows2019, requestRows2021 } from './requests.ts'
import { reviewLitigationColumns } from './reviewLitigation.ts'
import type { Edition, Form, SectionForm } from './types.ts'

export { requestColumns, requestRows2019, requestRows2021 } from './requests.ts'
export { reviewLitigationColumns } from './reviewLitigation.ts'
export type * from './types.ts'

/** The six parts, word for word and the same in both editions. */
export const sections = [
  { key: 'overall', title: '一、总体情况', kind: 'narrative' },
  { key: 'proactive', title: '二、主动公开政府信息情况', kind: 'table' },
  { key: 'requests', title: '三、收到和处理政府信息公开申请情况', kind: 'table' },
  { key: 'reviewLitigation', title: '四、政府信息公开行政复议、行政诉讼情况', kind: 'table' },
  { key: 'problems', title: '五、存在的主要问题及改进情况', kind: 'narrative' },
  { key: 'otherMatters', title: '六、其他需要报告的事项', kind: 'narrative' },
] as const satisfies readonly SectionForm[]

/** Printed in the corner of table three, word for word. */
export const cornerNote = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
/** Printed over the columns of table three. */
export const applicantHeader = '申请人情况'

export const forms = {
  '2019': {
    edition: '2019',
    instrument: '国办公开办函〔2019〕60号',
    name: '中华人民共和国政府信息公开工作年度报告格式（试行）',
    years: [2019, 2020],
    sections,
    proactive: proactive2019,
    requests: { rows: requestRows2019, columns: requestColumns },
    reviewLitigation: { columns: reviewLitigationColumns },
  },
  '2021': {
    edition: '2021',
    instrument: '国办公开办函〔2021〕30号',
    name: '中华人民共和国政府信息公开工作年度报告格式',
    years: [2021, null],
    sections,
    proactive: proactive2021,
    requests: { rows: requestRows2021, columns: requestColumns },
    reviewLitigation: { columns: reviewLitigationColumns },
  },
} as const satisfies Record<Edition, Form>

export type RequestRow = (typeof requestRows2019)[number]['key'] | (typeof requestRows2021)[number]['key']
export type RequestColumn = (typeof requestColumns)[number]['key']
export type ReviewColumn = (typeof reviewLitigationColumns)[number]['key']
export type ProactiveRow = (typeof proactive2019 | typeof proactive2021)[number]['rows'][number]['key']

/** The edition that the instrument prescribes for a report year, null before 2019. */
export const editionOf = (year: number): Edition | null => (year >= 2021 ? '2021' : year >= 2019 ? '2019' : null)

/** The form of an edition under the general type, for code that walks rows and columns. */
export const formOf = (edition: Edition): Form => forms[edition]
