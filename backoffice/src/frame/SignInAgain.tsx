import { Modal } from 'antd'
import { useState } from 'react'
import { CodeStep, NewPasswordStep, PasswordStep } from '../accounts/SignInSteps.tsx'
import { enter, usePerson } from '../accounts/session.ts'
import type { Session } from '../api/accounts.ts'
import { release, useSignInNeeded } from '../api/signInAgain.ts'

/**
 * Asks for sign-in above the page when the session has ended. The page below stays as it was filled in; what it wanted
 * to do goes on afterwards.
 */
export default function SignInAgain() {
  const needed = useSignInNeeded()
  const person = usePerson()
  const [stage, setStage] = useState<Session['stage']>('none')
  const step = (now: Session) => {
    if (now.stage !== 'full') return setStage(now.stage)
    setStage('none')
    // Somebody else at this desk must not go on with what this person began.
    if (now.person?.id !== person.id) return location.assign(document.baseURI)
    enter(now)
    release(true)
  }
  const leave = () => {
    release(false)
    location.assign(document.baseURI)
  }
  return (
    <Modal
      open={needed}
      title="登录已经到期"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
    >
      <p>页面上填写的内容都在。登录后接着办。</p>
      {stage === 'secondFactor' ? (
        <CodeStep onDone={step} />
      ) : stage === 'newPassword' ? (
        <NewPasswordStep onDone={step} />
      ) : (
        <PasswordStep onDone={step} account={person.account} />
      )}
      <p>
        <button type="button" className="link" onClick={leave}>
          不登录，离开这个页面
        </button>
      </p>
    </Modal>
  )
}
