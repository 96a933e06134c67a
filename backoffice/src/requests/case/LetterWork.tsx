import { Button, Form } from 'antd'
import { Link, useNavigate } from 'react-router'
import { acceptLetter, type Comparison, type Letter, numberLetter, sealLetter, voidLetter } from '../../api/case.ts'
import { useCommand } from '../../api/hooks.ts'
import { type RequestCase, seal } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { FilePick } from '../../parts/FilePick.tsx'
import { ErrorNote, Note } from '../../parts/Note.tsx'
import { ReasonDialog } from '../../parts/ReasonDialog.tsx'
import { letterOf } from './words.ts'

interface LetterWorkProps {
  readonly one: RequestCase
  readonly letter: Letter
  readonly onEdit: () => void
}

/** What is to be done with a letter next: filled in, numbered, sealed, compared, put on record. */
export function LetterWork({ one, letter, onEdit }: LetterWorkProps) {
  const { state, acts } = letter
  const isReply = one.draft !== null && letterOf(one.draft.outcome) === letter.kind
  return (
    <Card title="办理">
      {state === 'draft' ? <Draft one={one} letter={letter} isReply={isReply} onEdit={onEdit} /> : null}
      {letter.comparison && state !== 'void' ? <Compared comparison={letter.comparison} letter={letter} /> : null}
      {acts.includes('letter.seal') ? <SealedCopy letter={letter} /> : null}
      {state === 'sealed' && acts.includes('letter.accept') ? (
        <ReasonDialog
          to={acceptLetter}
          primary
          says="确认盖章件"
          effect="逐字核对过盖章件与编号的文书，对不同之处负责，并写明理由。"
          input={({ reason }: { reason: string }) => ({
            params: { id: letter.id },
            body: { version: letter.version, reason },
          })}
        />
      ) : null}
      {state === 'sealed' && !acts.includes('letter.accept') ? (
        <p>等待科室负责人或者公开工作机构负责人确认盖章件。</p>
      ) : null}
      {state === 'issued' ? <Issued one={one} letter={letter} isReply={isReply} /> : null}
      {acts.includes('letter.void') ? (
        <p className="acts apart">
          <ReasonDialog
            to={voidLetter}
            says="作废文书"
            danger
            effect="编号保留，不再使用；可以另写一份。"
            input={({ reason }: { reason: string }) => ({
              params: { id: letter.id },
              body: { version: letter.version, reason },
            })}
          />
        </p>
      ) : null}
    </Card>
  )
}

interface StepProps {
  readonly one: RequestCase
  readonly letter: Letter
  readonly isReply: boolean
}

function Draft({ one, letter, isReply, onEdit }: StepProps & { onEdit: () => void }) {
  const number = useCommand(numberLetter)
  const early = isReply && one.status !== 'signed'
  return (
    <>
      {letter.missing.length > 0 ? (
        <Note kind="warn" title={`编号前还有${letter.missing.length}处要填写`}>
          <ul>
            {letter.missing.map(({ at, message }) => (
              <li key={at + message}>{message}</li>
            ))}
          </ul>
          <p className="acts">
            <Button onClick={onEdit}>填写</Button>
          </p>
        </Note>
      ) : null}
      {early ? (
        <p>
          答复文书在签发以后编号，成文日期为编号当日。<Link to={`/requests/${one.id}`}>回到申请，报送审签</Link>
        </p>
      ) : letter.missing.length === 0 && letter.acts.includes('letter.number') ? (
        <p className="acts">
          <Button
            type="primary"
            loading={number.pending}
            onClick={() => number.run({ params: { id: one.id, letter: letter.id }, body: { version: letter.version } })}
          >
            编号
          </Button>
          <span className="mute">编号后不能再修改。</span>
        </p>
      ) : null}
      <ErrorNote error={number.error} />
    </>
  )
}

/** The sealed copy as a PDF: what differs from the numbered letter comes to light at once. */
const SealedCopy = ({ letter }: { letter: Letter }) => (
  <>
    <p>下载Word文件，打印盖章或者加盖电子印章，把盖章后的PDF上传；系统与编号的文书逐字比对。</p>
    <CommandForm
      key={letter.version}
      to={sealLetter}
      input={() => ({ params: { id: letter.id }, body: { version: String(letter.version) } })}
      files={({ file }: { file: File }) => ({ file })}
      submit={letter.state === 'sealed' ? '另传一份，比对' : '上传并比对'}
      quiet={letter.state === 'sealed'}
    >
      <Form.Item name="file" label="盖章件（PDF）" rules={[{ required: true, message: '请选择盖章后的PDF' }]}>
        <PickPdf />
      </Form.Item>
    </CommandForm>
  </>
)

const PickPdf = ({ value, onChange }: { value?: File; onChange?: (file: File) => void }) => (
  <FilePick label="选择盖章件" accept=".pdf" file={value ?? null} onPick={(file) => onChange?.(file)} />
)

function Compared({ comparison, letter }: { comparison: Comparison; letter: Letter }) {
  if (comparison.verdict === 'same')
    return (
      <Note kind="ok">
        <p>盖章件与编号的文书逐字相同。</p>
      </Note>
    )
  return (
    <Note
      kind="warn"
      title={comparison.verdict === 'different' ? `盖章件有${comparison.count}处不同` : '盖章件没有文字层'}
    >
      {comparison.verdict === 'different' ? (
        <ul className="diffs">
          {comparison.differences.map(({ draft, sealed, before, after }) => (
            <li key={before + draft + sealed + after}>
              {before}
              <del>{draft || '（无）'}</del> <ins>{sealed || '（无）'}</ins>
              {after}
            </li>
          ))}
        </ul>
      ) : (
        <p>{comparison.message}</p>
      )}
      {letter.acceptedReason ? (
        <p>
          {letter.acceptedByName}已经确认：{letter.acceptedReason}
        </p>
      ) : null}
    </Note>
  )
}

/** The reply with its seal goes on record; the other letters are referred to by their acts. */
function Issued({ one, letter, isReply }: StepProps) {
  const put = useCommand(seal)
  const navigate = useNavigate()
  const back = `/requests/${one.id}`
  if (!isReply || !one.acts.includes('sealed')) return <Link to={back}>回到申请</Link>
  const go = async () => {
    if (await put.run({ params: { id: one.id }, body: { version: one.version, letter: letter.id } })) navigate(back)
  }
  return (
    <>
      <p>盖章件已经定稿，登记后即可送达；申请人得到的就是这一份。</p>
      <ErrorNote error={put.error} />
      <Button type="primary" loading={put.pending} onClick={go}>
        登记用印件
      </Button>
    </>
  )
}
