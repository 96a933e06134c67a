import type { Channel } from '@gongkai/rules/deadlines'

export interface ProvingDay {
  readonly name: 'submittedOn' | 'arrivedOn' | 'signedOn' | 'confirmedOn'
  readonly label: string
  readonly extra?: string
  /** It is the day of receipt; the others are kept beside it. */
  readonly dates?: true
}

const arrived: ProvingDay = { name: 'arrivedOn', label: '信件到达之日' }
const confirmedThatDay: ProvingDay = {
  name: 'confirmedOn',
  label: '与申请人确认之日',
  extra: '应当于信件到达的当日确认；联系不上的，留存登记和联系记录。',
  dates: true,
}
const submitted: ProvingDay = { name: 'submittedOn', label: '对方提交之日' }
const confirmed: ProvingDay = { name: 'confirmedOn', label: '双方确认之日', dates: true }

/** Which days each channel asks for, in the order they happen (条例第31条). */
export const provingDays: Readonly<Record<Channel, readonly ProvingDay[]>> = {
  inPerson: [{ name: 'submittedOn', label: '提交之日', dates: true }],
  oral: [{ name: 'submittedOn', label: '口头提出之日', extra: '由工作机构代为填写，申请人签字确认。', dates: true }],
  registeredMail: [arrived, { name: 'signedOn', label: '签收之日', dates: true }],
  ordinaryMail: [arrived, confirmedThatDay],
  misdirectedMail: [arrived, confirmedThatDay],
  fax: [submitted, confirmed],
  email: [submitted, confirmed],
  other: [submitted, confirmed],
  online: [submitted, confirmed],
}
