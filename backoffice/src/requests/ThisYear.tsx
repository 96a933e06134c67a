import { Link } from 'react-router'
import { useRead } from '../api/hooks.ts'
import { countThisYear } from '../api/requests.ts'
import { Card, Facts } from '../parts/Card.tsx'

/** 本年: what came in and what was done of it, each figure opening its cases. */
export function ThisYear() {
  const { data } = useRead(countThisYear, {})
  if (!data) return null
  const { year, received, receivedBefore, decided, onTime } = data
  const cases = (row: string) => `/requests?${new URLSearchParams({ year: String(year), row })}`
  const done = (
    <>
      <Link to={cases('rate.decided')}>{decided}件</Link>中的<Link to={cases('rate.onTime')}>{onTime}件</Link>
    </>
  )
  return (
    <Card title="本年" acts="截至今天">
      <Facts
        rows={[
          [
            '新收',
            <>
              <Link to={cases('newlyReceived')}>{received}件</Link>（上年同期{receivedBefore}件）
            </>,
          ],
          ['按期答复', decided === 0 ? null : done],
        ]}
      />
    </Card>
  )
}
