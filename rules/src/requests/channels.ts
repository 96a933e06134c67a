import type { Channel } from '../deadlines/index.ts'

/** How a request came, and which day of it is the day of receipt (条例第31条), in the words of letters and lists. */
export const channels: Readonly<Record<Channel, { readonly says: string; readonly receivedBy: string }>> = {
  inPerson: { says: '当面提交', receivedBy: '提交之日' },
  oral: { says: '口头提出，由工作机构代为填写', receivedBy: '提交之日' },
  registeredMail: { says: '邮寄（需要签收）', receivedBy: '签收之日' },
  ordinaryMail: { says: '平常信函', receivedBy: '与申请人确认之日' },
  misdirectedMail: { says: '寄给其他机构或者个人的信函', receivedBy: '与申请人确认之日' },
  online: { says: '互联网渠道', receivedBy: '双方确认之日' },
  fax: { says: '传真', receivedBy: '双方确认之日' },
  email: { says: '电子邮件', receivedBy: '双方确认之日' },
  other: { says: '其他公布的渠道', receivedBy: '双方确认之日' },
}
