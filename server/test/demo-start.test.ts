import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { folder, gongkai, root } from './support/gongkai.ts'

test('npm start -- --demo prints the address and the accounts, ends with the shell that npm kills, and real work keeps out', async () => {
  const env = { ...process.env, DATA_DIR: folder(), PORT: '0', LOG_LEVEL: 'silent', npm_lifecycle_event: 'start' }
  // The shell waits for what it runs, as the one that npm starts does.
  const line = `"${process.execPath}" "${join(root, 'scripts/start.mjs')}" --demo; exit 7`
  const shell = spawn('/bin/sh', ['-c', line], { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  // The pipe closes when the program behind the shell has ended, not the shell alone.
  const closed = once(shell.stdout, 'close')
  await new Promise<void>((resolve) => {
    createInterface({ input: shell.stdout }).on('line', (text) => {
      lines.push(text)
      // The last line that is printed names the other accounts.
      if (text.includes('换成')) resolve()
    })
    closed.then(() => resolve())
  })
  const guide = await fetch(`${lines[0]}guide`)
  assert.match(await guide.text(), /云川县人民政府办公室政府信息公开科/)
  shell.kill('SIGTERM')
  assert.match(lines[0] ?? '', /^http:\/\/127\.0\.0\.1:\d+\/$/)
  assert.match(lines[1] ?? '', /演示数据：虚构的云川县/)
  assert.ok(lines.some((l) => /^ {2}xtgly .*系统管理员/.test(l)))
  await closed
  const { status, stdout, stderr } = await gongkai(['serve'], { env })
  assert.deepEqual([status, stdout], [2, ''], stderr)
  assert.match(stderr, /^这里的数据是演示数据/m)
})
