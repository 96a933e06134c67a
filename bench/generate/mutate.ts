import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Random } from './random.ts'

/** A way to harm a file; the result may be anything but must never be more than harmless to a reader. */
type Harm = (bytes: Uint8Array, random: Random) => Uint8Array

const place = (bytes: Uint8Array, random: Random) => random.int(0, Math.max(0, bytes.length - 1))

function slice(bytes: Uint8Array, random: Random): [number, number] {
  const start = place(bytes, random)
  return [start, Math.min(bytes.length, start + random.int(1, Math.max(1, bytes.length >> 3)))]
}

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

const flips: Harm = (bytes, random) => {
  const copy = bytes.slice()
  for (let n = random.int(1, 40); n > 0; n--) copy[place(copy, random)] = random.int(0, 255)
  return copy
}
const truncated: Harm = (bytes, random) => bytes.slice(0, place(bytes, random))
const beheaded: Harm = (bytes, random) => bytes.slice(place(bytes, random))
const duplicated: Harm = (bytes, random) => {
  const [a, b] = slice(bytes, random)
  return join(bytes.slice(0, b), bytes.slice(a, b), bytes.slice(b))
}
const deleted: Harm = (bytes, random) => {
  const [a, b] = slice(bytes, random)
  return join(bytes.slice(0, a), bytes.slice(b))
}
const moved: Harm = (bytes, random) => {
  const [a, b] = slice(bytes, random)
  const rest = join(bytes.slice(0, a), bytes.slice(b))
  const at = place(rest, random)
  return join(rest.slice(0, at), bytes.slice(a, b), rest.slice(at))
}
const noise: Harm = (bytes, random) => {
  const at = place(bytes, random)
  const filler = Uint8Array.from({ length: random.int(1, 300) }, () => random.int(0, 255))
  return join(bytes.slice(0, at), filler, bytes.slice(at))
}

const byteHarms: readonly Harm[] = [flips, truncated, beheaded, duplicated, deleted, moved, noise]

type Spoil = (text: string, random: Random) => string

/** Rewrites some of the matches. */
const some =
  (pattern: RegExp, share: number, change: (found: string, random: Random) => string): Spoil =>
  (text, random) =>
    text.replace(pattern, (found) => (random.chance(share) ? change(found, random) : found))

const swapped: Spoil = (text, random) => {
  const parts = text.split(random.pick(['\n', '\t', '</td>', '</tr>', '|', '</w:tc>', '</c>']))
  const [a, b] = [random.int(0, parts.length - 1), random.int(0, parts.length - 1)]
  const [x = '', y = ''] = [parts[a], parts[b]]
  parts[a] = y
  parts[b] = x
  return parts.join('\n')
}
const nested: Spoil = (text, random) => {
  const tag = random.pick(['div', 'table', 'td', 'p', 'span', 'b', 'w:tbl', 'w:tc', 'w:p', 'ul'])
  const at = random.int(0, text.length)
  return text.slice(0, at) + `<${tag}>`.repeat(random.pick([3, 50, 1_500, 5_000])) + text.slice(at)
}
const numbers = ['', '-1', '1e9', '999999999999999999999', '０', '1 0', '1,2,3', '二十', 'NaN', '3.14.15', '%', '1/2']

const textSpoils: readonly Spoil[] = [
  swapped,
  nested,
  some(/\d+/g, 0.05, (_, random) => random.pick(numbers)),
  some(/(span|w:val|r|count)="?\d+"?/g, 0.1, (found, random) =>
    found.replace(/\d+/, random.pick(['0', '-1', '1000000000', '65536', '99999999999999999999', 'x'])),
  ),
  some(/<\/?[^>]{1,200}>/g, 0.02, () => ''),
  some(/[\n\t|]/g, 0.1, (found, random) => random.pick(['', found + found, ' ', '\u00a0', '\u0000'])),
  some(/[\u4e00-\u9fff]{2,8}/g, 0.03, (found, random) =>
    random.pick(['', found + found, found.slice(1), '\uFFFD\uFFFD']),
  ),
]

const spoilText = (bytes: Uint8Array, random: Random) => strToU8(random.pick(textSpoils)(strFromU8(bytes), random))

/** Harms one part of an office file and packs it again, since a harmed archive is all that most other harm leaves. */
const spoilPart: Harm = (bytes, random) => {
  const parts = unzipSync(bytes)
  const name = random.pick(Object.keys(parts))
  const part = parts[name] ?? new Uint8Array()
  return zipSync({
    ...parts,
    [name]: random.chance(0.7) ? spoilText(part, random) : random.pick(byteHarms)(part, random),
  })
}

/** The file with one to three harms done to it. */
export function mutate(name: string, bytes: Uint8Array, random: Random): Uint8Array {
  if (/\.(docx|xlsx)$/.test(name) && random.chance(0.7)) return spoilPart(bytes, random)
  const readable = /\.(txt|html|md)$/.test(name)
  let harmed = bytes
  for (let n = random.int(1, 3); n > 0; n--)
    harmed = readable && random.chance(0.6) ? spoilText(harmed, random) : random.pick(byteHarms)(harmed, random)
  return harmed
}
