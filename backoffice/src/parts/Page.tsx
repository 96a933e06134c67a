import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'

interface PageProps {
  readonly title: string
  /** Where this page hangs: names and addresses of the pages above. */
  readonly above?: readonly (readonly [name: string, to: string])[]
  readonly acts?: ReactNode
  readonly tags?: ReactNode
  readonly children: ReactNode
}

/** A page of the office: sets the title of the window, and takes the focus so that a screen reader says where one is. */
export function Page({ title, above, acts, tags, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} - 政府信息公开工作平台`
  }, [title])
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <div className="o-head">
        <div>
          {above ? (
            <nav className="o-path" aria-label="上级页面">
              {above.map(([name, to]) => (
                <span key={to}>
                  <Link to={to}>{name}</Link> /{' '}
                </span>
              ))}
            </nav>
          ) : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {tags}
        {acts ? <div className="end">{acts}</div> : null}
      </div>
      {children}
    </>
  )
}
