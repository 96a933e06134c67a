import { type EvidenceKey, evidence } from '@gongkai/rules/outcomes'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { addressOf } from '../api/call.ts'
import { downloadLetter } from '../api/case.ts'
import { useRead } from '../api/hooks.ts'
import { approvalInbox, type RequestCase, readRequest, requestFile } from '../api/requests.ts'
import { Icon } from '../frame/Icon.tsx'
import { Card, Facts } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { dateInWords } from '../parts/words.ts'
import { HappenedItem } from './case/Happenings.tsx'
import { ReplyPanel } from './case/ReplyPanel.tsx'
import { replyLetter } from './case/words.ts'
import { Decide } from './Decide.tsx'
import { Due, dueInWords } from './Due.tsx'

const above = [['待我审签', '/requests/inbox']] as const

/** One paper to sign: what is decided, the letter, what others said, the evidence, and the answer to it. */
export default function Approve() {
  const { id = '' } = useParams()
  const read = useRead(readRequest, { params: { id } })
  return <Load from={read}>{(one) => <Paper key={one.id} one={one} reload={() => void read.refetch()} />}</Load>
}

function Paper({ one, reload }: { one: RequestCase; reload: () => void }) {
  const navigate = useNavigate()
  const told: unknown = useLocation().state?.told
  const { data } = useRead(approvalInbox, { query: { size: '20' } })
  const next = data?.rows.find((row) => row.id !== one.id)
  const goOn = (did: string) =>
    navigate(next ? `/requests/inbox/${next.id}` : '/requests/inbox', {
      replace: true,
      state: { told: `${one.number}${did}` },
    })
  return (
    <Page title={`审签 ${one.number}`} above={above} tags={<Due of={one} />}>
      <div className="decide">
        {typeof told === 'string' ? (
          <Note kind="ok">
            <p>{told}。现在是下一件。</p>
          </Note>
        ) : null}
        {one.turnMine ? null : (
          <Note kind="warn">
            <p>
              现在不由自己审签：{one.statusSays}。 <Link to={`/requests/${one.id}`}>打开办件</Link>
            </p>
          </Note>
        )}
        <Card title={one.draft?.outcomeSays ?? '没有拟定答复'}>
          <p className="quote">{one.description}</p>
          <Facts
            rows={[
              ['申请人', one.applicant],
              ['届满日', dateInWords(one.dueOn, { weekday: true })],
              ['承办', [one.sectionName, one.personName].filter(Boolean).join(' ')],
              [
                '案卷',
                <Link key="case" to={`/requests/${one.id}`}>
                  打开办件
                </Link>,
              ],
            ]}
          />
        </Card>
        <Opinions one={one} />
        <Checks one={one} />
        <Card title="答复" bare>
          <ReplyPanel one={one} />
        </Card>
        <Papers one={one} />
        {one.turnMine ? <Decide key={one.version} one={one} next={next} onDone={goOn} onBehind={reload} /> : null}
      </div>
    </Page>
  )
}

const opinions = ['drafted', 'secrecyReviewed', 'submitted', 'approved', 'climbed', 'returned']

/** What the others said on the way, newest first. */
const Opinions = ({ one }: { one: RequestCase }) => (
  <Card title="意见">
    <ol className="line">
      {[...one.history]
        .reverse()
        .filter(({ act }) => opinions.includes(act.type))
        .map((happened) => (
          <HappenedItem key={happened.seq} happened={happened} one={one} />
        ))}
    </ol>
  </Card>
)

/** What the program found, before anybody signs. */
function Checks({ one }: { one: RequestCase }) {
  const late = dueInWords(one)[0] === 'over'
  const secrecy =
    one.secrecy === null ? '还没有保密审查' : one.secrecy ? '保密审查：不涉密，可以公开' : '保密审查：不能公开'
  const found: readonly (readonly [ok: boolean, says: string])[] = [
    [one.secrecy === true, secrecy],
    [!late, late ? '已经超过答复期限' : '在答复期限以内'],
    ...one.missing.map(({ message }) => [false, message] as const),
  ]
  return (
    <Card title="校验">
      <ul className="checks">
        {found.map(([ok, says]) => (
          <li key={says} className={ok ? undefined : 'no'}>
            <Icon name={ok ? 'tick' : 'alarm'} />
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The letter as it will go out, and the papers that bear it. */
function Papers({ one }: { one: RequestCase }) {
  const letter = replyLetter(one)
  if (!letter && one.files.length === 0) return null
  return (
    <Card title="文书和材料" count={one.files.length + (letter ? 1 : 0)} bare>
      <ul className="mini">
        {letter ? (
          <li>
            <a href={addressOf(downloadLetter, { params: { id: letter.id } })}>下载{letter.kindName}</a>
            <p>{letter.documentNumber ?? '还没有编号'}</p>
          </li>
        ) : null}
        {one.files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(requestFile, { params: { id: one.id, file: file.id } })}>{file.name}</a>
            {file.evidence ? <p>{evidence[file.evidence as EvidenceKey].zh}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
