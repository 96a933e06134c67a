import { signOut } from '../api/accounts.ts'
import { client } from '../api/client.ts'
import { useCommand } from '../api/hooks.ts'
import { setSignedIn } from '../api/signInAgain.ts'
import { forgetDrafts } from '../parts/useDraft.ts'

/** Ends the session and forgets everything this tab has read or kept. */
export function useSignOut(): () => Promise<void> {
  const command = useCommand(signOut)
  return async () => {
    setSignedIn(false)
    await command.run({})
    forgetDrafts()
    client.clear()
    location.assign(document.baseURI)
  }
}
