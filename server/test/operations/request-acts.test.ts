import { requests } from '../support/operations/samples/requests.ts'
import { operations, showOperations } from '../support/operations/suite.ts'

showOperations(
  'acts of requests',
  operations.filter((o) => o.id in requests && o.path.startsWith('/api/requests/:id')),
  requests,
)
