export {
  addDays,
  addMonths,
  addYears,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isWeekend,
  weekdayOf,
} from './arithmetic.ts'
export { CivilDate, civilDate, dateOf, daysInMonth, inChinese, isCivilDate, isLeapYear, partsOf } from './civil.ts'
