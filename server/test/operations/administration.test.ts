import { administration } from '../support/operations/samples/administration.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'administration',
  operations.filter((o) => o.id in administration),
  administration,
)
