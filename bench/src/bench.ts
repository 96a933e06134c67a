import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Measured } from './measured.ts'
import { measures } from './measures.ts'

const digits = (value: number) => (Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(2))

const row = ({ name, value, unit, target, reached, detail }: Measured) =>
  `| ${name} | ${digits(value)} ${unit} | ${target} | ${reached ? 'yes' : 'NO'} | ${detail} |`

async function main() {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
  const names = positionals.length > 0 ? positionals : Object.keys(measures)
  const unknown = names.filter((n) => !(n in measures))
  if (unknown.length > 0)
    throw new Error(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}`)
  if (!values.json) {
    console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
    console.log('| measured | value | must be | reached | |\n|---|---|---|---|---|')
  }
  for (const name of names) {
    const lines = (await measures[name]?.()) ?? []
    for (const line of lines) console.log(values.json ? JSON.stringify(line) : row(line))
  }
}

await main()
