import { addWorkdays, type Calendar } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import type { CommandContext } from '../../platform/context.ts'
import type { Random } from '../random.ts'
import { minuteFrom, OPENS, workdaysAfter } from './days.ts'
import type { Beat, Mark, Player, Thread } from './thread.ts'

type Deed = (ctx: CommandContext, thread: Thread) => Promise<unknown>

/** Writes down what happens to a case, one thing after the other, each on a working day in office hours. */
export class Course {
  readonly beats: Beat[] = []
  readonly random: Random
  readonly calendar: Calendar
  /** The day that it has come to. */
  on: CivilDate
  #minute = OPENS

  constructor(start: CivilDate, random: Random, calendar: Calendar) {
    this.on = start
    this.random = random
    this.calendar = calendar
  }

  /** So many working days go by. */
  pass(workdays: number): this {
    const next = workdaysAfter(this.calendar, this.on, workdays)
    if (next !== this.on) this.#minute = OPENS
    this.on = next
    return this
  }

  /** Goes on to the first working day after this one. */
  passTo(day: CivilDate): this {
    this.on = addWorkdays(this.calendar, day, 1)
    this.#minute = OPENS
    return this
  }

  next(by: Player, mark: Mark, act: Deed, more: Pick<Beat, 'ownTransaction'> = {}): this {
    // After office hours the rest is for the next day.
    if (this.#minute > 17 * 60) this.pass(1)
    this.#minute = minuteFrom(this.random, this.#minute)
    this.beats.push({ on: this.on, minute: this.#minute, by, mark, act, ...more })
    this.#minute += 5
    return this
  }

  /** On the internet one does a thing at any hour; the office goes on the working day after. */
  atAnyHour(mark: Mark, act: Deed): this {
    const minute = this.random.whole(7 * 60, 23 * 60)
    this.beats.push({ on: this.on, minute, by: 'public', mark, act })
    return this.passTo(this.on)
  }

  /** A chance of one in so many. */
  chance(one: number): boolean {
    return this.random.whole(1, one) === 1
  }
}
