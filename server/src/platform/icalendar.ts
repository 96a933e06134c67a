import type { Download } from './http/handler.ts'

/** Whole days in a calendar, both included; dates are written YYYY-MM-DD. */
export interface Entry {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly title: string
  readonly about: string
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
const plain = (date: string) => date.replaceAll('-', '')

/** The end of a whole day is the day after (RFC 5545, 3.6.1). */
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

const MOST_BYTES = 75

/** Lines longer than 75 bytes go on in the next after a space, never inside a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > MOST_BYTES) {
      parts.push(part)
      part = ''
      bytes = 1
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}

/** Days as an iCalendar file (RFC 5545) that calendars of phones and desks take. */
export function icalendar(name: string, entries: readonly Entry[], now: Date): Download {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ id, from, to, title, about }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(id)}@gongkai`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(from)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(to))}`,
      `SUMMARY:${escaped(title)}`,
      ...(about ? [`DESCRIPTION:${escaped(about)}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  const bytes = Buffer.from(`${lines.map(folded).join('\r\n')}\r\n`)
  return { name: `${name}.ics`, type: 'text/calendar; charset=utf-8', bytes }
}
