import type { Running } from '@gongkai/server/main'

export type Parts = Running['parts']
type Handle = Parts['database']['db']
export type Statement = Parameters<Handle['executeQuery']>[0] & {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** The statements that the program asks of its database, outside transactions, while the work is done. */
export async function statementsOf({ database }: Parts, work: () => Promise<unknown>): Promise<Statement[]> {
  const executor = database.db.getExecutor()
  const { executeQuery } = executor
  const asked: Statement[] = []
  executor.executeQuery = ((statement: Statement) => {
    asked.push(statement)
    return executeQuery.call(executor, statement as never)
  }) as typeof executeQuery
  try {
    await work()
  } finally {
    executor.executeQuery = executeQuery
  }
  return asked
}

/** Whether a statement is about who asks, which is asked before every operation. */
export const isOfSession = ({ sql }: Statement): boolean => /"sessions"/.test(sql)

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Node[]
}

/** Tables that a statement would read from end to end, as PostgreSQL plans it. */
export async function scannedWhole(parts: Parts, statement: Statement): Promise<string[]> {
  const { rows } = await parts.database.db.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>({
    ...statement,
    sql: `explain (format json) ${statement.sql}`,
  })
  const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
  const [plan] = rows[0]?.['QUERY PLAN'] ?? []
  return plan ? nodes(plan.Plan).flatMap((n) => (n['Node Type'] === 'Seq Scan' ? (n['Relation Name'] ?? []) : [])) : []
}
