import { useParams } from 'react-router'
import { useRead } from '../../api/hooks.ts'
import { readRequest } from '../../api/requests.ts'
import { Load } from '../../parts/Load.tsx'
import { Page } from '../../parts/Page.tsx'
import { Decide } from './Decide.tsx'

/** The draft of the reply, by the seven-step guide. */
export default function DecidePage() {
  const { id = '' } = useParams()
  const read = useRead(readRequest, { params: { id } })
  const reload = async () => (await read.refetch()).data?.version
  return (
    <Load from={read}>
      {(one) => (
        <Page
          key={one.id}
          title="拟定答复"
          above={[
            ['依申请公开', '/requests'],
            [one.number, `/requests/${one.id}`],
          ]}
        >
          <Decide one={one} reload={reload} />
        </Page>
      )}
    </Load>
  )
}
