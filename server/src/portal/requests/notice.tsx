import { Icon } from '../components/icon.tsx'
import type { Fault } from '../components/note.tsx'
import { Law } from '../components/text.tsx'
import type { RequestForm } from './form.ts'
import type { Receiver } from './wanted.tsx'

interface Asked {
  readonly form: RequestForm
  readonly receivers: readonly Receiver[]
}

/** The one that the form goes to as it stands; without a script nothing follows a choice before it is sent. */
const chosenOf = ({ form, receivers }: Asked): Receiver | undefined =>
  receivers.length === 1 ? receivers[0] : receivers.find(({ id }) => id === form.agency)

const withPhone = (name: string, phone: string | null) => `${name}${phone ? `，电话${phone}` : ''}`

/** Who takes the data and how to reach them (个人信息保护法第17条第1款第1项): the agency that is asked, whichever it is. */
function Handler(asked: Asked) {
  const chosen = chosenOf(asked)
  const named = chosen ? `${chosen.name}的政府信息公开工作机构` : '您申请的机关的政府信息公开工作机构'
  return (
    <>
      {withPhone(named, chosen?.phone ?? null)}。
      {asked.receivers.length > 1 && (
        <details class="fold">
          <summary>各机关工作机构的电话</summary>
          <ul>
            {asked.receivers.map(({ id, name, phone }) => (
              <li key={id}>{withPhone(name, phone)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What an agency must say before it takes personal data (个人信息保护法第17条、第29条、第30条、第35条). */
const told = (asked: Asked) =>
  [
    { name: '谁处理', says: <Handler {...asked} /> },
    {
      name: '处理什么、为什么',
      says: '姓名或者名称、证件种类和号码、联系方式、申请内容和附件，用来核对身份、与您联系、作出和送达答复（条例第二十九条）。证件号码属于敏感个人信息，只用来确认申请由您提出；不提供的，无法办理。',
    },
    {
      name: '怎样处理',
      says: '加密保存，只有办理和监督本申请的工作人员能够查看。申请公开的内容涉及第三方的，征求意见时不透露您的身份。不用于其他目的，不公开。',
    },
    { name: '保存多久', says: '随案卷保存，期限依照档案管理的规定；期满删除。' },
    { name: '您的权利', says: '可以向工作机构查阅、复制、更正自己的个人信息，或者撤回申请。' },
  ] as const

/** 四、个人信息处理告知: read and accepted, or there is no application. */
export function Notice({ faults, ...asked }: Asked & { readonly faults: readonly Fault[] }) {
  const fault = faults.find(({ field }) => field === 'notice')?.message
  return (
    <section class="part" aria-labelledby="p4">
      <h2 class="part-h" id="p4">
        四、个人信息处理告知
      </h2>
      <p class="why">
        依照个人信息保护法告知您。 <Law>个人信息保护法第十七条、第三十条、第三十五条</Law>
      </p>
      <dl class="meta-s">
        {told(asked).map(({ name, says }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <div class={fault ? 'field field-bad' : 'field'}>
        {fault && (
          <span class="bad" id="notice-bad">
            <Icon name="error" />
            {fault}
          </span>
        )}
        <label class="tickbox" for="notice">
          <input
            type="checkbox"
            id="notice"
            name="notice"
            value="accepted"
            checked={asked.form.accepted}
            {...(fault && { 'aria-invalid': true, 'aria-describedby': 'notice-bad' })}
          />
          <span>我已阅读以上告知，同意为办理本申请处理我的个人信息，包括证件号码</span>
        </label>
      </div>
    </section>
  )
}
