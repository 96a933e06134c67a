import { mayAnywhere } from '@gongkai/rules/access'
import { Button, Dropdown } from 'antd'
import { usePerson } from '../../accounts/session.ts'
import { addressOf } from '../../api/call.ts'
import { printPaper, takeBundle } from '../../api/case.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Icon } from '../../frame/Icon.tsx'

const papers = { receipt: '登记回执', register: '登记表', envelope: '信封', service: '送达回证' } as const

/** What of a case one takes away: papers to print, and the whole file as one archive. */
export function TakeAway({ one }: { one: RequestCase }) {
  const person = usePerson()
  const params = { id: one.id }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (Object.keys(papers) as (keyof typeof papers)[]).map((kind) => ({
            key: kind,
            label: (
              <a href={addressOf(printPaper, { params: { ...params, kind } })} target="_blank" rel="noopener">
                {papers[kind]}
              </a>
            ),
          })),
        }}
      >
        <Button>
          打印
          <Icon name="down" />
        </Button>
      </Dropdown>
      {mayAnywhere(person, 'request.bundle') ? (
        <a className="btn-link" href={addressOf(takeBundle, { params })}>
          归档包
        </a>
      ) : null}
    </>
  )
}
