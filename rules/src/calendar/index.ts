import { createCalendar } from './calendar.ts'
import { years } from './years/index.ts'

export { type Amended, amended, type ChangedDay, changedDays, type NoticeOfYear } from './amend.ts'
export { type Calendar, type CalendarDay, createCalendar, type DayKind, daysAfter } from './calendar.ts'
export {
  Arrangement,
  arrangementFaults,
  CalendarYear,
  Confidence,
  type Days,
  daysThrough,
  type Fault,
  Notice,
  OverlayEntry,
  RegionOverlay,
} from './data.ts'
export { restRules, workdaysExpected } from './fixed.ts'
export { addWorkdays, countWorkdays, isWorkday, workdayFrom } from './workdays.ts'
export { years } from './years/index.ts'

/** The national calendar of the years published so far, without local overlays. */
export const nationalCalendar = createCalendar({ years })
