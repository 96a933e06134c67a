import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, resolve } from 'node:path'

/** Longest path of a socket that every system takes. */
const LONGEST = 100

/**
 * Calls `use` with an address for the socket `name` in `folder`. A path too long for a socket is reached through the
 * opened folder, where the system shows it (Linux); on Windows a socket is a named pipe.
 */
async function withAddress<T>(folder: string, name: string, use: (address: string) => Promise<T>): Promise<T> {
  const path = join(resolve(folder), name)
  if (process.platform === 'win32')
    return use(`\\\\.\\pipe\\gongkai-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`)
  if (Buffer.byteLength(path) <= LONGEST || process.platform !== 'linux') return use(path)
  const opened = await open(folder, 'r')
  try {
    return await use(`/proc/self/fd/${opened.fd}/${name}`)
  } finally {
    await opened.close()
  }
}

/** Listens on a socket in a folder. It does not keep the program running. */
export const listenIn = (folder: string, name: string, onCaller: (caller: Socket) => void): Promise<Server> =>
  withAddress(
    folder,
    name,
    (address) =>
      new Promise((listening, failed) => {
        const server = createServer({ allowHalfOpen: true }, onCaller)
        server.unref()
        server.once('error', failed)
        server.listen(address, () => listening(server))
      }),
  )

/** Calls the program that listens on a socket in a folder. Throws `ENOENT` or `ECONNREFUSED` when none does. */
export const callIn = (folder: string, name: string): Promise<Socket> =>
  withAddress(
    folder,
    name,
    (address) =>
      new Promise((connected, failed) => {
        const socket = connect(address)
        socket.once('error', failed)
        socket.once('connect', () => {
          socket.off('error', failed)
          connected(socket)
        })
      }),
  )
