import type { RequestCase } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { timeInWords } from '../../parts/words.ts'
import { type Happened, linesOf } from './tell.ts'

/** What has happened to a case, newest first: when, by whom, what, and what was said. */
export const Happenings = ({ one }: { one: RequestCase }) => (
  <Card title="经过" count={one.history.length}>
    <ol className="line">
      {[...one.history].reverse().map((happened) => (
        <HappenedItem key={happened.seq} happened={happened} one={one} />
      ))}
    </ol>
  </Card>
)

export const HappenedItem = ({ happened, one }: { happened: Happened; one: RequestCase }) => (
  <li className={happened.act.type === 'correctionAsked' ? 'halt' : undefined}>
    <span className="when">
      <time dateTime={happened.at}>{timeInWords(happened.at)}</time>　{happened.byName}
    </span>
    <span className="what">{happened.says}</span>
    {linesOf(happened, one).map((line) => (
      <p key={line}>{line}</p>
    ))}
  </li>
)
