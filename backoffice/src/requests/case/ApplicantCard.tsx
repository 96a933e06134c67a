import { mayAnywhere } from '@gongkai/rules/access'
import { applicantClassNames, channels, deliveries, papers, wishedForms } from '@gongkai/rules/requests'
import { Button } from 'antd'
import { Link } from 'react-router'
import { usePerson } from '../../accounts/session.ts'
import { useCommand } from '../../api/hooks.ts'
import { type RequestCase, readApplicant, renewCode } from '../../api/requests.ts'
import { Card, Facts } from '../../parts/Card.tsx'
import { ErrorNote } from '../../parts/Note.tsx'
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
            (a, i) =>
              [
                i === 0 ? '申请人' : '共同申请人',
                <Named key={a.name} name={a.name} paper={papers[a.paper]} number={a.number} />,
              ] as const,
          ),
          ['申请人类别', applicantClassNames[one.class]],
          ...(shown.agent
            ? ([
                [
                  '代理人',
                  <Named
                    key="agent"
                    name={shown.agent.name}
                    paper={papers[shown.agent.paper]}
                    number={shown.agent.number}
                  />,
                ],
              ] as const)
            : []),
          ['电话', shown.phone],
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
      {mayAnywhere(person, 'request.register') ? <SubmissionCode id={one.id} to={renewCode as never} /> : null}
    </Card>
  )
}

const Named = ({ name, paper, number }: { name: string; paper: string; number: string }) => (
  <>
    {name}
    <span className="sub">
      {paper} {number}
    </span>
  </>
)
