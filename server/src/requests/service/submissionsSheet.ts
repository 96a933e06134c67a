import { applicantClassNames, submissionStates } from '@gongkai/rules/requests'
import type { Context } from '../../platform/context.ts'
import { type Column, sheetOf } from '../../platform/http/sheet.ts'
import { everything } from '../../platform/list.ts'
import type { SubmissionQuery } from '../contract/submissions.ts'
import { beginningOf } from './rows.ts'
import { submissionsPage } from './submissions.ts'

type Row = Awaited<ReturnType<typeof submissionsPage>>['rows'][number]

/** Of a person no more than the list shows: neither numbers nor ways to reach them. */
const columns: readonly Column<Row>[] = [
  { heading: '申请内容', width: 60, of: (r) => beginningOf(r) },
  { heading: '提交人', width: 20, of: (r) => r.applicant },
  { heading: '申请人类别', width: 16, of: (r) => applicantClassNames[r.class] },
  { heading: '提交日期', width: 14, of: (r) => r.submittedOn },
  { heading: '状态', width: 24, of: (r) => submissionStates[r.state] },
  { heading: '待确认已过工作日', width: 18, of: (r) => (r.state === 'waiting' ? r.waited : null) },
  { heading: '申请编号', width: 14, of: (r) => r.request?.number },
  { heading: '机关', width: 28, of: (r) => r.agencyName },
]

/** The list of submissions whole, as it is filtered and sorted. */
export const submissionsSheet = async (ctx: Context, query: SubmissionQuery) =>
  sheetOf('来件', columns, (await submissionsPage(ctx, everything(query))).rows)
