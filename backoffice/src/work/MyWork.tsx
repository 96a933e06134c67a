import { mayAnywhere } from '@gongkai/rules/access'
import { Link } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { Icon } from '../frame/Icon.tsx'
import { Card } from '../parts/Card.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Bones, Empty, ErrorNote } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Agenda } from '../requests/Agenda.tsx'
import { Reminders } from '../requests/Reminders.tsx'
import { ThisYear } from '../requests/ThisYear.tsx'
import { useWork, type Work } from '../requests/useWork.ts'
import { Mentions, Others, TaskItem } from '../requests/WorkLists.tsx'
import { type Duty, useDuties } from './duties.ts'

/** 我的工作: what to do, verb first. */
export default function MyWork() {
  const person = usePerson()
  const duties = useDuties()
  const work = useWork()
  const handles = mayAnywhere(person, 'request.read')
  const register = mayAnywhere(person, 'request.register') ? (
    <LinkButton to="/requests/new">
      <Icon name="plus" />
      登记申请
    </LinkButton>
  ) : null
  return (
    <Page title="我的工作" acts={register}>
      {work ? <ErrorNote error={work.error} again={work.again} /> : null}
      {handles && work ? <Agenda rows={work.dated} /> : null}
      <div className={handles ? 'cols cols-2' : undefined}>
        <Todo duties={duties} work={work} linked={handles} />
        {handles && work ? (
          <div>
            <Mentions />
            <Others rows={work.others} />
            <Reminders />
            <ThisYear />
          </div>
        ) : null}
      </div>
    </Page>
  )
}

function Todo({ duties, work, linked }: { duties: readonly Duty[] | null; work: Work | null; linked: boolean }) {
  const known = duties !== null && work !== null
  const count = known ? duties.length + work.tasks.length : undefined
  return (
    <Card title="要办的" count={count} acts={linked ? <Link to="/requests?status=open">全部在办</Link> : null} bare>
      {!known ? (
        <Bones />
      ) : count === 0 ? (
        <Empty title="现在没有要办的事">
          <p>要办的事会按期限排在这里。</p>
        </Empty>
      ) : (
        <ul className={`work${work.tasks.length > 0 ? ' due-work' : ''}`}>
          {work.tasks.map((task, i) => (
            <TaskItem key={task.key} task={task} first={i === 0} />
          ))}
          {duties.map((duty) => (
            <DutyItem key={duty.key} duty={duty} wide={work.tasks.length > 0} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const DutyItem = ({ duty, wide }: { duty: Duty; wide: boolean }) => (
  <li>
    {wide ? <span /> : null}
    <div>
      <p className="do">{duty.what}</p>
      <p>{duty.about}</p>
    </div>
    <Link to={duty.to}>{duty.go}</Link>
  </li>
)
