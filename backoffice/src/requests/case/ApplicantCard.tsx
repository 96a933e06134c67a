import { mayAnywhere } from '@gongkai/rules/access'
import {
  type Applicant,
  applicantClassNames,
  channels,
  deliveries,
  identityOf,
  lackingIn,
  NOT_GIVEN,
  table,
  wishedForms,
} from '@gongkai/rules/requests'
import { Button } from 'antd'
import { Link } from 'react-router'
import { usePerson } from '../../accounts/session.ts'
import { useCommand } from '../../api/hooks.ts'
import { type RequestCase, readApplicant, renewCode } from '../../api/requests.ts'
import { Card, Facts } from '../../parts/Card.tsx'
import { ErrorNote, Note } from '../../parts/Note.tsx'
import { SubmissionCode } from '../SubmissionCode.tsx'

/** Who asks for what. Numbers and ways to reach people come only when asked for, and the asking is on record. */
export function ApplicantCard({ one }: { one: RequestCase }) {
  const person = usePerson()
  const open = useCommand(readApplicant)
  const shown = open.answer ?? one.application
  return (
    <Card
      title="申请"
      acts={
        open.answer ? null : (
          <Button size="small" loading={open.pending} onClick={() => open.run({ params: { id: one.id } })}>
            显示证件号码和联系方式
          </Button>
        )
      }
    >
      <ErrorNote error={open.error} />
      <p className="asked">{shown.description}</p>
      <Facts
        rows={[
          ...shown.applicants.map(
            (a, i) => [i === 0 ? '申请人' : '共同申请人', <Named key={a.name} of={a} />] as const,
          ),
          ['申请人类别', applicantClassNames[one.class]],
          ...(shown.agent ? ([['代理人', <Named key="agent" of={shown.agent} />]] as const) : []),
          ['电话', shown.phone ?? NOT_GIVEN],
          ...(shown.email ? ([['电子邮箱', shown.email]] as const) : []),
          ...(shown.address ? ([['地址', [shown.postcode, shown.address].filter(Boolean).join(' ')]] as const) : []),
          ['提出方式', channels[one.channel].says],
          ['收到的证明', one.proof],
          ['形式要求', `${wishedForms[shown.form]}，${deliveries[shown.delivery]}`],
          ...(shown.help ? ([['需要的帮助', shown.help]] as const) : []),
          ['承办', [one.sectionName, one.personName].filter(Boolean).join('，')],
          ...(one.splitFrom
            ? ([
                [
                  '拆分自',
                  <Link key="split" to={`/requests/${one.splitFrom}`}>
                    原申请
                  </Link>,
                ],
              ] as const)
            : []),
        ]}
      />
      <Lacking in={one} />
      <Correction of={one} />
      {mayAnywhere(person, 'request.register') ? <SubmissionCode id={one.id} to={renewCode as never} /> : null}
    </Card>
  )
}

const Named = ({ of }: { of: Applicant }) => (
  <>
    {of.name}
    <span className="sub">{identityOf(of)}</span>
  </>
)

/** The way to the form that corrects it; while it is signed or on its way there, what opens that way. */
function Correction({ of: { id, acts, status } }: { of: RequestCase }) {
  const person = usePerson()
  if (acts.includes('applicationCorrected'))
    return (
      <p className="acts">
        <Link to={`/requests/${id}/application`}>更正申请人信息</Link>
      </p>
    )
  if (!mayAnywhere(person, 'request.register') || !table.returned.in.includes(status)) return null
  return <p className="acts mute">更正申请人信息，请先退回。</p>
}

/** What it came without is no reason to leave it lying: while a correction can be asked for, it says so. */
function Lacking({ in: { application, acts } }: { in: RequestCase }) {
  const lacking = lackingIn(application)
  if (lacking.length === 0 || !acts.includes('correctionAsked')) return null
  return (
    <Note>
      <p>
        申请没有提供{lacking.join('、')}。可以自收到申请之日起7个工作日内一次性告知补正。{' '}
        <span className="law">条例第二十九条第二款、第三十条</span>
      </p>
    </Note>
  )
}
