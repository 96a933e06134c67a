// node scripts/run.mjs FILE [ARGUMENTS]: runs a TypeScript file of the project, installed and built first.
import { spawn } from 'node:child_process'
import { install } from './install.mjs'

const [file, ...args] = process.argv.slice(2)
install()
const { buildScript } = await import('./build.mjs')
const child = spawn(process.execPath, ['--expose-gc', await buildScript(file), ...args], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
