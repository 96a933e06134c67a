import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** An eight-bit picture, row after row, as a browser takes it. */
interface Picture {
  readonly width: number
  readonly height: number
  /** Three bytes for each point. */
  readonly points: Uint8Array
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const COLOURS = 256

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

function unfiltered(data: Uint8Array, width: number, height: number, size: number): Uint8Array {
  const row = width * size
  const out = new Uint8Array(row * height)
  const at = (y: number, x: number) => (x < 0 || y < 0 ? 0 : (out[y * row + x] ?? 0))
  for (let y = 0; y < height; y++) {
    const filter = data[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const [left, up, corner] = [at(y, x - size), at(y - 1, x), x < size ? 0 : at(y - 1, x - size)]
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      out[y * row + x] = (data[y * (row + 1) + 1 + x] ?? 0) + added
    }
  }
  return out
}

function read(png: Buffer): Picture {
  let header: Buffer = Buffer.alloc(0)
  const packed: Buffer[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = body
    if (type === 'IDAT') packed.push(body)
    at += 12 + length
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const size = header[9] === 6 ? 4 : 3
  const points = unfiltered(inflateSync(Buffer.concat(packed)), width, height, size)
  return { width, height, points: size === 3 ? points : points.filter((_, i) => i % 4 !== 3) }
}

/** The commonest colours, by the first six bits of each part. */
function paletteOf({ points }: Picture): number[] {
  const counts = new Map<number, number>()
  for (let i = 0; i < points.length; i += 3) {
    const colour = colourAt(points, i)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const near = new Set<number>()
  const kept: number[] = []
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    const group = colour & 0xf8f8f8
    if (near.has(group)) continue
    near.add(group)
    kept.push(colour)
    if (kept.length === COLOURS) break
  }
  return kept
}

const colourAt = (points: Uint8Array, i: number): number =>
  ((points[i] ?? 0) << 16) | ((points[i + 1] ?? 0) << 8) | (points[i + 2] ?? 0)

const apart = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** The same picture in at most 256 colours: a screen of text takes a third of the room. */
export function small(png: Buffer): Buffer {
  const picture = read(png)
  const { width, height, points } = picture
  const palette = paletteOf(picture)
  const places = new Map(palette.map((colour, i) => [colour, i]))
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const nearest = palette.reduce(
      (best, other, i) => (apart(colour, other) < apart(colour, palette[best] ?? 0) ? i : best),
      0,
    )
    places.set(colour, nearest)
    return nearest
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = placeOf(colourAt(points, (y * width + x) * 3))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
