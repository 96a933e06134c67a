import { Button } from 'antd'
import { useState } from 'react'
import type { Refusal } from '../../api/refusal.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Note } from '../../parts/Note.tsx'
import { HappenedItem } from './Happenings.tsx'

/** Which state of a case somebody looks at while they fill in a form. */
export interface Seen {
  readonly version: number
  /** The version that turned out to be old; null as long as none did. */
  readonly old: number | null
  readonly reloaded: boolean
  readonly onRefused: (refusal: Refusal) => void
  readonly reload: () => Promise<void>
  /** One's own act, done from within the form. */
  readonly moved: (version: number) => void
}

/** The version that a form was opened on: what happens to the case later does not slip in under what is being typed. */
export function useVersion(one: RequestCase, read: () => Promise<number | undefined>): Seen {
  const [version, setVersion] = useState(one.version)
  const [old, setOld] = useState<number | null>(null)
  const [reloaded, setReloaded] = useState(false)
  return {
    version,
    old,
    reloaded,
    onRefused: async ({ code }) => {
      if (code !== 'changedMeanwhile' && code !== 'notNow') return
      // Not now, though nothing has changed: the sentence of the server says why.
      if (code === 'notNow' && (await read()) === version) return
      setOld(version)
      setReloaded(false)
    },
    reload: async () => {
      const now = await read()
      if (now === undefined) return
      setVersion(now)
      setReloaded(true)
    },
    moved: setVersion,
  }
}

/** Says that somebody else went on with the case meanwhile; after a look at the new state one may go on oneself. */
export function Behind({ one, seen, may }: { one: RequestCase; seen: Seen; may: boolean }) {
  const { old } = seen
  if (old === null) return null
  if (!seen.reloaded)
    return (
      <Note kind="warn" title="这件申请刚有变动">
        <p>没有办成，填写的内容还在。先看现在的状态，再决定是否继续。</p>
        <p className="acts">
          <Button onClick={seen.reload}>看现在的状态</Button>
        </p>
      </Note>
    )
  const meanwhile = one.history.filter(({ seq }) => seq >= old)
  return (
    <Note kind={may ? 'ok' : 'warn'} title={`现在的状态：${one.statusSays}`}>
      {meanwhile.length > 0 ? (
        <>
          <p>填写期间：</p>
          <ol className="line">
            {meanwhile.map((happened) => (
              <HappenedItem key={happened.seq} happened={happened} one={one} />
            ))}
          </ol>
        </>
      ) : null}
      <p>{may ? '核对后可以继续提交。' : '现在不能这样做了；填写的内容还在，可以复制到别处。'}</p>
    </Note>
  )
}
