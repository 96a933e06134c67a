import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { thisProcess } from '../../src/platform/folder/holder.ts'
import { holderOf, takeLock } from '../../src/platform/folder/lock.ts'
import { folder } from '../support/gongkai.ts'

const fixture = fileURLToPath(new URL('../fixtures/hold-lock.ts', import.meta.url))

/** Another process that tries to take the folder; what it said. */
async function another(path: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, said }
}

const ended = (child: ChildProcess) => (child.exitCode === null ? once(child, 'exit') : null)

test('a second process is refused with the number of the first, and takes the folder after it let go', async () => {
  const path = folder()
  const first = await another(path)
  assert.equal(first.said, 'taken in order')
  await assert.rejects(takeLock(path), (error: Error) => {
    assert.match(error.message, new RegExp(`进程号 ${first.child.pid}，`))
    assert.match(error.message, /请先停止那个进程/)
    return error.name === 'StartError'
  })
  first.child.stdin?.write('go\n')
  await ended(first.child)
  const lock = await takeLock(path)
  assert.equal(lock.afterCrash, false)
  await lock.release()
  assert.equal(await holderOf(path), null)
})

test('after kill -9 the folder is free at once and the next holder knows', async () => {
  const path = folder()
  const first = await another(path)
  first.child.kill('SIGKILL')
  await ended(first.child)
  const lock = await takeLock(path)
  assert.equal(lock.afterCrash, true)
  await lock.release()
  assert.deepEqual(
    readdirSync(join(path, 'lock')).filter((n) => n.endsWith('.sock')),
    [],
  )
})

test('of many that start at once after a crash exactly one has the folder', async () => {
  const path = folder()
  const dead = await another(path)
  dead.child.kill('SIGKILL')
  await ended(dead.child)
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => takeLock(path)))
  const won = tries.filter((t) => t.status === 'fulfilled')
  assert.equal(won.length, 1)
  assert.equal((await holderOf(path))?.pid, process.pid)
  for (const { value } of won) await value.release()
})

function pretend(path: string, as: Partial<ReturnType<typeof thisProcess>>) {
  mkdirSync(join(path, 'lock'), { recursive: true })
  writeFileSync(join(path, 'lock', '7'), JSON.stringify({ ...thisProcess('none.sock'), ...as }))
}

test('after the machine was started anew a process with the same number does not count', async () => {
  const path = folder()
  pretend(path, { boot: 'another start', pid: process.pid })
  const lock = await takeLock(path, { watch: 60_000 })
  assert.equal(lock.afterCrash, true)
  await lock.release()
})

test('a process that reuses the number of a dead one does not keep the folder', async () => {
  const path = folder()
  pretend(path, { pid: process.pid, began: '1' })
  await (await takeLock(path)).release()
})

test('a holder whose socket somebody removed still has the folder', async () => {
  const path = folder()
  const first = await another(path)
  for (const name of readdirSync(join(path, 'lock'))) if (name.endsWith('.sock')) rmSync(join(path, 'lock', name))
  await assert.rejects(takeLock(path), /进程号/)
  first.child.kill('SIGKILL')
  await ended(first.child)
})

test('a holder on another machine keeps the folder while it beats, and no longer', async () => {
  const path = folder()
  const elsewhere = { boot: 'another machine', host: `not-${hostname()}` }
  pretend(path, elsewhere)
  let beat = 0
  const beating = setInterval(() => pretend(path, { ...elsewhere, beat: ++beat }), 20)
  await assert.rejects(takeLock(path, { watch: 200 }), new RegExp(`主机 not-${hostname()}`))
  clearInterval(beating)
  await (await takeLock(path, { watch: 200 })).release()
})

test('a lock file that was never finished is passed over', async () => {
  const path = folder()
  mkdirSync(join(path, 'lock'))
  writeFileSync(join(path, 'lock', '3'), '')
  await (await takeLock(path)).release()
})

test('a holder that lost the folder is told', async () => {
  const path = folder()
  let lost = false
  const onLost = () => {
    lost = true
  }
  const lock = await takeLock(path, { onLost, beat: 20 })
  writeFileSync(join(path, 'lock', '99'), '')
  for (let i = 0; i < 100 && !lost; i++) await sleep(20)
  assert.equal(lost, true)
  await lock.release()
})

test('lock and socket are for the own account only, also below a very long path', async () => {
  const path = join(folder(), '很长的文件夹名称'.repeat(6), '又一层'.repeat(12))
  mkdirSync(path, { recursive: true })
  const lock = await takeLock(path)
  const names = readdirSync(join(path, 'lock'))
  assert.equal(names.length, 2)
  for (const name of names) assert.equal(statSync(join(path, 'lock', name)).mode & 0o777, 0o600)
  assert.equal(statSync(join(path, 'lock')).mode & 0o777, 0o700)
  assert.equal(JSON.parse(readFileSync(join(path, 'lock', '1'), 'utf8')).pid, process.pid)
  await assert.rejects(takeLock(path), /进程号/)
  await lock.release()
})
