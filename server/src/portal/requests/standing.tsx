import { type CivilDate, inChinese } from '@gongkai/rules/dates'
import type { PublicCase } from '../../requests/contract.ts'
import { cellsOf, presentRun } from '../calculator/runs.ts'
import { type DayCell, Days } from '../components/days.tsx'
import { Note } from '../components/note.tsx'
import { Day, Law, weekdayName } from '../components/text.tsx'
import type { Site } from '../facts.ts'

function Left({ found: { overdue, left, respondBy } }: { found: PublicCase }) {
  if (!respondBy) return null
  const day = weekdayName(respondBy)
  if (overdue) return <p>{day}，已经过去，没有答复</p>
  return left === 0 ? (
    <p>{day}，就是今天</p>
  ) : (
    <p>
      {day}，还有<b>{left}个工作日</b>
    </p>
  )
}

/** The great date while there is one to wait for, else how it stands. */
const Great = ({ found }: { found: PublicCase }) => (
  <div>
    {found.respondBy ? (
      <>
        <p class="lab">答复期限届满日</p>
        <p class="big">
          <Day on={found.respondBy} />
        </p>
        <Left found={found} />
      </>
    ) : (
      <>
        <p class="lab">现在</p>
        <p class="big">{found.statusSays}</p>
        {found.status === 'waiting' && (
          <p>一般在1个工作日内。两个工作日没有接到电话的，请{found.phone ? `拨打${found.phone}` : '与工作机构联系'}</p>
        )}
        {found.status === 'answered' && (
          <p>对答复不服的，可以按照答复书写明的途径和期限，申请行政复议或者提起行政诉讼。</p>
        )}
        {found.correctBy && (
          <p>
            请在
            <b>
              <Day on={found.correctBy} />
            </b>
            （{weekdayName(found.correctBy)}）以前补正
          </p>
        )}
      </>
    )}
  </div>
)

/** 日格 and where today is in it. */
function Cells({ site, found }: { site: Site; found: PublicCase }) {
  const cells = cellsOf(presentRun({ trace: found.days }))
  const [first] = cells
  if (!first || !found.respondBy) return null
  return (
    <div class="grow">
      <Days cells={cells} today={site.today} label={`${cells.length}个工作日`} />
      <p class="cap">{placeOf(site.today, cells)}</p>
    </div>
  )
}

function placeOf(today: CivilDate, cells: readonly DayCell[]): string {
  const [first, many] = [cells[0]?.date ?? today, cells.length]
  const at = cells.find(({ date }) => date === today)
  if (at) return `今天（${inChinese(today)}）是${many}个工作日中的第${at.count}日。`
  if (today < first) return `从${inChinese(first)}起计算${many}个工作日。`
  return today > (cells.at(-1)?.date ?? today) ? `${many}个工作日已经过完。` : '今天不计入期限。'
}

/** How the application stands today (条例第33条), and what to do about silence. */
export const Standing = ({ site, found }: { site: Site; found: PublicCase }) => (
  <>
    <section class="state" aria-label="现在的状态">
      <Great found={found} />
      <Cells site={site} found={found} />
    </section>
    {found.remedy && (
      <div class="gap-t">
        <Note kind="warn">
          <h2>答复期限已过，您可以这样做</h2>
          <p>可以先与工作机构联系{found.phone && `（${found.phone}）`}，问明原因。</p>
          <p>
            {found.remedy.text} <Law>{found.remedy.basis}</Law>
          </p>
          <p>
            也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报
            {site.agency.supervisor &&
              `：${[site.agency.supervisor.name, site.agency.supervisor.phone].filter(Boolean).join('，')}`}
            。 <Law>条例第四十七条、第五十一条</Law>
          </p>
        </Note>
      </div>
    )}
    {found.told && (
      <section class="gap-t told" aria-labelledby="told">
        <h2 id="told">工作机构的答复</h2>
        <p class="pre">{found.told}</p>
      </section>
    )}
  </>
)
