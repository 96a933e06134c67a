import { FaultSummary, Note } from '../components/note.tsx'
import { Day, weekdayName } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import type { Calculated } from './calculate.ts'
import type { CalculatorForm } from './form.ts'
import { CalculatorInputs } from './inputs.tsx'
import { Result } from './result.tsx'
import { CalculatorTabs } from './tabs.tsx'

interface Props {
  readonly site: Site
  readonly path: string
  readonly form: CalculatorForm
  readonly calculated: Calculated
}

const Example = ({ site }: { site: Site }) => (
  <Note>
    这是以今天（
    <Day on={site.today} />，{weekdayName(site.today)}）当面收到申请为例的结果。改成实际的日期，再点“计算”。
  </Note>
)

/** The statutory dates of a request, and why they are what they are. */
export function CalculatorPage({ site, path, form, calculated }: Props) {
  const faults = 'faults' in calculated ? calculated.faults : []
  return (
    <Page site={site} path={path} title={faults.length > 0 ? `（有${faults.length}处需要修改）期限计算` : '期限计算'}>
      <Title lead="填入收到申请之日和办理经过，算出每一个法定期限，并逐日说明。结果只供参考，不代替行政机关的告知。">
        期限计算
      </Title>
      <CalculatorTabs site={site} at="/calculator" />
      {faults.length > 0 && (
        <div class="gap-t">
          <FaultSummary faults={faults} id="result" />
        </div>
      )}
      <div class="split gap-t">
        <CalculatorInputs form={form} faults={faults} action={`${site.base}/calculator`} />
        {'answer' in calculated && (
          <section class="body" id="result" aria-label="计算结果" tabIndex={-1}>
            {form.example && <Example site={site} />}
            <Result answer={calculated.answer} site={site} />
          </section>
        )}
        {faults.length > 0 && (
          <section class="body empty" aria-label="计算结果">
            <h2>改好以后，这里是结果</h2>
            <p>每一个期限的届满日、为什么是这一天，以及逐日的日历。</p>
          </section>
        )}
      </div>
    </Page>
  )
}
