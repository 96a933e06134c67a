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
    // First, or what was read would be read again after the command, without a session.
    client.clear()
    await command.run({})
    forgetDrafts()
    location.assign(document.baseURI)
  }
}
