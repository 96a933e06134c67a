import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import type { FastifyInstance } from 'fastify'
import { createClock } from '../../src/platform/clock.ts'
import type { Parts } from '../../src/platform/context.ts'
import { openEmbedded } from '../../src/platform/database/database.ts'
import { openShelf } from '../../src/platform/files/shelf.ts'
import { openFolder } from '../../src/platform/folder/folder.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import { createLog } from '../../src/platform/log.ts'
import { openVault } from '../../src/platform/secrets/service.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { composePortal } from '../../src/portal/compose.ts'
import type { AgencyFacts, PortalFacts } from '../../src/portal/facts.ts'
import { checkUploaded } from '../../src/reports/contract.ts'
import { requestsApi } from '../../src/requests/api.ts'
import { migrated } from './server.ts'

export const agency: AgencyFacts = {
  name: '云川县人民政府',
  office: { name: '云川县人民政府办公室政府信息公开科', address: '云川县澄心路1号', phone: '0000-6021234' },
}

export interface OpenedPortal {
  readonly app: FastifyInstance
  /** Says something else of the agency from now on; pages follow within a second or two. */
  say(facts: AgencyFacts): void
}

/** The portal on the real server over a database of its own, on 2026年3月5日. */
export async function openPortal(env: Record<string, string> = {}, first = agency): Promise<OpenedPortal> {
  const settings = readSettings({ NODE_ENV: 'test', NOW: '2026-03-05', LOG_LEVEL: 'silent', ...env })
  const database = await openEmbedded('memory://', await migrated())
  const folder = await openFolder(await mkdtemp(join(tmpdir(), 'gongkai-test-')))
  const parts: Parts = {
    settings,
    database,
    clock: createClock(settings.now),
    secrets: await openVault(database, { key: Buffer.alloc(32, 7), from: 'test', made: false }),
    folder,
    shelf: openShelf(folder),
    log: createLog('silent'),
  }
  let version = 1
  let facts: PortalFacts = { version: '1', agency: first, calendar: nationalCalendar }
  const address = () => settings.baseUrl ?? 'http://localhost'
  const { surfaces, errorPage } = composePortal(parts, {
    address,
    operations: [checkUploaded],
    facts: async () => facts,
  })
  const app = await buildServer(parts, {
    handlers: requestsApi,
    doors: { resolve: async () => null, receive: async () => ({ fields: {}, files: [], drop: async () => {} }) },
    surfaces,
    errorPage,
    described: [checkUploaded],
    checks: [],
    version: 'test',
    address,
  })
  await app.ready()
  after(async () => {
    await app.close()
    await database.close()
    await rm(folder.path, { recursive: true, force: true })
  })
  return {
    app,
    say: (said) => {
      version++
      facts = { version: String(version), agency: said, calendar: nationalCalendar }
    },
  }
}

const BOUNDARY = '----gongkai-test'

interface Part {
  readonly name: string
  readonly file?: string
  readonly content: string | Uint8Array
}

/** A form with a file as browsers send it. */
export function multipart(...parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const chunks = parts.flatMap(({ name, file, content }) => [
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: application/octet-stream`}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  }
}
