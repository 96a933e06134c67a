import { listSettings, type SettingRow } from '../api/administration.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { SettingForm } from './SettingForm.tsx'

/** Values that people set while the program runs, each with the reason why it can be set. */
export default function Settings() {
  return (
    <Page title="设置">
      <SettingsOf />
    </Page>
  )
}

/** The settings of the installation, or of one agency. */
export function SettingsOf({ agency }: { agency?: string }) {
  const read = useRead(listSettings, { query: agency ? { agency } : {} })
  return (
    <Load from={read}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title="没有可以设置的" />
        ) : (
          rows.map((row: SettingRow) => (
            <Card key={row.name} title={row.says}>
              <SettingForm key={row.version} row={row} {...(agency ? { agency } : {})} />
            </Card>
          ))
        )
      }
    </Load>
  )
}
