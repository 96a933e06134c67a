import type { Calendar } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import type { Random } from '../random.ts'
import { applicationFor } from './applicants.ts'
import { Course } from './course.ts'
import { conclude } from './decision.ts'
import { correct, extend, giveUp, isSearched, search } from './handling.ts'
import { arrive, cancel, handOut, writeTo } from './intake.ts'
import { askedFor, letters, matters } from './matters.ts'
import { type About, written } from './outcomes.ts'
import type { Plot } from './plot.ts'
import type { Script } from './script.ts'
import type { Beat } from './thread.ts'

const blank = (plot: Pick<Plot, 'matter'>, on: CivilDate): About => ({
  ...plot,
  receivedOn: on,
  earlier: on,
  notice: { number: '', on, dueOn: on },
  correctedOn: on,
  withdrawn: { on, how: '' },
})

/** Before a correction applicants say less. */
const vague = (words: string) => `想了解${words}方面的情况，请把有关材料公开给我。`

/** Writes down the whole of a case that begins on a working day. */
export function tell(script: Script, start: CivilDate, random: Random, calendar: Calendar): readonly Beat[] {
  const matter = random.pick(matters[script.bureau] as NonNullable<(typeof matters)[string]>)
  const plain = askedFor(matter, random)
  const asked = written[script.outcome](blank({ matter }, start)).asked ?? plain
  const description = script.correction === 'none' ? asked : vague(matter.words)
  const application = applicationFor(random, { description, serving: script.serving, column: script.column })
  const course = new Course(start, random, calendar)
  const plot: Plot = { script, matter, application, course, days: {} }
  arrive(plot)
  handOut(plot)
  if (script.voided) {
    cancel(plot)
    return course.beats
  }
  if (script.correction !== 'none') correct(plot)
  if (script.outcome === 'withdrawn') giveUp(plot)
  if (isSearched(script.outcome)) search(plot)
  if (script.extended) extend(plot)
  conclude(plot)
  return course.beats
}

/** Somebody writes over the portal who asks for no record. */
export function letterTo(start: CivilDate, random: Random, calendar: Calendar): readonly Beat[] {
  const which = random.pick(letters)
  const application = applicationFor(random, { description: which.says, serving: 'online', column: 'naturalPerson' })
  const course = new Course(start, random, calendar)
  writeTo(course, application, which)
  return course.beats
}
