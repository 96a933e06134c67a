import { soughtIn } from '@gongkai/rules/requests'
import type { PublicCase } from '../../requests/contract.ts'
import { Note, Trouble } from '../components/note.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { type Correction, CorrectionForm, Papers, WithdrawalForm } from './acts.tsx'
import { Course } from './course.tsx'
import { hasDates } from './dates.ts'
import { Standing } from './standing.tsx'
import { Why } from './why.tsx'

interface Props {
  readonly site: Site
  readonly code: string
  /** A fresh key for whatever is done next. */
  readonly form: string
  readonly found: PublicCase
  /** What was just done. */
  readonly done?: string
  readonly correction?: Correction
  readonly withdrawalFault?: string
}

const none: Correction = { text: '', carried: [], faults: [] }

const titleOf = ({ number }: PublicCase) => (number ? `申请${number}办理情况` : '申请办理情况')

/** The beginning of what was asked for; all of it stands below. */
function shortened(description: string): string {
  const line = soughtIn(description).replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 120)}…` : line
}

/** Of what came to its end without a reply no term is of interest any more. */
const counts = ({ days, status }: PublicCase) => days.length > 0 && status !== 'ended' && status !== 'voided'

/** What one can do from here, each a place on this page. */
function May({ found, site }: { found: PublicCase; site: Site }) {
  const { may, files } = found
  const ways = [
    ...(may.includes('correct') ? [{ to: '#correct', says: '补正申请' }] : []),
    ...(files.length > 0 ? [{ to: '#papers', says: '下载文书和信息' }] : []),
    ...(counts(found) ? [{ to: '#why', says: '看期限怎样计算' }] : []),
    ...(may.includes('withdraw') ? [{ to: '#sure', says: '撤回申请' }] : []),
    { to: `${site.base}/guide#remedies`, says: '监督和救济' },
  ]
  return (
    <div class="rail">
      <h2>您可以</h2>
      <ul>
        {ways.map(({ to, says }) => (
          <li key={to}>
            <a href={to}>{says}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Side = ({ site, code, found }: { site: Site; code: string; found: PublicCase }) => (
  <aside class="side side-note" aria-label="您可以">
    <May site={site} found={found} />
    {hasDates(found) && (
      <form class="noprint" method="post" action={`${site.base}/query/dates`} aria-label="期限">
        <input type="hidden" name="code" value={code} />
        <button class="btn" type="submit">
          把期限加入日历
        </button>
      </form>
    )}
    <div class="rail">
      <h2>联系工作机构</h2>
      <p>
        {found.agencyName}
        {found.phone && (
          <>
            <br />
            {found.phone}
          </>
        )}
      </p>
    </div>
  </aside>
)

const Asked = ({ found }: { found: PublicCase }) => (
  <dl class="meta">
    <div class="wide">
      <dt>所需信息</dt>
      <dd class="pre">{found.description}</dd>
    </div>
    <div>
      <dt>受理机关</dt>
      <dd>{found.agencyName}</dd>
    </div>
    <div>
      <dt>申请人</dt>
      <dd>{found.applicant}</dd>
    </div>
  </dl>
)

/** 办理情况, as the applicant may know it. */
export function CasePage({ site, code, form, found, done, correction = none, withdrawalFault }: Props) {
  const faulty = correction.faults.length > 0 ? `（有${correction.faults.length}处需要修改）` : ''
  // What can no longer be done has no form to say it in.
  const said =
    (!found.may.includes('correct') && correction.trouble) || (!found.may.includes('withdraw') && withdrawalFault)
  return (
    <Page site={site} path="/query" title={`${faulty}${titleOf(found)}`} passing>
      <Title lead={`申请公开${shortened(found.description)}。受理机关：${found.agencyName}。`}>{titleOf(found)}</Title>
      {done && (
        <div id="act" tabIndex={-1} class="after">
          <Note kind="ok">{done}</Note>
        </div>
      )}
      {said && <Trouble id="act" title="没有提交" says={said} />}
      <div id="result">
        <Standing site={site} found={found} />
      </div>
      {found.may.includes('correct') && (
        <CorrectionForm
          site={site}
          code={code}
          form={form}
          correction={correction}
          noticed={found.files.some(({ what }) => what === 'notice')}
        />
      )}
      <div class="split gap-t">
        <section class="body" aria-labelledby="course">
          <h2 id="course">办理经过</h2>
          <Course found={found} />
          {found.files.length > 0 && <Papers site={site} code={code} files={found.files} />}
          <div class="gap-t">
            <Asked found={found} />
          </div>
        </section>
        <Side site={site} code={code} found={found} />
      </div>
      {counts(found) && <Why site={site} found={found} />}
      {found.may.includes('withdraw') && <WithdrawalForm site={site} code={code} form={form} fault={withdrawalFault} />}
      <form class="acts gap-t noprint" method="post" action={`${site.base}/query#result`}>
        <input type="hidden" name="code" value={code} />
        <button class="btn" type="submit">
          重新查询
        </button>
        <a href={`${site.base}/query`}>查询另一件</a>
      </form>
    </Page>
  )
}
