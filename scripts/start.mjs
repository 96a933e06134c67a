// npm start: installs and builds what is missing, then checks the samples; with arguments it is the command line.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'server/bin/gongkai.mjs')

/** Runs the program where the user stands and waits for its exit status. */
const run = (...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)))
  })

install()
const args = process.argv.slice(2)
if (args.length > 0) process.exitCode = await run(...args)
else {
  const samples = join(root, 'samples')
  const page = join(root, 'dist', 'samples.html')
  console.log('校验随附的样例报告（samples/）：\n')
  process.exitCode =
    (await run('check', samples, '--fail-on', 'never')) ||
    (await run('check', samples, '--fail-on', 'never', '--quiet', '--format', 'html', '-o', page))
  if (process.exitCode === 0) {
    console.log(`\n带表格的结果：${page}`)
    console.log(`校验自己的报告：npm start -- check 文件或文件夹　　全部用法：npm start -- --help`)
  }
}
