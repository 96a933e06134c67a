import { Button } from 'antd'
import type { ReactNode } from 'react'
import { mayPass } from '../api/refusal.ts'

/** Something the reader should know, in a bar beside the text. */
export const Note = ({
  kind,
  title,
  children,
}: {
  kind?: 'warn' | 'ok' | 'bad'
  title?: string
  children?: ReactNode
}) => (
  <div className={`note${kind ? ` note-${kind}` : ''}`} role={kind === 'bad' ? 'alert' : 'status'}>
    {title ? <h2>{title}</h2> : null}
    {children}
  </div>
)

/** What would be here, and what to do next. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children}
  </div>
)

/** An error in the place of what could not be read or done; where trying again may help, it offers that. */
export function ErrorNote({ error, again }: { error: Error | null; again?: (() => void) | undefined }) {
  if (!error) return null
  return (
    <Note kind="bad">
      <p>{error.message}</p>
      {again && mayPass(error) ? (
        <p className="acts">
          <Button size="small" onClick={again}>
            再试一次
          </Button>
        </p>
      ) : null}
    </Note>
  )
}

/** Grey lines where text will be; nothing for the first second, so that quick answers do not flicker. */
export const Bones = ({ lines = 5 }: { lines?: number }) => (
  <div className="bones" aria-busy="true">
    <span className="vh">正在读取</span>
    {Array.from({ length: lines }, (_, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing but their place
      <span key={n} className={`bone bone-${n % 3}`} />
    ))}
  </div>
)
