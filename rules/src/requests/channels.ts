import type { Channel } from '../deadlines/index.ts'

interface ChannelWords {
  /** In lists and on papers. */
  readonly says: string
  /** In letters (申请方式): stands after 通过…提出 as well as after a colon, since agencies write their own templates. */
  readonly means: string
  /** Which day of it is the day of receipt (条例第31条). */
  readonly receivedBy: string
}

/** How a request came, in the words of lists and letters. */
export const channels: Readonly<Record<Channel, ChannelWords>> = {
  inPerson: { says: '当面提交', means: '当面方式', receivedBy: '提交之日' },
  oral: {
    says: '口头提出，由工作机构代为填写',
    means: '口头方式（由工作机构代为填写）',
    receivedBy: '提交之日',
  },
  registeredMail: { says: '邮寄（需要签收）', means: '需要签收的邮寄方式', receivedBy: '签收之日' },
  ordinaryMail: { says: '平常信函', means: '平常信函方式', receivedBy: '与申请人确认之日' },
  misdirectedMail: {
    says: '寄给其他机构或者个人的信函',
    means: '寄给其他机构或者个人的信函',
    receivedBy: '与申请人确认之日',
  },
  online: { says: '互联网渠道', means: '互联网渠道', receivedBy: '双方确认之日' },
  fax: { says: '传真', means: '传真方式', receivedBy: '双方确认之日' },
  email: { says: '电子邮件', means: '电子邮件方式', receivedBy: '双方确认之日' },
  other: { says: '其他公布的渠道', means: '本机关公布的其他渠道', receivedBy: '双方确认之日' },
}
