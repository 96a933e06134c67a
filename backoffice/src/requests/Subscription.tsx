import { Button, Input } from 'antd'
import { useCommand, useRead } from '../api/hooks.ts'
import { readSubscription, subscribe, unsubscribe } from '../api/triage.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { ErrorNote, Note } from '../parts/Note.tsx'
import { timeInWords } from '../parts/words.ts'

/** The address as a calendar asks for it, wherever the program stands. */
const whole = (path: string): string => new URL(`..${path}`, document.baseURI).href

/** 订阅期限: an address for the calendar of a phone or a desk, shown once, renewed or taken back at any time. */
export function Subscription() {
  const read = useRead(readSubscription, {})
  const make = useCommand(subscribe)
  const revoke = useCommand(unsubscribe)
  return (
    <Card title="在日历中订阅期限">
      <Load from={read}>
        {({ madeAt }) => (
          <>
            <p>
              手机和电脑的日历可以订阅可以查看的办件的期限。日历中只有申请编号、机关和要做的事，没有申请人和申请内容。
            </p>
            {make.answer && madeAt === make.answer.madeAt ? (
              <Note kind="ok" title="订阅地址，只显示这一次">
                <Input
                  readOnly
                  value={whole(make.answer.path)}
                  aria-label="订阅地址"
                  onFocus={(e) => e.target.select()}
                />
                <p>知道地址的人都能看到期限，不要转给别人。泄露的，换一个地址，原来的作废。</p>
              </Note>
            ) : madeAt ? (
              <p>{timeInWords(madeAt)}取得了地址，正在订阅。</p>
            ) : null}
            <ErrorNote error={make.error ?? revoke.error} />
            <p className="acts">
              <Button loading={make.pending} onClick={() => make.run({})}>
                {madeAt ? '换一个地址' : '取得订阅地址'}
              </Button>
              {madeAt ? (
                <Button loading={revoke.pending} onClick={() => revoke.run({})}>
                  取消订阅
                </Button>
              ) : null}
            </p>
          </>
        )}
      </Load>
    </Card>
  )
}
