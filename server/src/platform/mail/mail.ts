import { createTransport, type Transporter } from 'nodemailer'
import type { CommandContext, Parts } from '../context.ts'
import { defineErrors, refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import { safely } from '../log.ts'
import { deleteMail, insertMail, postpone, takeDue } from './store.ts'

/** One letter by mail, as text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export const mailErrors = defineErrors({
  noMail: {
    status: 409,
    says: '还没有设置邮件服务器（SMTP_URL、SMTP_FROM），不能发送邮件。请系统管理员设置后重新启动。',
  },
})

const place = (id: string) => `mail_queue.sealed:${id}`

/** Puts a letter into the queue, in the transaction of whatever it tells of: it is sent if and only if that happened. */
export async function queueMail({ db, now, parts }: CommandContext, mail: Mail): Promise<string> {
  if (!parts.settings.smtp) throw refuse(mailErrors.noMail)
  const id = newId()
  await insertMail(db, id, parts.secrets.seal(JSON.stringify(mail), place(id)), now)
  return id
}

/** Minutes to wait after a failure, the longer the more there were; the last one stays. */
const pauses = [1, 5, 30, 120, 720]
const MOST_AT_ONCE = 200
/** Longer than any server may take with one letter. */
const OWN_MINUTES = 10
const TIMEOUT = 20_000

/** Sends what is due. One that fails waits longer each time and is never dropped: people see it on the operations page. */
export async function sendDue(parts: Parts): Promise<number> {
  const { smtp } = parts.settings
  if (!smtp) return 0
  const transport = createTransport(
    {
      url: smtp.url,
      connectionTimeout: TIMEOUT,
      greetingTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: smtp.from },
  )
  try {
    let sent = 0
    while (sent < MOST_AT_ONCE && (await sendNext(parts, transport))) sent++
    return sent
  } finally {
    transport.close()
  }
}

/**
 * The mail is this process's own while it is sent, without a transaction: a slow server must not hold up the database.
 * If the program dies between the mail server's answer and the deletion it is sent again with the same Message-ID, by
 * which mail programs know it.
 */
async function sendNext(parts: Parts, transport: Transporter): Promise<boolean> {
  const { db } = parts.database
  const now = parts.clock.now()
  const due = await takeDue(db, now, new Date(now.getTime() + OWN_MINUTES * 60_000))
  if (!due) return false
  const mail = JSON.parse(parts.secrets.open(due.sealed, place(due.id))) as Mail
  try {
    await transport.sendMail({ ...mail, messageId: `<${due.id}@gongkai>` })
  } catch (error) {
    const failure = String((error as { code?: unknown }).code ?? 'unknown').slice(0, 40)
    const minutes = pauses[Math.min(due.attempts, pauses.length - 1)] ?? 1
    await postpone(db, due.id, new Date(now.getTime() + minutes * 60_000), failure)
    // Its words may name the addressee.
    parts.log.warn({ ...safely(error), words: undefined, failure }, 'mail not sent')
    return false
  }
  await deleteMail(db, due.id)
  return true
}
