import type { CivilDate } from '@gongkai/rules/dates'
import type { Channel } from '@gongkai/rules/deadlines'
import type { TypedDate } from '../components/field.tsx'
import { isKind, type KindName, kindOf } from './kinds.ts'
import { type Query, textOf, typedDate, typedOf } from './typed.ts'

export const MOST_EVENTS = 12

/** The date of receipt is the date of this fact (条例第31条). */
export const channels: readonly {
  readonly value: Channel
  readonly label: string
  readonly fact: 'submittedOn' | 'signedOn' | 'confirmedOn'
}[] = [
  { value: 'inPerson', label: '当面提交：提交之日', fact: 'submittedOn' },
  { value: 'oral', label: '口头提出：代为填写之日', fact: 'submittedOn' },
  { value: 'registeredMail', label: '邮寄（需签收）：签收之日', fact: 'signedOn' },
  { value: 'ordinaryMail', label: '平常信函：双方确认之日', fact: 'confirmedOn' },
  { value: 'misdirectedMail', label: '寄给了别的机构：双方确认之日', fact: 'confirmedOn' },
  { value: 'online', label: '互联网：双方确认之日', fact: 'confirmedOn' },
  { value: 'fax', label: '传真：双方确认之日', fact: 'confirmedOn' },
  { value: 'email', label: '电子邮件：双方确认之日', fact: 'confirmedOn' },
  { value: 'other', label: '其他方式：双方确认之日', fact: 'confirmedOn' },
]

/** An event as it stands in the form. */
export interface TypedEvent {
  readonly kind: KindName
  readonly dates: Readonly<Record<string, TypedDate>>
  readonly texts: Readonly<Record<string, string>>
  /** Just added: nothing is asked of it yet. */
  readonly fresh: boolean
}

/** The whole form as it was typed; shown again exactly so. */
export interface CalculatorForm {
  /** Nothing was sent: the example of today is shown. */
  readonly example: boolean
  readonly channel: string
  readonly on: TypedDate
  readonly restDayReceipt: string
  readonly correctionDays: string
  readonly events: readonly TypedEvent[]
}

function typedEvent(query: Query, prefix: string, kind: KindName): TypedEvent {
  const dates: Record<string, TypedDate> = {}
  const texts: Record<string, string> = {}
  for (const { key, type } of kindOf(kind).specs)
    if (type === 'date') dates[key] = typedDate(query, `${prefix}-${key}-`)
    else texts[key] = textOf(query, `${prefix}-${key}`)
  return { kind, dates, texts, fresh: false }
}

function freshEvent(kind: KindName): TypedEvent {
  const empty = typedEvent({}, '', kind)
  const first = kindOf(kind).specs.flatMap((spec) =>
    spec.type === 'number'
      ? [[spec.key, spec.first]]
      : spec.type === 'choice'
        ? [[spec.key, spec.choices[0]?.value ?? '']]
        : [],
  )
  return { ...empty, texts: { ...empty.texts, ...Object.fromEntries(first) }, fresh: true }
}

/** Reads the address of the calculator's page; adding and taking out an event are answered by the same form. */
export function readForm(query: Query, today: CivilDate): CalculatorForm {
  const example = textOf(query, 'channel') === ''
  const dropped = Number(textOf(query, 'drop'))
  const events: TypedEvent[] = []
  for (let n = 1; n <= MOST_EVENTS; n++) {
    const kind = textOf(query, `e${n}`)
    if (isKind(kind) && n !== dropped) events.push(typedEvent(query, `e${n}`, kind))
  }
  const added = textOf(query, 'kind')
  if (textOf(query, 'act') === 'add' && isKind(added) && events.length < MOST_EVENTS) events.push(freshEvent(added))
  return {
    example,
    channel: example ? 'inPerson' : textOf(query, 'channel'),
    on: example ? typedOf(today) : typedDate(query, 'on-'),
    restDayReceipt: textOf(query, 'rest') || 'asIs',
    correctionDays: example ? '10' : textOf(query, 'days'),
    events,
  }
}
