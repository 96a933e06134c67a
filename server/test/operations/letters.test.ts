import { letters } from '../support/operations/samples/letters.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'letters',
  operations.filter((o) => o.id in letters),
  letters,
)
