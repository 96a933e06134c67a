import { Link, useSearchParams } from 'react-router'
import type { RequestCase } from '../../api/requests.ts'
import { FilesPanel } from './FilesPanel.tsx'
import { LettersPanel } from './LettersPanel.tsx'
import { ReplyPanel } from './ReplyPanel.tsx'
import { SearchPanel } from './SearchPanel.tsx'

interface PanelsProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

const panels = {
  reply: { says: '答复', count: () => null, Panel: ReplyPanel },
  letters: { says: '文书', count: (one: RequestCase) => one.letters.length, Panel: LettersPanel },
  files: { says: '材料', count: (one: RequestCase) => one.files.length, Panel: FilesPanel },
  search: {
    says: '检索和审查',
    count: (one: RequestCase) => one.history.filter(({ act }) => act.type === 'searched').length,
    Panel: SearchPanel,
  },
} as const
type Name = keyof typeof panels

/** The contents of a case, one part at a time; which one stands in the address. */
export function Panels({ one, reload }: PanelsProps) {
  const [params] = useSearchParams()
  const shown = (params.get('view') ?? 'reply') as Name
  const { Panel, says } = panels[shown] ?? panels.reply
  return (
    <section className="card" aria-label={says}>
      <nav className="tabs" aria-label="案件内容">
        {(Object.keys(panels) as Name[]).map((name) => (
          <Link
            key={name}
            to={name === 'reply' ? '.' : `?view=${name}`}
            replace
            preventScrollReset
            aria-current={panels[name] === (panels[shown] ?? panels.reply) ? 'true' : undefined}
          >
            {panels[name].says}
            {panels[name].count(one) === null ? null : <span className="n">{panels[name].count(one)}</span>}
          </Link>
        ))}
      </nav>
      <Panel one={one} reload={reload} />
    </section>
  )
}
