import type { Parts, Statement } from './statements.ts'

/** One connection of the database, for what belongs to a session of it. */
export interface Connection {
  run<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>
}

export const onOneConnection = <T>({ database }: Parts, work: (connection: Connection) => Promise<T>): Promise<T> =>
  database.db.connection().execute((db) =>
    work({
      run: async <R>(sql: string, parameters: readonly unknown[] = []) => {
        const statement = { sql, parameters, query: { kind: 'RawNode' }, queryId: { queryId: 'bench' } }
        return (await db.executeQuery(statement as unknown as Statement)).rows as R[]
      },
    }),
  )
