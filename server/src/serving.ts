import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { greeting } from './demonstration/greeting.ts'
import { showFilling } from './demonstration/progress.ts'
import { start } from './main.ts'
import type { Arguments } from './platform/args.ts'
import { messageOf, status } from './platform/errors.ts'
import { root } from './platform/root.ts'
import { readSettings, SettingsError } from './platform/settings.ts'
import { StartError } from './platform/start-error.ts'
import { send } from './platform/terminal.ts'

/**
 * Resolves when the service manager or the user asks the program to end. Ctrl-C comes twice when npm passes it on too,
 * so asking again changes nothing.
 */
const asked = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })

/** Serves until it is asked to end; the exit status. */
export async function runServe({ switches }: Arguments): Promise<number> {
  try {
    const ended = asked()
    const settings = readSettings(process.env, { demo: switches.has('demo') })
    const shown = showFilling(process.stdout)
    const running = await start(settings, { office: await builtOffice(), filling: shown.told })
    const lines = [running.url, ...(await greeting(running.parts, running.url))]
    await send(process.stdout, `${lines.join('\n')}\n`)
    shown.begin()
    await ended
    await running.stop()
    return status.done
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof StartError || isInUse(error))) throw error
    await send(process.stderr, `${isInUse(error) ? inUse(error) : messageOf(error)}\n`)
    return status.unreadable
  }
}

/** The back office is built by the same script as the program, when its sources changed. */
async function builtOffice(): Promise<string> {
  const { buildOffice } = await import(pathToFileURL(join(root, 'scripts/build.mjs')).href)
  return buildOffice()
}

type InUse = Error & { code: string; port?: number; address?: string }
const isInUse = (error: unknown): error is InUse =>
  ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes((error as InUse)?.code)
const inUse = ({ code, address, port }: InUse): string =>
  code === 'EADDRINUSE'
    ? `端口 ${port} 已被占用。请停止占用它的程序，或者用 PORT 设置另一个端口（PORT=0 任选一个空闲的）。`
    : `不能在 ${address}:${port} 上提供服务。请检查 HOST 和 PORT 的设置。`
