import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readSecret } from '../../src/platform/secrets/secret.ts'
import { changeSecret, openVault } from '../../src/platform/secrets/service.ts'
import { kinds, notes, openNew, reopen, write } from '../support/data.ts'

const writer = fileURLToPath(new URL('../fixtures/write-until-killed.ts', import.meta.url))

test('what was acknowledged is there after kill -9', async () => {
  const data = await openNew()
  await data.close()
  const child = spawn(process.execPath, ['--import', 'tsx', writer, data.settings.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === 40) child.kill('SIGKILL')
  }
  const again = await reopen(data.settings)
  assert.equal(again.lock.afterCrash, true)
  const there = await notes(again)
  for (const text of acknowledged) assert.ok(there.includes(text), text)
  await again.close()
})

for (const kind of kinds)
  test(`another secret is told at the start, the right one opens again, and it can be changed · ${kind}`, async () => {
    const data = await openNew(kind)
    await write(data, 'a', '个人信息')
    await data.close()
    const { settings } = data
    const wrong = { ...settings, secretKey: 'not the secret of these data at all' }
    await assert.rejects(reopen(wrong), /密钥（SECRET_KEY）与数据库不符/)
    const lost = { ...settings, secretKey: null }
    await assert.rejects(reopen(lost), /缺少密钥：.*请把原来的 secret\.key 放回/)
    assert.equal(existsSync(join(settings.dataDir, 'secret.key')), false)
    const again = await reopen(settings)
    const next = await readSecret(wrong, '')
    await changeSecret(again.database, await readSecret(settings, ''), next)
    await assert.rejects(changeSecret(again.database, await readSecret(settings, ''), next), /不符/)
    await openVault(again.database, next)
    await again.close()
    const changed = await reopen(wrong)
    assert.deepEqual(await notes(changed), ['个人信息'])
    await changed.close()
  })
