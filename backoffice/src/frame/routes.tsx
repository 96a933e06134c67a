import type { ComponentType } from 'react'
import { createBrowserRouter, Navigate } from 'react-router'
import { Bones } from '../parts/Note.tsx'
import { NotFound, RouteCrash } from './Crash.tsx'
import { Root } from './Root.tsx'

/** A screen in its own file, loaded when it is first opened. */
const screen = (path: string, load: () => Promise<{ default: ComponentType }>) => ({
  ...(path === '' ? { index: true as const } : { path }),
  lazy: async () => ({ Component: (await load()).default }),
})

const screens = [
  screen('', () => import('../work/MyWork.tsx')),
  screen('requests', () => import('../requests/Requests.tsx')),
  screen('requests/new', () => import('../requests/Register.tsx')),
  screen('requests/table', () => import('../requests/table/TableThree.tsx')),
  screen('requests/inbox', () => import('../requests/Inbox.tsx')),
  screen('requests/inbox/:id', () => import('../requests/Approve.tsx')),
  screen('submissions', () => import('../requests/Submissions.tsx')),
  screen('submissions/:id', () => import('../requests/SubmissionPage.tsx')),
  screen('requests/:id', () => import('../requests/case/CasePage.tsx')),
  screen('requests/:id/decide', () => import('../requests/case/DecidePage.tsx')),
  screen('requests/:id/application', () => import('../requests/case/CorrectApplication.tsx')),
  screen('requests/:id/letters/new', () => import('../requests/case/NewLetter.tsx')),
  screen('requests/:id/letters/:letter', () => import('../requests/case/LetterPage.tsx')),
  screen('account', () => import('../accounts/Account.tsx')),
  screen('users', () => import('../accounts/Users.tsx')),
  screen('users/new', () => import('../accounts/NewUser.tsx')),
  screen('users/import', () => import('../accounts/ImportUsers.tsx')),
  screen('users/:id', () => import('../accounts/UserPage.tsx')),
  screen('agencies', () => import('../agencies/Agencies.tsx')),
  screen('agencies/list', () => import('../agencies/AgencyList.tsx')),
  screen('agencies/new', () => import('../agencies/NewAgency.tsx')),
  screen('agencies/merge', () => import('../agencies/MergeAgencies.tsx')),
  screen('agencies/:id', () => import('../agencies/AgencyPage.tsx')),
  screen('agencies/:id/split', () => import('../agencies/SplitAgency.tsx')),
  screen('substitutes', () => import('../accounts/Substitutes.tsx')),
  screen('calendar', () => import('../calendar/Calendar.tsx')),
  screen('calendar/notices/new', () => import('../calendar/NewNotice.tsx')),
  screen('calendar/notices/:id', () => import('../calendar/NoticePage.tsx')),
  screen('calendar/:year', () => import('../calendar/Year.tsx')),
  screen('letters', () => import('../letters/Letters.tsx')),
  screen('letters/:kind', () => import('../letters/LetterKindPage.tsx')),
  screen('audit', () => import('../audit/Audit.tsx')),
  screen('operations', () => import('../operations/Operations.tsx')),
  screen('settings', () => import('../settings/Settings.tsx')),
]

/** The setup link leads in once the setup is done. */
const done = { path: 'setup', element: <Navigate to="/" replace /> }

/** The addresses of the office, below wherever the server says it stands. */
export const router = createBrowserRouter(
  [
    {
      Component: Root,
      errorElement: <RouteCrash />,
      HydrateFallback: Bones,
      children: [{ errorElement: <RouteCrash />, children: [...screens, done, { path: '*', Component: NotFound }] }],
    },
  ],
  { basename: new URL(document.baseURI).pathname.replace(/\/$/, '') },
)
