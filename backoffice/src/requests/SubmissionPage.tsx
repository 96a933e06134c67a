import { Link, useParams } from 'react-router'
import { addressOf } from '../api/call.ts'
import { useRead } from '../api/hooks.ts'
import { readSubmission, type Submission, submissionFile } from '../api/requests.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { dateInWords, sizeInWords, timeInWords } from '../parts/words.ts'
import { ApplicationFacts } from './ApplicationFacts.tsx'
import { SimilarToSubmission } from './case/Similar.tsx'
import { SettleSubmission } from './SettleSubmission.tsx'
import { SubmissionCode } from './SubmissionCode.tsx'
import { SubmissionTag } from './SubmissionTag.tsx'
import { answeredAs } from './words.ts'

/** One submission: what came, and the call to the applicant that makes it a request. */
export default function SubmissionPage() {
  const { id = '' } = useParams()
  const read = useRead(readSubmission, { params: { id } })
  return <Load from={read}>{(found) => <Found key={found.id} of={found} />}</Load>
}

function Found({ of }: { of: Submission }) {
  return (
    <Page title={`${of.applicant}的来件`} above={[['来件', '/submissions']]} tags={<SubmissionTag of={of} />}>
      {of.alarm === 'alarm' && of.maySettle ? (
        <Note kind="warn">
          <p>
            已经{of.waited}个工作日没有确认。互联网渠道提出的，以双方确认之日为收到申请之日{' '}
            <span className="law">条例第三十一条第三项</span>；不及时确认，不能推迟申请人的权利。
          </p>
        </Note>
      ) : null}
      <div className="cols cols-2">
        <div>
          <Card title="申请">
            <ApplicationFacts of={of.application} />
          </Card>
          <Files of={of} />
        </div>
        <div>
          {of.maySettle ? <SettleSubmission of={of} /> : <Settled of={of} />}
          {of.state === 'waiting' ? <SimilarToSubmission id={of.id} /> : null}
          <Card title="来件情况">
            <Facts
              rows={[
                ['向哪个机关', of.agencyName],
                ['提交时间', timeInWords(of.submittedAt)],
              ]}
            />
            {of.state === 'confirmed' ? null : <SubmissionCode id={of.id} />}
          </Card>
        </div>
      </div>
    </Page>
  )
}

const Files = ({ of }: { of: Submission }) =>
  of.files.length === 0 ? null : (
    <Card title="附件" count={of.files.length} bare>
      <ul className="mini">
        {of.files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(submissionFile, { params: { id: of.id, file: file.id } })}>{file.name}</a>
            <p>{sizeInWords(file.size)}</p>
          </li>
        ))}
      </ul>
    </Card>
  )

/** What became of it. */
const Settled = ({ of }: { of: Submission }) => (
  <Card title="办理">
    {of.request ? (
      <p>
        {dateInWords(of.closedOn)}与申请人确认，登记为申请{' '}
        <Link className="nb" to={`/requests/${of.request.id}`}>
          {of.request.number}
        </Link>
        。
      </p>
    ) : of.answeredAs ? (
      <Facts
        rows={[
          ['答复日期', dateInWords(of.closedOn)],
          ['来件的类别', answeredAs[of.answeredAs]],
          [
            '告知的内容',
            <span key="text" className="quote">
              {of.answer}
            </span>,
          ],
        ]}
      />
    ) : (
      <p>等待确认。</p>
    )}
  </Card>
)
