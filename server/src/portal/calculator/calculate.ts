import type { Calendar } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { computeDeadlines, type DeadlineAnswer, type DeadlineInput } from '@gongkai/rules/deadlines'
import { InputError } from '@gongkai/rules/law'
import type { Fault } from '../components/note.tsx'
import { type CalculatorForm, channels, type TypedEvent } from './form.ts'
import { kindOf, type Made, type Values } from './kinds.ts'
import { isBlank, readDate, readNumber } from './typed.ts'

export type Calculated = { readonly answer: DeadlineAnswer } | { readonly faults: readonly Fault[] }

/** A made event with its place in the form, and the day it is put in order by. */
interface Placed extends Made {
  readonly prefix: string
  readonly on: CivilDate
}

/** Reads one event; says what is wrong in each of its fields. */
function readEvent(event: TypedEvent, prefix: string, faults: Fault[]): Placed[] {
  const { label, specs, make } = kindOf(event.kind)
  const dates = new Map<string, CivilDate>()
  const numbers = new Map<string, number>()
  const before = faults.length
  for (const spec of specs) {
    const field = `${prefix}-${spec.key}`
    const typed = event.dates[spec.key]
    if (spec.type === 'date' && typed && !(spec.optional && isBlank(typed))) {
      const read = readDate(typed, `“${label}”的${spec.label}日期`)
      if ('wrong' in read) faults.push({ field, message: read.wrong })
      else dates.set(spec.key, read.on)
    }
    if (spec.type === 'number') {
      const read = readNumber(event.texts[spec.key] ?? '', { name: spec.label, least: spec.least, most: spec.most })
      if ('wrong' in read) faults.push({ field, message: read.wrong })
      else numbers.set(spec.key, read.value)
    }
    if (spec.type === 'choice' && !spec.choices.some(({ value }) => value === event.texts[spec.key]))
      faults.push({ field, message: `请选择${spec.label}` })
  }
  if (faults.length > before) return []
  const values: Values = {
    date: (key) => dates.get(key),
    number: (key) => numbers.get(key) ?? 0,
    ticked: (key) => event.texts[key] === '1',
    choice: (key) => event.texts[key] ?? '',
  }
  let on = [...dates.values()][0] as CivilDate
  return make(values).map((made) => {
    // What carries no date of its own follows what it belongs to.
    const own = Object.keys(made.fields).flatMap((key) => dates.get(made.fields[key] ?? '') ?? [])[0]
    on = own ?? on
    return { ...made, prefix, on }
  })
}

const byDay = (a: Placed, b: Placed) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

/** `events[1].on` of the computation as the field of the form it came from. */
function fieldAt(at: string, placed: readonly Placed[]): string {
  const [, index, key = ''] = /^events\[(\d+)\]\.?(\w*)/.exec(at) ?? []
  const event = index === undefined ? undefined : placed[Number(index)]
  if (event) return `${event.prefix}-${event.fields[key] ?? Object.values(event.fields)[0] ?? ''}`
  return at.startsWith('settings.correctionDays') ? 'days' : 'on'
}

/** The dates that follow from the form as it was typed, or everything that has to be changed first. */
export function calculate(form: CalculatorForm, calendar: Calendar): Calculated {
  const faults: Fault[] = []
  const channel = channels.find(({ value }) => value === form.channel)
  if (!channel) faults.push({ field: 'channel', message: '请选择提出方式' })
  const received = readDate(form.on, '收到之日')
  if ('wrong' in received) faults.push({ field: 'on', message: received.wrong })
  const days = readNumber(form.correctionDays, { name: '补正期限的天数', least: 7, most: 15 })
  if ('wrong' in days) faults.push({ field: 'days', message: days.wrong })
  const placed = form.events
    .flatMap((event, i) => (event.fresh ? [] : readEvent(event, `e${i + 1}`, faults)))
    .sort(byDay)
  if (faults.length > 0 || !channel || 'wrong' in received || 'wrong' in days) return { faults }
  const input: DeadlineInput = {
    request: { channel: channel.value, [channel.fact]: received.on },
    events: placed.map(({ event }) => event),
    settings: {
      restDayReceipt: form.restDayReceipt === 'nextWorkday' ? 'nextWorkday' : 'asIs',
      correctionDays: days.value,
    },
  }
  try {
    return { answer: computeDeadlines(input, calendar) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { faults: [{ field: fieldAt(error.at, placed), message: error.message }] }
  }
}
