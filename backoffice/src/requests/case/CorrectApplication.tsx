import { applicantClassNames } from '@gongkai/rules/requests'
import { Form } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { correctApplicant } from '../../api/case.ts'
import type { Answer } from '../../api/endpoint.ts'
import { useCommand, useRead } from '../../api/hooks.ts'
import { type RequestCase, readApplicant, readRequest } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Load } from '../../parts/Load.tsx'
import { Bones, ErrorNote, Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { AgentFields, ApplicantFields, withoutPaper } from '../ApplicantFields.tsx'
import { AskedFields, ReachFields } from '../ApplicationFields.tsx'
import { filledOnly } from '../filledOnly.ts'
import { Behind, useVersion } from './Behind.tsx'
import { TextField } from './fields.tsx'

type Application = Answer<NonNullable<typeof readApplicant.operation>>

/** Corrects a registered application, or completes it by what came later. */
export default function CorrectApplication() {
  const { id = '' } = useParams()
  const read = useRead(readRequest, { params: { id } })
  const reload = async () => (await read.refetch()).data?.version
  return (
    <Load from={read}>
      {(one) => (
        <Page
          key={one.id}
          title="更正申请人信息"
          above={[
            ['依申请公开', '/requests'],
            [one.number, `/requests/${one.id}`],
          ]}
        >
          <Opened one={one} reload={reload} />
        </Page>
      )}
    </Load>
  )
}

interface OpenedProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

/** Reads the whole application, once: each reading is on record. */
function Opened({ one, reload }: OpenedProps) {
  const { run, answer, error } = useCommand(readApplicant)
  const asked = useRef(false)
  const show = () => run({ params: { id: one.id } })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the case, whatever is rendered meanwhile
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    show()
  }, [])
  if (answer) return <CorrectForm one={one} reload={reload} now={answer} />
  return error ? <ErrorNote error={error} again={show} /> : <Bones />
}

interface Values {
  readonly application: object
  readonly reason: string
}

const application = ['application']

function CorrectForm({ one, reload, now }: OpenedProps & { readonly now: Application }) {
  const seen = useVersion(one, reload)
  const navigate = useNavigate()
  const back = () => navigate(`/requests/${one.id}`)
  return (
    <>
      <Note>
        <p>
          原来的内容保留，可以在办件页查看。更正以后拟写、修改的文书用新的内容；改了申请内容的，已经拟定的答复要重新拟定。
        </p>
      </Note>
      <Behind one={one} seen={seen} may={one.acts.includes('applicationCorrected')} />
      {/* No draft is kept: what was typed on another day would undo what somebody corrected since. */}
      <CommandForm
        to={correctApplicant}
        initial={{ application: shown(now) } as never}
        input={({ application: is, reason }: Values) => ({
          params: { id: one.id },
          body: { version: seen.version, application: filledOnly(is), reason } as never,
        })}
        onRefused={seen.onRefused}
        onDone={back}
        onCancel={back}
        submit="更正"
      >
        <Card title="申请人和联系方式">
          <ApplicantFields at={application} />
          <AgentFields at={application} />
          <Form.Item label="申请人类别" required extra="登记有误的，用“更正记录”更正。">
            {applicantClassNames[one.class]}
          </Form.Item>
          <ReachFields at={application} />
        </Card>
        <Card title="申请什么">
          <AskedFields at={application} />
        </Card>
        <Card title="为什么更正">
          <TextField name="reason" label="更正的理由" extra="如：登记时看错；申请人补正时提供了身份证明和电话。" />
        </Card>
      </CommandForm>
    </>
  )
}

type Person = Application['applicants'][number]
const shownPerson = (one: Person) => ({ ...one, paper: one.paper ?? withoutPaper.value })

/** The application as its fields hold it. */
const shown = ({ class: _, applicants, agent, ...rest }: Application) => ({
  ...rest,
  applicants: applicants.map(shownPerson),
  agent: agent && shownPerson(agent),
})
