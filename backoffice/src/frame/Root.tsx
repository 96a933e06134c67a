import { lazy, Suspense } from 'react'
import { SignIn } from '../accounts/SignIn.tsx'
import { type SignedIn, SignedInContext, useSession } from '../accounts/session.ts'
import { Bones } from '../parts/Note.tsx'
import { Frame } from './Frame.tsx'

/** Once in the life of an installation. */
const Setup = lazy(() => import('../accounts/Setup.tsx'))

/** The office for whoever has signed in, and the way in for everybody else; the address stays where one wanted to go. */
export const Root = () => (
  <Suspense fallback={<Bones />}>
    <Door />
  </Suspense>
)

function Door() {
  const session = useSession()
  if (!session.setUp) return <Setup />
  if (session.stage !== 'full' || !session.person) return <SignIn session={session} />
  return (
    <SignedInContext value={session as SignedIn}>
      <Frame />
    </SignedInContext>
  )
}
