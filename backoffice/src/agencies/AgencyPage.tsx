import { mayAnywhere } from '@gongkai/rules/access'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { type Agency, changeAgency, readAgency } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { History } from '../parts/History.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { dateInWords } from '../parts/words.ts'
import { AgencyActs } from './AgencyActs.tsx'
import { AgencyFields, type FactValues, factInput, factsOf } from './AgencyFields.tsx'
import { AgencyTag } from './AgencyTag.tsx'
import { ContactCard } from './ContactCard.tsx'
import { kinds, levels } from './words.ts'

/** One agency: what it is, who answers for it, where one complains about it, and how it came to be. */
export default function AgencyPage() {
  const { id = '' } = useParams()
  const read = useRead(readAgency, { params: { id } })
  return <Load from={read}>{(agency) => <Shown key={agency.id} agency={agency} />}</Load>
}

type Named = { readonly id: string; readonly name: string }

const Refs = ({ of }: { of: readonly Named[] }) => (
  <ul className="refs">
    {of.map(({ id, name }) => (
      <li key={id}>
        <Link to={`/agencies/${id}`}>{name}</Link>
      </li>
    ))}
  </ul>
)

function Shown({ agency }: { agency: Agency }) {
  const person = usePerson()
  const [editing, setEditing] = useState(false)
  const above = [...agency.line].reverse().map(({ id, name }) => [name, `/agencies/${id}`] as const)
  return (
    <Page
      title={agency.name}
      above={[['机关', '/agencies'], ...above]}
      tags={<AgencyTag state={agency.state} />}
      acts={<AgencyActs agency={agency} />}
    >
      {agency.state === 'ended' ? (
        <Note kind="warn" title={`${dateInWords(agency.to)}起不再存在`}>
          {agency.successorsNow.length > 0 ? (
            <p>
              现在行使其职权的机关：
              {agency.successorsNow.map(({ id, name }) => (
                <Link key={id} to={`/agencies/${id}`}>
                  {name}
                </Link>
              ))}
            </p>
          ) : (
            <p>没有机关继续行使其职权。</p>
          )}
        </Note>
      ) : null}
      <div className="cols cols-2">
        <div>
          {editing ? (
            <Card title="修改基本信息">
              <CommandForm
                to={changeAgency}
                draft={`agency.${agency.id}`}
                initial={factsOf(agency)}
                input={(values: FactValues) => ({
                  params: { id: agency.id },
                  body: { ...factInput(values), version: agency.version } as never,
                })}
                onDone={() => setEditing(false)}
                onCancel={() => setEditing(false)}
                submit="保存"
              >
                <AgencyFields self={agency.id} />
              </CommandForm>
            </Card>
          ) : (
            <Information agency={agency} onEdit={() => setEditing(true)} />
          )}
          <ContactCard agency={agency} />
          <Card title="下级机关和内设机构" count={agency.below.length}>
            {agency.below.length > 0 ? <Refs of={agency.below} /> : <p className="mute">没有。</p>}
            {mayAnywhere(person, 'agency.create') && agency.state === 'active' ? (
              <p>
                <Link to={`/agencies/new?parent=${agency.id}`}>在它之下新增</Link>
              </p>
            ) : null}
          </Card>
        </div>
        <div>
          <ReviewCard route={agency.reviewRoute} />
          <Names agency={agency} />
          <Card title="历史">
            <History rows={agency.history} />
          </Card>
        </div>
      </div>
    </Page>
  )
}

function Information({ agency, onEdit }: { agency: Agency; onEdit: () => void }) {
  const person = usePerson()
  return (
    <Card
      title="基本信息"
      acts={
        agency.acts.includes('agency.change') ? (
          <button type="button" className="link" onClick={onEdit}>
            修改
          </button>
        ) : null
      }
    >
      <Facts
        rows={[
          ['种类', `${kinds[agency.kind]}${agency.level ? `（${levels[agency.level]}）` : ''}`],
          ['简称', agency.shortName],
          ['对外负责', agency.body.name],
          ['机关代字', agency.prefix],
          [
            '网址中的名称',
            <span key="slug" className="mono">
              {agency.slug}
            </span>,
          ],
          ['行政区划', agency.region],
          ['设立', dateInWords(agency.from)],
          ['公开工作机构', agency.disclosureOffice ? '是' : '否'],
        ]}
      />
      {mayAnywhere(person, 'user.read') ? (
        <p>
          <Link to={`/users?agency=${agency.id}`}>这个机关的账户</Link>
        </p>
      ) : null}
    </Card>
  )
}

/** The review authority and the court, as letters will print them, with the ground. */
function ReviewCard({ route }: { route: Agency['reviewRoute'] }) {
  return (
    <Card title="行政复议和诉讼">
      {route.problem ? (
        <Note kind="warn">
          <p>{route.problem}</p>
        </Note>
      ) : null}
      <Facts
        rows={[
          ['复议机关', route.authorities.join('、')],
          ['管辖法院', route.court],
          ['怎样确定', route.authorities.length === 0 ? null : route.decided ? '人工确定' : '按法律推定'],
          [
            '依据',
            route.basis ? (
              <span key="basis" className="law">
                {route.basis}
              </span>
            ) : null,
          ],
        ]}
      />
      {route.confidence ? <p className="small mute">{route.confidence}</p> : null}
    </Card>
  )
}

function Names({ agency }: { agency: Agency }) {
  const others = [...agency.predecessors, ...agency.successors]
  return (
    <Card title="名称和沿革">
      <ol className="line">
        {[...agency.names].reverse().map(({ name, from }) => (
          <li key={from + name}>
            <span className="when">{dateInWords(from)}起</span>
            <span className="what">{name}</span>
          </li>
        ))}
      </ol>
      {agency.predecessors.length > 0 ? <p className="mute">职权来自</p> : null}
      <Refs of={agency.predecessors} />
      {agency.successors.length > 0 ? <p className="mute">职权转给</p> : null}
      <Refs of={agency.successors} />
      {others.length === 0 ? <p className="small mute">没有合并、分立。</p> : null}
    </Card>
  )
}
