import { createBrowserRouter } from 'react-router'
import { PersonContext } from '../accounts/session.ts'
import { Bones } from '../parts/Note.tsx'
import { NotFound, RouteCrash } from './Crash.tsx'
import { Frame } from './Frame.tsx'

/** A screen in its own file, loaded when first opened. */
const screen = (load: () => Promise<{ default: React.ComponentType }>) => async () => ({
  Component: (await load()).default,
})

const me = {
  id: '1',
  account: 'a',
  name: '岑一帆',
  grants: [{ role: 'systemAdmin' as const, agency: 'x', agencyName: '云川县' }],
  today: '2026-03-05',
  demo: true,
}
export const router = createBrowserRouter(
  [
    {
      element: (
        <PersonContext value={me}>
          <Frame />
        </PersonContext>
      ),
      errorElement: <RouteCrash />,
      HydrateFallback: Bones,
      children: [
        {
          errorElement: <RouteCrash />,
          children: [
            { index: true, lazy: screen(() => import('../work/MyWork.tsx')) },
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: new URL(document.baseURI).pathname.replace(/\/$/, '') },
)
