import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** Who holds a folder, as written in its lock. What this system does not tell is null. */
export const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** Differs after each start of the machine. */
  boot: z.string().nullable(),
  /** Numbers of processes mean something only inside it (containers). */
  space: z.string().nullable(),
  /** Tells the process from a later one with the same number. */
  began: z.string().nullable(),
  since: z.string(),
  socket: z.string(),
  /** Counts up while the process lives, for those who cannot see it. */
  beat: z.int(),
  /** The process let go by itself; what it wrote is whole. */
  released: z.boolean(),
})
export type Holder = z.infer<typeof Holder>

function told<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

const bootOf = () => told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
const spaceOf = () => told(() => readlinkSync('/proc/self/ns/pid'))
/** Field 22 of the process's status: its start in ticks since the boot. The name before may hold spaces and brackets. */
const beganOf = (pid: number) =>
  told(() => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  })

/** This process as a holder. */
export const thisProcess = (socket: string): Holder => ({
  pid: process.pid,
  host: hostname(),
  boot: bootOf(),
  space: spaceOf(),
  began: beganOf(process.pid),
  since: new Date().toISOString(),
  socket,
  beat: 0,
  released: false,
})

/**
 * Where a holder runs, seen from here. `here`: under the same kernel, so that its socket tells whether it lives.
 * `gone`: this machine was started anew since. `elsewhere`: another machine with the folder in common, or a container
 * of before the last start — only its beat can tell.
 */
export function whereIs(holder: Holder): 'here' | 'gone' | 'elsewhere' {
  const boot = bootOf()
  if (boot !== null && holder.boot !== null) {
    if (boot === holder.boot) return 'here'
    return holder.host === hostname() ? 'gone' : 'elsewhere'
  }
  return holder.host === hostname() ? 'here' : 'elsewhere'
}

/** Whether the very process that took the lock still runs, as far as its number tells; a reused number does not count. */
export function stillRuns(holder: Holder): boolean {
  if (holder.space === null || holder.space !== spaceOf() || holder.began === null) return false
  return beganOf(holder.pid) === holder.began
}
