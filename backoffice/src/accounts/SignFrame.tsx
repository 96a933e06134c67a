import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../frame/Icon.tsx'

const days = Array.from({ length: 20 }, (_, n) => n + 1)

/** The page of everybody who is not, or not wholly, signed in: the twenty working days and one form. */
export function SignFrame({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} - 政府信息公开工作平台`
    const field = heading.current?.parentElement?.querySelector<HTMLElement>('input:not([disabled])')
    ;(field ?? heading.current)?.focus()
  }, [title])
  return (
    <div className="login">
      <header className="sign-l">
        <p className="name">
          <span className="w">政府信息公开</span>
          <span className="w">工作平台</span>
        </p>
        <div className="sign-grid" aria-hidden="true">
          {days.map((day) => (
            <i key={day} className={day === 20 ? 'k' : undefined}>
              {day}
            </i>
          ))}
        </div>
      </header>
      <main className="sign-r" id="main" tabIndex={-1}>
        <div className={wide ? 'sign-box wide' : 'sign-box'}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
      </main>
    </div>
  )
}

/** What everybody must know before typing anything into this program. */
export const SignWarning = ({ children }: { children?: ReactNode }) => (
  <p className="sign-warn">
    <Icon name="lock" />
    <span>本系统是非涉密系统，不得存储、处理国家秘密。{children}</span>
  </p>
)
