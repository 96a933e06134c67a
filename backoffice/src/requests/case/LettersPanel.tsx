import type { TemplateLetter } from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import { Link } from 'react-router'
import type { RequestCase } from '../../api/requests.ts'
import { Empty, Note } from '../../parts/Note.tsx'
import { letterOf, letterStates, replyLetter } from './words.ts'

/** The letters of a case with their numbers, and which may be written now. */
export function LettersPanel({ one }: { one: RequestCase }) {
  const kinds = kindsNow(one)
  return (
    <>
      {one.flagged.length > 0 ? (
        <div className="card-b">
          <Note kind="warn">
            <p>有的记录在文书发出后更正过，请核对标有“需再看”的文书。</p>
          </Note>
        </div>
      ) : null}
      {one.letters.length === 0 ? (
        <Empty title="还没有文书" />
      ) : (
        <ul className="mini">
          {one.letters.map((letter) => {
            const [says, tag] = letterStates[letter.state as keyof typeof letterStates]
            return (
              <li key={letter.id}>
                <Link to={`/requests/${one.id}/letters/${letter.id}`}>{letter.documentNumber ?? letter.kindName}</Link>{' '}
                <span className={`tag ${tag}`}>{says}</span>{' '}
                {one.flagged.includes(letter.id) ? <span className="tag tag-bad">需再看</span> : null}
                {letter.documentNumber ? <p>{letter.kindName}</p> : null}
              </li>
            )
          })}
        </ul>
      )}
      {kinds.length > 0 ? (
        <div className="card-b refs">
          {kinds.map((kind) => (
            <Link key={kind} to={`/requests/${one.id}/letters/new?kind=${kind}`}>
              拟写{letters[kind].zh}
            </Link>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** The letters that this state of the case may need; numbered ones are not offered again. */
function kindsNow(one: RequestCase): TemplateLetter[] {
  const there = (kind: string) => one.letters.some((l) => l.kind === kind && l.state !== 'void')
  const wanted: TemplateLetter[] = []
  if (one.acts.includes('noted') && !there('L01')) wanted.push('L01')
  if (one.acts.includes('correctionAsked') && !there('L03')) wanted.push('L03')
  if (one.acts.includes('extended') && !there('L05')) wanted.push('L05')
  if (one.draft && !replyLetter(one) && (one.acts.includes('drafted') || one.acts.includes('sealed')))
    wanted.push(letterOf(one.draft.outcome))
  return wanted
}
