import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The first is the same browser without windows, and does not draw any for nobody. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']

/** Where Chromium is; undefined when there is none. */
export const executable = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)

/** A Chromium that does nothing of its own accord. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executable && { executablePath: executable }),
    args: [
      ...(executable?.endsWith('-shell') ? [] : ['--headless=new']),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
