import { accounts } from '../support/operations/samples/accounts.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'accounts',
  operations.filter((o) => o.id in accounts),
  accounts,
)
