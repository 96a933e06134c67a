import { Card } from '../parts/Card.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'

/** 我的工作: what to do, verb first, by when. */
export default function MyWork() {
  return (
    <Page title="我的工作">
      <Card title="要办的" count={0} bare>
        <Empty title="现在没有要办的事">
          <p>申请、审签和整改到期前，会按期限排在这里。</p>
        </Empty>
      </Card>
    </Page>
  )
}
