import { isIPv6 } from 'node:net'

/** Prefixes whose last 32 bits are an IPv4 address: mapped (RFC 4291), and translated by a gateway (RFC 6052). */
const holdingIPv4 = ['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0']

/**
 * What counts as one caller where addresses are limited. An IPv6 address counts as its /64, because whoever has one
 * address of it has all; an IPv4 address counts as itself, however it is written. Anything else is given as it came.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  const groups = groupsOf(plain)
  if (holdingIPv4.includes(groups.slice(0, 6).map(hex).join(':'))) return groups.slice(6).flatMap(bytesOf).join('.')
  return `${groups.slice(0, 4).map(hex).join(':')}::/64`
}

const hex = (group: number) => group.toString(16)
const bytesOf = (group: number) => [group >> 8, group & 0xff]

/** The eight groups of an IPv6 address, with `::` filled and an IPv4 end as two groups. */
function groupsOf(address: string): number[] {
  const [before = '', after] = address.split('::')
  const [front, back] = [partsOf(before), partsOf(after ?? '')]
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back]
}

const partsOf = (text: string): number[] => text.split(':').flatMap(partOf)

function partOf(part: string): number[] {
  if (part === '') return []
  if (!part.includes('.')) return [Number.parseInt(part, 16)]
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}
