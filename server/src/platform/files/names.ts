/** So many characters and bytes of a name are kept; file systems take 255 bytes. */
const MOST = 120
const MOST_BYTES = 240
const NAMELESS = '未命名'

/** Control characters, line separators, marks that turn the direction of writing or take no room, half characters. */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cn}/gu
/** What some system does not take in a name. */
const forbidden = /[<>:"|?*]/g
/** Devices of Windows, with any ending, also with digits written above the line. */
const reserved = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i

/** The ending of a name in small letters without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

/**
 * A name that a stranger gave, made fit to be shown and saved on any system: no path, nothing invisible, no device,
 * not too long. Its ending stays, so that nobody takes it for another kind of file.
 */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(forbidden, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (plain === '') return NAMELESS
  const safe = reserved.test(plain) ? `_${plain}` : plain
  const ending = extensionOf(safe)
  const tail = ending !== '' && ending.length <= 10 ? safe.slice(-(ending.length + 1)) : ''
  return shorten(safe.slice(0, safe.length - tail.length), tail)
}

function shorten(stem: string, tail: string): string {
  const chars = [...stem].slice(0, MOST - [...tail].length)
  while (Buffer.byteLength(chars.join('') + tail) > MOST_BYTES) chars.pop()
  return chars.join('').replace(/[ .]+$/, '') + tail
}
