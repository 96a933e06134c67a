import { useSearchParams } from 'react-router'
import { AgencySelect } from '../agencies/AgencySelect.tsx'
import { listSettings, type SettingRow } from '../api/administration.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { SettingForm } from './SettingForm.tsx'

/** Values that people set while the program runs, each with the reason why it can be set; of all, or of one agency. */
export default function Settings() {
  const [params, setParams] = useSearchParams()
  const agency = params.get('agency') ?? undefined
  const read = useRead(listSettings, { query: agency ? { agency } : {} })
  return (
    <Page title="设置">
      <div className="card">
        <div className="filter">
          <div className="wide">
            <label htmlFor="agency">哪个机关的设置；不选为整个系统</label>
            <AgencySelect id="agency" value={agency ?? null} onChange={(id) => setParams(id ? { agency: id } : {})} />
          </div>
        </div>
      </div>
      <Load from={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有可以设置的" />
          ) : (
            rows.map((row: SettingRow) => (
              <Card key={`${agency}-${row.name}`} title={row.says}>
                <SettingForm key={row.version} row={row} {...(agency ? { agency } : {})} />
              </Card>
            ))
          )
        }
      </Load>
    </Page>
  )
}
