import { calendar } from '../support/operations/samples/calendar.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'calendar',
  operations.filter((o) => o.id in calendar),
  calendar,
)
