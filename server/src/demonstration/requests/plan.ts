import { type Calendar, countWorkdays, nationalCalendar } from '@gongkai/rules/calendar'
import { addDays, type CivilDate, dateOf, daysBetween, partsOf } from '@gongkai/rules/dates'
import { outcomeCodes } from '@gongkai/rules/outcomes'
import { applicantClasses } from '@gongkai/rules/requests'
import { type Random, randomFrom } from '../random.ts'
import { instantOf, workdaysAfter, workdaysBefore } from './days.ts'
import { everyOutcome, onDesks, type Script, seldom, usualScript } from './script.ts'
import { letterTo, tell } from './story.ts'
import type { Beat } from './thread.ts'

/** A case, or something that never became one: its bureau and all that happens to it, in its order. */
export interface Story {
  readonly bureau: string
  readonly beats: readonly Beat[]
  /** The place of the story that this one was taken out of. */
  readonly partOf?: number
}

/** One thing that happens, at an instant of its own. */
export interface Happening {
  readonly at: Date
  readonly story: number
  readonly beat: Beat
}

export interface Plan {
  readonly stories: readonly Story[]
  readonly happenings: readonly Happening[]
}

/** The law on review of 2024 is the earliest under which the county's letters tell their remedy without a superior. */
const EARLIEST = dateOf(2024, 1, 2)
/** So many working days bring the longest case to its end. */
const WHOLE_CASE = 75
/** One in so many of what comes in asks for no record. */
const LETTERS = 18

interface Making {
  readonly seed: number
  readonly today: CivilDate
  readonly from: CivilDate
  readonly calendar: Calendar
}

/** Chances of one case, far from those of the next. */
const chancesOf = (seed: number, at: number): Random => randomFrom(Math.imul(seed + at, 0x9e3779b1))

/** Some working day of the three years, early enough for `room` working days more. */
function someDay({ today, from, calendar }: Making, random: Random, room: number): CivilDate {
  const last = workdaysBefore(calendar, today, room + 1)
  const day = addDays(from, random.whole(0, Math.max(0, daysBetween(from, last))))
  return workdaysAfter(calendar, addDays(day, -1), 1)
}

/** A case as far as it had come by the end of yesterday; one that stands still came there when its script says. */
function written(making: Making, script: Script, at: number, room: number): readonly Beat[] {
  const { seed, today, calendar } = making
  // Always the same chances, so that a case is the same wherever in time it is put.
  const make = (start: CivilDate) => tell(script, start, chancesOf(seed, at), calendar)
  const { until } = script
  if (!until) {
    const start = someDay(making, chancesOf(seed, -1 - at), room)
    return cutAt(make(start), today)
  }
  const trial = make(workdaysBefore(calendar, today, 1))
  const place = trial.findIndex(({ mark }) => mark === until.mark)
  const [first, last] = [trial[0]?.on, trial[place]?.on]
  const length = first && last && first < last ? countWorkdays(calendar, first, last) : 0
  return make(workdaysBefore(calendar, today, until.ago + length)).slice(0, place + 1)
}

const cutAt = (beats: readonly Beat[], today: CivilDate) => {
  const end = beats.findIndex(({ on }) => on >= today)
  return end === -1 ? beats : beats.slice(0, end)
}

/** The second half of a request, registered by itself on the working day after the whole. */
function part(making: Making, script: Script, whole: readonly Beat[], at: number): readonly Beat[] {
  const registered = whole.find(({ mark }) => mark === 'registered')
  if (!registered) return []
  const { seed, today, calendar } = making
  const start = workdaysAfter(calendar, registered.on, 1)
  const own = { ...script, split: false, voided: false, channel: 'inPerson' } as const
  return cutAt(tell(own, start, chancesOf(seed, at), calendar), today)
}

function* stories(making: Making, count: number): Generator<Story> {
  const random = randomFrom(making.seed)
  const rare = [...everyOutcome(outcomeCodes, applicantClasses), ...seldom]
  const desks = onDesks(Math.max(1, Math.min(3, Math.floor(count / 120))))
  const usual = Array.from({ length: Math.max(0, count - rare.length - desks.length) }, () => usualScript(random))
  let at = 0
  for (const [script, room] of [
    ...rare.map((s) => [s, WHOLE_CASE] as const),
    ...desks.map((s) => [s, 0] as const),
    ...usual.map((s) => [s, 0] as const),
  ]) {
    const beats = written(making, script, at, room)
    yield { bureau: script.bureau, beats }
    at++
    if (!script.split) continue
    yield { bureau: script.bureau, beats: part(making, script, beats, at), partOf: at - 1 }
    at++
  }
  for (let i = 0; i < count / LETTERS; i++) {
    const start = someDay(making, random, 2)
    yield { bureau: random.pick(['zfb', 'zrzyj', 'mzj', 'gaj']), beats: letterTo(start, random, making.calendar) }
  }
}

/**
 * All that happened in the office in up to three years before `today`, the same for the same seed, day and count. Each
 * thing has an instant of its own, by which it is known again.
 */
export function plan(today: CivilDate, seed: number, count: number): Plan {
  const threeYears = dateOf(partsOf(today).year - 2, 1, 2)
  const [, from = EARLIEST] = [threeYears, EARLIEST].sort()
  const told = [...stories({ seed, today, from, calendar: nationalCalendar }, count)]
  const all = told.flatMap(({ beats }, story) =>
    beats.map((beat, i) => ({ at: instantOf(beat.on, beat.minute).getTime(), story, i, beat })),
  )
  all.sort((a, b) => a.at - b.at || a.story - b.story || a.i - b.i)
  let last = 0
  const happenings = all.map(({ at, story, beat }) => {
    last = Math.max(at, last + 1000)
    return { at: new Date(last), story, beat }
  })
  return { stories: told, happenings }
}
