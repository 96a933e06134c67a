import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { receiver } from '../../src/platform/files/receive.ts'
import { openShelf } from '../../src/platform/files/shelf.ts'
import { openFolder } from '../../src/platform/folder/folder.ts'
import { translate } from '../../src/platform/http/translate.ts'
import { folder } from '../support/gongkai.ts'
import * as samples from '../support/uploads.ts'

const MB = 1024 * 1024

/** A server that receives files as ours does, at a real port. */
async function site({ limit = MB, scanCommand = null as string | null } = {}) {
  const places = await openFolder(join(folder(), 'data'))
  const shelf = openShelf(places)
  const app = Fastify({ forceCloseConnections: true })
  await app.register(multipart, { limits: { fileSize: limit } })
  const drop = async (hashes: readonly string[]) => void (await Promise.all(hashes.map(shelf.discard)))
  const receive = receiver(shelf, { uploadLimit: limit, scanCommand }, drop)
  app.post('/', async (request) => {
    const { fields, files } = await receive(request, { attachments: null })
    return { fields, files }
  })
  app.setErrorHandler((error, _request, reply) => {
    const { status, code, message } = translate(error)
    reply.code(status).send({ code, message })
  })
  const url = await app.listen({ port: 0 })
  const send = async (name: string, content: Uint8Array | string) => {
    const form = new FormData()
    form.append('note', '说明')
    form.append('file', new Blob([content as BlobPart]), name)
    const answer = await fetch(url, { method: 'POST', body: form })
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
    return { status: answer.status, body: (await answer.json()) as any }
  }
  return { app, url, places, shelf, send }
}

const stored = (files: string) =>
  readdirSync(files, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length

test('files are told by their content and kept by its hash', async (t) => {
  const { app, places, shelf, send } = await site()
  t.after(() => app.close())
  const taken: [string, Uint8Array | string, string, string?][] = [
    ['答复书.pdf', samples.pdf, 'application/pdf'],
    ['证明.PNG', samples.png, 'image/png'],
    ['照片.jpeg', samples.jpeg, 'image/jpeg'],
    ['扫描.tif', samples.tiff, 'image/tiff'],
    ['申请.docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['台账.xlsx', samples.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['文件.ofd', samples.ofd, 'application/ofd'],
    ['附件.zip', samples.archive, 'application/zip'],
    ['旧稿.doc', samples.compound('Root Entry', 'WordDocument'), 'application/msword'],
    ['旧稿.wps', samples.compound('Root Entry', 'WordDocument'), 'application/msword'],
    ['旧表.xls', samples.compound('Root Entry', 'Workbook'), 'application/vnd.ms-excel'],
    ['说明.txt', '说明', 'text/plain; charset=utf-8'],
    ['国标.txt', Buffer.from('cbb5c3f7', 'hex'), 'text/plain; charset=utf-8'],
    ['名单.csv', '姓名,单位\n', 'text/csv; charset=utf-8'],
    ['公告.html', '<!doctype html><p>公告', 'text/html; charset=utf-8'],
    ['无扩展名', samples.pdf, 'application/pdf', '无扩展名.pdf'],
  ]
  for (const [name, content, type, as = name] of taken) {
    const { status, body } = await send(name, content)
    assert.equal(status, 200, `${name}: ${body.message}`)
    const [file] = body.files
    assert.deepEqual([file.name, file.type, file.size], [as, type, Buffer.byteLength(content as Buffer)])
    assert.equal(body.fields.note, '说明')
    const opened = await shelf.open(file.hash)
    assert.deepEqual(await opened?.readFile(), Buffer.from(content as Buffer))
    await opened?.close()
    const place = join(places.files, file.hash.slice(0, 2), file.hash)
    assert.equal(statSync(place).mode & 0o777, 0o600)
  }
  assert.deepEqual(readdirSync(places.drafts), [])
})

test('what is not what its name says, or not taken at all, is refused and leaves nothing', async (t) => {
  const { app, places, send } = await site()
  t.after(() => app.close())
  const refused: [string, Uint8Array | string, number, RegExp][] = [
    ['答复.docx', samples.pdf, 422, /扩展名是 \.docx，内容却是PDF。请改用正确的扩展名（\.pdf）/],
    ['照片.jpg', samples.png, 422, /内容却是PNG图片/],
    ['台账.xlsx', samples.docx, 422, /内容却是Word文档/],
    ['页面.pdf', '<html>', 422, /内容却是纯文本/],
    ['程序.exe', samples.program, 415, /不接收这种类型/],
    ['程序.pdf', samples.program, 415, /不接收这种类型/],
    ['文稿.docm', samples.docm, 422, /宏/],
    ['文稿.docx', samples.docm, 422, /宏/],
    ['文稿.doc', samples.compound('Root Entry', 'WordDocument', 'Macros'), 422, /宏/],
    ['邮件.msg', samples.compound('Root Entry', '__nameid_version1.0'), 415, /不接收/],
    ['加密.zip', samples.encrypted(), 422, /加了密码/],
    ['炸弹.zip', samples.bomb(), 422, /展开后太大/],
    ['残缺.docx', samples.docx.subarray(0, -30), 422, /已经损坏/],
    ['空.pdf', '', 422, /空的/],
    ['大.pdf', Buffer.concat([samples.pdf, Buffer.alloc(2 * MB)]), 413, /文件超过1MB/],
  ]
  for (const [name, content, status, says] of refused) {
    const answer = await send(name, content)
    assert.equal(answer.status, status, `${name}: ${JSON.stringify(answer.body)}`)
    assert.match(answer.body.message, says)
  }
  assert.equal(stored(places.files), 0)
  assert.deepEqual(readdirSync(places.drafts), [])
})

test('the largest that may come does come', async (t) => {
  const { app, send } = await site()
  t.after(() => app.close())
  assert.equal((await send('大.txt', 'x'.repeat(MB))).status, 200)
  assert.equal((await send('大.txt', 'x'.repeat(MB + 1))).status, 413)
})

test('an upload that breaks off leaves nothing behind', async (t) => {
  const { app, places, url } = await site()
  t.after(() => app.close())
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n' +
      `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'x'.repeat(200_000)}`,
  )
  for (let i = 0; i < 100 && readdirSync(places.drafts).length === 0; i++) await sleep(20)
  assert.equal(readdirSync(places.drafts).length, 1)
  socket.destroy()
  for (let i = 0; i < 100 && readdirSync(places.drafts).length > 0; i++) await sleep(20)
  assert.deepEqual(readdirSync(places.drafts), [])
  assert.equal(stored(places.files), 0)
})

test('the virus scanner sees each file, and one that fails lets nothing through', async (t) => {
  const finds = `${process.execPath} -e "process.exit(require('fs').readFileSync(process.argv[1]).includes('EICAR')?1:0)"`
  const { app, send } = await site({ scanCommand: finds })
  t.after(() => app.close())
  assert.equal((await send('好.txt', '好')).status, 200)
  const bad = await send('坏.txt', 'EICAR')
  assert.deepEqual([bad.status, bad.body.code], [422, 'fileInfected'])
  for (const scanCommand of ['/no/such/scanner', `${process.execPath} -e process.exit(2)`]) {
    const broken = await site({ scanCommand })
    t.after(() => broken.app.close())
    assert.equal((await broken.send('好.txt', '好')).body.code, 'scannerFailed')
    assert.equal(stored(broken.places.files), 0)
  }
})

test('contents that nobody names go after their time, and those that are named stay', async (t) => {
  const { app, places, shelf, send } = await site()
  t.after(() => app.close())
  const [kept, unneeded, young] = await Promise.all(
    ['一', '二', '三'].map(async (text) => (await send('a.txt', text)).body.files[0].hash as string),
  )
  const placeOf = (hash = '') => join(places.files, hash.slice(0, 2), hash)
  const long = new Date(Date.now() - 3 * 86_400_000)
  for (const hash of [kept, unneeded]) utimesSync(placeOf(hash), long, long)
  const named = async () => new Set([kept ?? ''])
  assert.equal(await shelf.collect(named, 86_400_000), 1)
  assert.deepEqual(
    [existsSync(placeOf(kept)), existsSync(placeOf(unneeded)), existsSync(placeOf(young))],
    [true, false, true],
  )
  // A backup that began before still finds it; the next day it is gone.
  const opened = await shelf.open(unneeded ?? '')
  assert.equal((await opened?.readFile())?.toString(), '二')
  await opened?.close()
  utimesSync(join(places.files, 'removed', unneeded ?? ''), long, long)
  await shelf.collect(named, 86_400_000)
  assert.equal(await shelf.open(unneeded ?? ''), null)
})

test('what is named again after it was removed comes back, and is gone for good only after that', async (t) => {
  const { app, places, shelf, send } = await site()
  t.after(() => app.close())
  const [late, claimed, gone] = await Promise.all(
    ['一', '二', '三'].map(async (text) => (await send('a.txt', text)).body.files[0].hash as string),
  )
  const placeOf = (hash = '') => join(places.files, hash.slice(0, 2), hash)
  const inBin = (hash = '') => join(places.files, 'removed', hash)
  const long = new Date(Date.now() - 3 * 86_400_000)
  for (const hash of [late, claimed, gone]) utimesSync(placeOf(hash), long, long)
  assert.equal(await shelf.collect(async () => new Set(), 86_400_000), 3)
  assert.equal(await shelf.claim(claimed ?? ''), true)
  assert.deepEqual([existsSync(placeOf(claimed)), existsSync(inBin(claimed))], [true, false])
  for (const hash of [late, gone]) utimesSync(inBin(hash), long, long)
  await shelf.collect(async () => new Set([late ?? '', claimed ?? '']), 86_400_000)
  assert.deepEqual([existsSync(placeOf(late)), existsSync(inBin(late))], [true, false])
  assert.deepEqual([existsSync(placeOf(gone)), existsSync(inBin(gone))], [false, false])
  assert.equal(await shelf.claim(gone ?? ''), false)
})

test('an address in place of a hash opens nothing', async () => {
  const places = await openFolder(join(folder(), 'data'))
  mkdirSync(join(places.files, '..', 'x'))
  writeFileSync(join(places.files, '..', 'x', 'y'), 'secret')
  for (const hash of ['../x/y', '', '..', 'A'.repeat(64)]) assert.equal(await openShelf(places).open(hash), null)
})
