import { useRead } from '../api/hooks.ts'
import { readDemoAccounts } from '../api/setup.ts'

/** The accounts of the demonstration, whose password is public; one button fills one in. */
export function DemoAccounts({ onPick }: { onPick: (account: string, password: string) => void }) {
  const { data } = useRead(readDemoAccounts, {})
  if (!data) return null
  return (
    <section className="demo">
      <h2>演示账户</h2>
      <p className="small mute">选一个账户，口令都是 {data.password}</p>
      <ul>
        {data.rows.map((row) => (
          <li key={row.account + row.role}>
            <button type="button" className="link" onClick={() => onPick(row.account, data.password)}>
              {row.name}
            </button>{' '}
            <span className="small">
              {row.roleName}，{row.agencyName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
