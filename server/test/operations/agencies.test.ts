import { agencies } from '../support/operations/samples/agencies.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'agencies',
  operations.filter((o) => o.id in agencies),
  agencies,
)
