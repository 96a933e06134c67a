import type { ActType } from '@gongkai/rules/requests'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRead } from '../../api/hooks.ts'
import { type RequestCase, readRequest } from '../../api/requests.ts'
import { Load } from '../../parts/Load.tsx'
import { Page } from '../../parts/Page.tsx'
import { Due } from '../Due.tsx'
import { ActDialog } from './ActDialog.tsx'
import { ApplicantCard } from './ApplicantCard.tsx'
import { Checks } from './Checks.tsx'
import { Clocks } from './Clocks.tsx'
import { EarlierApplications } from './EarlierApplications.tsx'
import { type DialogAct, forms } from './forms.tsx'
import { Happenings } from './Happenings.tsx'
import { NextCard } from './NextCard.tsx'
import { NoteBox } from './NoteBox.tsx'
import { Panels } from './Panels.tsx'
import { SimilarToRequest } from './Similar.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { TakeAway } from './TakeAway.tsx'

/** One request: what it says, by when, what to do next, and all that was done. */
export default function CasePage() {
  const { id = '' } = useParams()
  const read = useRead(readRequest, { params: { id } })
  const reload = async () => (await read.refetch()).data?.version
  return <Load from={read}>{(one) => <Shown key={one.id} one={one} reload={reload} />}</Load>
}

interface ShownProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

function Shown({ one, reload }: ShownProps) {
  const [doing, setDoing] = useState<ActType | null>(null)
  const close = () => setDoing(null)
  return (
    <Page
      title={shortOf(one.description)}
      above={[
        ['依申请公开', '/requests'],
        [one.number, `/requests/${one.id}`],
      ]}
      tags={
        <>
          <span className="tag tag-q">{one.statusSays}</span>
          <Due of={one} />
        </>
      }
      acts={<TakeAway one={one} />}
    >
      <NextCard one={one} onAct={setDoing} />
      <div className="cols case">
        <div>
          <Clocks one={one} />
          <Happenings one={one} />
        </div>
        <div>
          <Panels one={one} reload={reload} />
          <NoteBox one={one} reload={reload} />
        </div>
        <div>
          <Checks one={one} />
          <ApplicantCard one={one} />
          <EarlierApplications one={one} />
          <SimilarToRequest id={one.id} />
        </div>
      </div>
      {one.turnMine ? (
        <div className="p-bar">
          <Button onClick={() => setDoing('returned')}>退回</Button>
          <Button type="primary" onClick={() => setDoing('approved')}>
            同意
          </Button>
        </div>
      ) : null}
      {doing !== null && isDialog(doing) ? <ActDialog type={doing} one={one} reload={reload} onClose={close} /> : null}
      {doing === 'split' ? <SplitDialog one={one} reload={reload} onClose={close} /> : null}
    </Page>
  )
}

const isDialog = (type: ActType): type is DialogAct => type in forms

/** The title of the page: what is asked for, as far as one line goes. */
const TITLE = 60
const shortOf = (text: string): string => (text.length > TITLE ? `${text.slice(0, TITLE)}…` : text)
