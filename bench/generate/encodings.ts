let table: Map<string, number> | undefined

/** Two-byte characters of GBK, taken from the decoder of the platform. */
function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk')
  const map = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\uFFFD') map.set(text, (lead << 8) | trail)
    }
  return map
}

/** GBK, which is what pages declared as GB2312 or GB18030 contain; characters outside it become `?`. */
export function gbk(text: string): Uint8Array {
  table ??= gbkTable()
  const bytes: number[] = []
  for (const c of text) {
    const code = c.charCodeAt(0)
    if (code < 0x80) bytes.push(code)
    else {
      const pair = table.get(c) ?? 0x3f
      if (pair > 0xff) bytes.push(pair >> 8)
      bytes.push(pair & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}

/** UTF-16 with its byte order mark. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, order === 'little')
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), order === 'little')
  return bytes
}

/** UTF-8 with a byte order mark. */
export const utf8WithMark = (text: string): Uint8Array => new TextEncoder().encode(`\uFEFF${text}`)
