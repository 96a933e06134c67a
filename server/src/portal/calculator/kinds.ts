import type { CivilDate } from '@gongkai/rules/dates'
import type { DeadlineEvent } from '@gongkai/rules/deadlines'

/** One thing a reader fills in for an event. */
export type Spec =
  | {
      readonly key: string
      readonly type: 'date'
      readonly label: string
      readonly optional?: true
      readonly hint?: string
    }
  | {
      readonly key: string
      readonly type: 'number'
      readonly label: string
      readonly least: number
      readonly most: number
      readonly first: string
    }
  | { readonly key: string; readonly type: 'tick'; readonly label: string }
  | {
      readonly key: string
      readonly type: 'choice'
      readonly label: string
      readonly choices: readonly { readonly value: string; readonly label: string }[]
    }

/** What was filled in, read. */
export interface Values {
  readonly date: (key: string) => CivilDate | undefined
  readonly number: (key: string) => number
  readonly ticked: (key: string) => boolean
  readonly choice: (key: string) => string
}

/** An event for the computation, and which of its keys stands in which field of the form. */
export interface Made {
  readonly event: DeadlineEvent
  readonly fields: Readonly<Record<string, string>>
}

interface Kind {
  readonly label: string
  readonly specs: readonly Spec[]
  readonly make: (values: Values) => Made[]
}

const date = (key: string, label: string, hint?: string): Spec => ({ key, type: 'date', label, ...(hint && { hint }) })
const maybe = (key: string, label: string, hint?: string): Spec => ({
  key,
  type: 'date',
  label,
  optional: true,
  ...(hint && { hint }),
})
const tick = (key: string, label: string): Spec => ({ key, type: 'tick', label })
/** An absent date is an absent key. */
const given = <K extends string>(key: K, on: CivilDate | undefined) =>
  on ? ({ [key]: on } as Record<K, CivilDate>) : {}
const required = (on: CivilDate | undefined): CivilDate => on as CivilDate

const asking = (type: 'thirdPartyConsultation' | 'coAuthorConsultation') => ({
  specs: [
    date('sentOn', '发出征求意见书'),
    maybe('deliveredOn', '对方收到征求意见书', '填写后算出15个工作日的届满日'),
    maybe('repliedOn', '收到意见', '还没有收到的，不填'),
  ],
  make: (v: Values): Made[] => [
    {
      event: {
        type,
        sentOn: required(v.date('sentOn')),
        ...given('deliveredOn', v.date('deliveredOn')),
        ...given('repliedOn', v.date('repliedOn')),
      },
      fields: { sentOn: 'sentOn', deliveredOn: 'deliveredOn', repliedOn: 'repliedOn' },
    },
  ],
})

/** What can happen to a request, in the words of the statute; some of them are two events of the computation. */
export const kinds = {
  correction: {
    label: '告知补正、收到补正',
    specs: [
      date('on', '告知补正'),
      maybe('dueOn', '补正期限届满日', '告知书写明的期限；没有写明的，按下面“计算口径”的天数'),
      maybe('receivedOn', '收到补正', '还没有收到的，不填'),
      tick('lapsed', '申请人逾期没有补正'),
    ],
    make: (v) => [
      {
        event: { type: 'correctionRequested', on: required(v.date('on')), ...given('dueOn', v.date('dueOn')) },
        fields: { on: 'on', dueOn: 'dueOn' },
      },
      ...madeIf(v.date('receivedOn'), (receivedOn) => ({
        event: { type: 'corrected', receivedOn },
        fields: { receivedOn: 'receivedOn' },
      })),
      ...madeIf(v.ticked('lapsed'), () => ({ event: { type: 'correctionLapsed' }, fields: { type: 'lapsed' } })),
    ],
  },
  thirdParty: { label: '征求第三方意见', ...asking('thirdPartyConsultation') },
  coAuthor: { label: '征求共同制作机关意见', ...asking('coAuthorConsultation') },
  otherAgency: {
    label: '征求其他机关意见',
    specs: [date('sentOn', '发出'), maybe('repliedOn', '收到意见', '还没有收到的，不填')],
    make: (v) => [
      {
        event: {
          type: 'otherAgencyConsultation',
          sentOn: required(v.date('sentOn')),
          ...given('repliedOn', v.date('repliedOn')),
        },
        fields: { sentOn: 'sentOn', repliedOn: 'repliedOn' },
      },
    ],
  },
  extension: {
    label: '延长答复期限',
    specs: [
      date('notifiedOn', '告知延长'),
      { key: 'workdays', type: 'number', label: '延长几个工作日', least: 1, most: 20, first: '20' },
    ],
    make: (v) => [
      {
        event: { type: 'extended', notifiedOn: required(v.date('notifiedOn')), workdays: v.number('workdays') },
        fields: { notifiedOn: 'notifiedOn', workdays: 'workdays' },
      },
    ],
  },
  fee: {
    label: '收费通知、缴费',
    specs: [
      date('issuedOn', '发出收费通知'),
      maybe('deliveredOn', '申请人收到收费通知', '填写后算出缴费的届满日'),
      maybe('paidOn', '缴费', '还没有缴费的，不填'),
      tick('lapsed', '申请人逾期没有缴费'),
    ],
    make: (v) => [
      {
        event: {
          type: 'feeNotice',
          issuedOn: required(v.date('issuedOn')),
          ...given('deliveredOn', v.date('deliveredOn')),
        },
        fields: { issuedOn: 'issuedOn', deliveredOn: 'deliveredOn' },
      },
      ...madeIf(v.date('paidOn'), (on) => ({ event: { type: 'feePaid', on }, fields: { on: 'paidOn' } })),
      ...madeIf(v.ticked('lapsed'), () => ({ event: { type: 'feeLapsed' }, fields: { type: 'lapsed' } })),
    ],
  },
  deferral: {
    label: '确定延迟答复的合理期限',
    specs: [date('notifiedOn', '告知延迟答复'), date('until', '延迟到')],
    make: (v) => [
      {
        event: { type: 'deferred', notifiedOn: required(v.date('notifiedOn')), until: required(v.date('until')) },
        fields: { notifiedOn: 'notifiedOn', until: 'until' },
      },
    ],
  },
  withdrawal: {
    label: '申请人撤回申请',
    specs: [date('on', '撤回')],
    make: (v) => [{ event: { type: 'withdrawn', on: required(v.date('on')) }, fields: { on: 'on' } }],
  },
  service: {
    label: '答复送达',
    specs: [
      {
        key: 'method',
        type: 'choice',
        label: '送达方式',
        choices: [
          { value: 'post', label: '邮寄：交邮之日' },
          { value: 'direct', label: '直接送达：签收之日' },
          { value: 'entrusted', label: '委托送达：签收之日' },
          { value: 'online', label: '互联网：到达指定系统之日' },
        ],
      },
      date('on', '送达日期'),
    ],
    make: (v) => [
      {
        event: {
          type: 'served',
          method: v.choice('method') as 'post' | 'direct' | 'entrusted' | 'online',
          on: required(v.date('on')),
        },
        fields: { on: 'on', method: 'method' },
      },
    ],
  },
} as const satisfies Record<string, Kind>

function madeIf<T>(condition: T | undefined | false, make: (value: T) => Made): Made[] {
  return condition ? [make(condition)] : []
}

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as readonly KindName[]
export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name)
export const kindOf = (name: KindName): Kind => kinds[name]
