import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { INSTALLATION } from '../../src/platform/audit.ts'
import { program } from '../../src/platform/context.ts'
import { queueMail, sendDue } from '../../src/platform/mail/mail.ts'
import { countMail } from '../../src/platform/mail/store.ts'
import { perform } from '../../src/platform/perform.ts'
import { type Opened, onEachDatabase } from '../support/server.ts'

/** A promise that is kept by hand. */
function later() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** A mail server on loopback that keeps what it is given (RFC 5321), or refuses every addressee. */
async function mailServer({ refuses = false, thinks = Promise.resolve() } = {}) {
  const letters: string[] = []
  const asked = later()
  const server = createServer((socket: Socket) => {
    let letter: string[] | null = null
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 loopback')
    createInterface({ input: socket }).on('line', (line) => {
      if (letter) {
        if (line !== '.') return letter.push(line)
        letters.push(letter.join('\n'))
        letter = null
        return say('250 kept')
      }
      if (/^RCPT/i.test(line)) {
        asked.resolve()
        return void thinks.then(() => say(refuses ? '550 no such person' : '250 ok'))
      }
      if (/^DATA/i.test(line)) {
        letter = []
        return say('354 go on')
      }
      return say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    })
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    asked: asked.promise,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

const queue = ({ parts }: Opened, subject: string, fails = false) =>
  perform(parts, program, async (ctx) => {
    const id = await queueMail(ctx, { to: 'clerk@example.com', subject, text: '请及时办理。' })
    await ctx.audit({ chain: INSTALLATION, act: 'mail.tested', subject: { type: 'mail', id } })
    if (fails) throw new Error('not after all')
  })

onEachDatabase('mail', (open) => {
  test('is sent once what it tells of has happened, and only then', async () => {
    const server = await mailServer()
    const opened = await open({ SMTP_URL: server.url, SMTP_FROM: 'gongkai@example.com' })
    await queue(opened, 'first')
    await assert.rejects(queue(opened, 'second', true))
    assert.equal(server.letters.length, 0)
    assert.equal(await sendDue(opened.parts), 1)
    assert.equal(await sendDue(opened.parts), 0)
    assert.equal(server.letters.length, 1)
    assert.match(server.letters[0] ?? '', /^Subject: first$/m)
    assert.match(server.letters[0] ?? '', /^To: clerk@example.com$/m)
    await server.stop()
  })

  test('waits when it is refused or the server is away, and nobody reads it in the database', async () => {
    const server = await mailServer({ refuses: true })
    const opened = await open({ SMTP_URL: server.url, SMTP_FROM: 'gongkai@example.com' })
    const { db } = opened.parts.database
    await queue(opened, 'kept')
    assert.equal(await sendDue(opened.parts), 0)
    assert.deepEqual(await countMail(db), { waiting: 1, failing: 1 })
    const row = await db.selectFrom('mail_queue').selectAll().executeTakeFirstOrThrow()
    assert.doesNotMatch(JSON.stringify(row), /clerk|example\.com|kept/)
    await server.stop()
    assert.equal(await sendDue(opened.parts), 0)
  })

  test('holds up nobody while the mail server thinks, and is sent by one of two processes', async () => {
    const { promise, resolve: answer } = later()
    const server = await mailServer({ thinks: promise })
    const opened = await open({ SMTP_URL: server.url, SMTP_FROM: 'gongkai@example.com' })
    await queue(opened, 'slow')
    const sending = sendDue(opened.parts)
    await server.asked
    assert.deepEqual(await countMail(opened.parts.database.db), { waiting: 1, failing: 0 })
    assert.equal(await sendDue(opened.parts), 0)
    answer()
    assert.equal(await sending, 1)
    assert.equal(server.letters.length, 1)
    await server.stop()
  })

  test('is refused with what to do where no mail server is set', async () => {
    await assert.rejects(queue(await open(), 'x'), /SMTP_URL/)
  })
})
