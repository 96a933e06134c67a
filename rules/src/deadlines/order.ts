import { addYears, type CivilDate, inChinese } from '../dates/index.ts'
import { refuse } from '../law/index.ts'
import { type DeadlineEvent, datesInOrder } from './input.ts'

/** No request is worked on for so long; it bounds the days walked for one question. */
const LONGEST_CASE_YEARS = 10

/** The dates an event states, in the order they must stand, with their keys. */
function statedDates(event: DeadlineEvent): { key: string; date: CivilDate }[] {
  const keys: readonly string[] = datesInOrder[event.type]
  const values = event as unknown as Record<string, CivilDate | null | undefined>
  return keys.flatMap((key) => {
    const date = values[key]
    return date ? [{ key, date }] : []
  })
}

/**
 * Events stand in the order they happened, none before the request came.
 * @throws {InputError} `order` or `outOfRange` at the date that cannot be
 */
export function demandOrder(events: readonly DeadlineEvent[], receivedOn: CivilDate): void {
  const latest = addYears(receivedOn, LONGEST_CASE_YEARS)
  let previous = { date: receivedOn, name: '收到申请' }
  for (const [i, event] of events.entries()) {
    let within = previous
    for (const { key, date } of statedDates(event)) {
      const at = `events[${i}].${key}`
      if (date < within.date) refuse('order', at, `不应早于${within.name}的${inChinese(within.date)}`)
      if (date > latest) refuse('outOfRange', at, `距收到申请超过${LONGEST_CASE_YEARS}年`)
      if (within === previous) previous = { date, name: '前一事项' }
      within = { date, name: '同一事项' }
    }
  }
}
