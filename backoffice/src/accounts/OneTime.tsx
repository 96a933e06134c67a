import { Button } from 'antd'
import { Note } from '../parts/Note.tsx'

/** A password made by the program: shown once, to be handed over and changed at the first sign-in. */
export const OneTime = ({ account, password, onDone }: { account: string; password: string; onDone: () => void }) => (
  <Note kind="ok" title="一次性口令，只显示这一次">
    <p>
      账号 <b className="mono">{account}</b>，口令 <b className="mono">{password}</b>
    </p>
    <p>请当面或者打电话告诉本人。首次登录后必须更换。</p>
    <p className="acts">
      <Button type="primary" onClick={onDone}>
        已经告知
      </Button>
    </p>
  </Note>
)
