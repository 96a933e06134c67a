import { Link } from 'react-router'
import { Card } from '../parts/Card.tsx'
import { Bones, Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { useDuties } from './duties.ts'

/** 我的工作: what to do, verb first. */
export default function MyWork() {
  const duties = useDuties()
  return (
    <Page title="我的工作">
      <Card title="要办的" count={duties?.length} bare>
        {duties === null ? (
          <Bones />
        ) : duties.length === 0 ? (
          <Empty title="现在没有要办的事">
            <p>要办的事会按期限排在这里。</p>
          </Empty>
        ) : (
          <ul className="work">
            {duties.map((duty) => (
              <li key={duty.key}>
                <div>
                  <p className="do">{duty.what}</p>
                  <p>{duty.about}</p>
                </div>
                <Link to={duty.to}>{duty.go}</Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  )
}
