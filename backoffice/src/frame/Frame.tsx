import { lazy, Suspense } from 'react'
import { Link, Outlet, useLocation, useNavigation } from 'react-router'
import { useSignedIn } from '../accounts/session.ts'
import { useSignOut } from '../accounts/useSignOut.ts'
import { client } from '../api/client.ts'
import { useConnected } from '../api/connection.ts'
import { useSignInNeeded } from '../api/signInAgain.ts'
import { Bones } from '../parts/Note.tsx'
import { dateInWords } from '../parts/words.ts'
import { Icon, Mark } from './Icon.tsx'
import { entryOf, menuOf } from './menu.ts'

/** Seldom needed, and it brings the dialog of Ant Design. */
const SignInAgain = lazy(() => import('./SignInAgain.tsx'))

/** Header, menu and the place of the screens, for a person who has signed in. */
export function Frame() {
  const { person, demo, today } = useSignedIn()
  const connected = useConnected()
  const signOut = useSignOut()
  const leaving = useNavigation().state === 'loading'
  const menu = menuOf(person)
  const current = entryOf(menu, useLocation().pathname)
  return (
    <div className={`office${connected ? '' : ' with-offline'}`}>
      <header className="o-top">
        <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
          跳到正文
        </button>
        <Link className="o-brand" to="/">
          <Mark />
          <span>政府信息公开工作平台</span>
        </Link>
        {demo ? <span className="o-demo opt-m">演示数据，机关和人员都是虚构的</span> : null}
        <div className="end">
          <span className="mute opt-m">{dateInWords(today, { weekday: true })}</span>
          <Link className="o-me" to="/account" aria-label={`${person.name}，我的账户`}>
            <Icon name="person" />
            <span>{person.name}</span>
          </Link>
          <button type="button" className="o-me" onClick={signOut}>
            退出
          </button>
        </div>
      </header>
      {connected ? null : <Offline />}
      <nav className="o-side" aria-label="主菜单">
        {menu.map(({ name, entries }) => (
          <div key={name}>
            {name ? <h2>{name}</h2> : null}
            <ul>
              {entries.map(({ to, name, icon }) => (
                <li key={to}>
                  <Link to={to} aria-current={to === current ? 'page' : undefined}>
                    <Icon name={icon} />
                    <span>{name}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <main className="o-main" id="main" tabIndex={-1} aria-busy={leaving}>
        <Suspense fallback={<Bones />}>
          <Outlet />
        </Suspense>
      </main>
      {useSignInNeeded() ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
    </div>
  )
}

const Offline = () => (
  <div className="o-offline" role="alert">
    <span>没有连上服务器。填写的内容还在，可以继续填写；连上以后再提交。</span>
    <button type="button" className="link" onClick={() => client.refetchQueries({ type: 'active' })}>
      再试一次
    </button>
  </div>
)
