import { applicantClassNames, submissionStates } from '@gongkai/rules/requests'
import { Link } from 'react-router'
import { exportSubmissions, listSubmissions, type SubmissionRow } from '../api/requests.ts'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { timeInWords } from '../parts/words.ts'
import { SubmissionTag } from './SubmissionTag.tsx'
import { useOwnUnits } from './useOwnUnits.ts'

const columns: readonly Column<SubmissionRow>[] = [
  {
    title: '申请内容',
    head: true,
    long: true,
    cell: (row) => (
      <>
        <Link to={`/submissions/${row.id}`}>
          <span className="two">{row.description}</span>
        </Link>
        <span className="on-phone">
          <SubmissionTag of={row} />
        </span>
      </>
    ),
  },
  {
    title: '提交人',
    cell: (row) => (
      <>
        <span className="ell" title={row.applicant}>
          {row.applicant}
        </span>
        <span className="sub">{applicantClassNames[row.class]}</span>
      </>
    ),
  },
  { title: '提交时间', sort: 'oldest', cell: (row) => <span className="nb">{timeInWords(row.submittedAt)}</span> },
  { title: '状态', cell: (row) => <SubmissionTag of={row} /> },
  {
    title: '申请编号',
    cell: (row) =>
      row.request ? (
        <Link className="nb" to={`/requests/${row.request.id}`}>
          {row.request.number}
        </Link>
      ) : (
        '—'
      ),
  },
  { title: '机关', cell: (row) => row.agencyName },
]

/** 来件: what came through the portal and is a request once both sides have confirmed it (条例第31条第3项). */
export default function Submissions() {
  const units = useOwnUnits()
  return (
    <Page title="来件">
      <DataList
        name="来件"
        from={listSubmissions}
        excel={exportSubmissions}
        columns={columns}
        id={(row) => row.id}
        sort="-oldest"
        filters={[
          { name: 'q', label: '完整的姓名、证件号码或者电话' },
          {
            name: 'state',
            label: '状态',
            options: Object.entries(submissionStates).map(([value, label]) => ({ value, label })),
          },
          { name: 'agency', label: '机关', options: units },
        ]}
        empty={
          <Empty title="还没有来件">
            <p>申请人在公开网站提出的申请会到这里，与申请人确认以后登记为申请。</p>
          </Empty>
        }
      />
    </Page>
  )
}
