import { TextField } from '../components/field.tsx'
import { type Fault, FaultSummary } from '../components/note.tsx'
import { figure, Law } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import type { FeeForm, FeeOutcome, FeeResult } from './fees.ts'
import { CalculatorTabs } from './tabs.tsx'

interface Props {
  readonly site: Site
  readonly path: string
  readonly form: FeeForm
  readonly outcome: FeeOutcome
}

const Hidden = ({ values }: { values: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)

interface PartProps {
  readonly form: FeeForm
  readonly faults: readonly Fault[]
  readonly action: string
}

const ByItem = ({ form, faults, action }: PartProps) => (
  <form class="form" method="get" action={`${action}#result`} aria-labelledby="by-item">
    <section class="part">
      <h2 class="part-h" id="by-item">
        按件计收
      </h2>
      <p class="why">
        同一申请人一个自然月内的申请，累计计件。<Law>国办函〔2020〕109号第四条</Law>
      </p>
      <Hidden values={{ method: 'byItem', pages: form.pages }} />
      <TextField
        id="before"
        name="before"
        label="本月此前已经申请"
        hint="件数，没有的填0"
        value={form.before}
        faults={faults}
        width="w-n"
        numeric
      />
      <TextField
        id="now"
        name="now"
        label="这次申请"
        hint="件数"
        value={form.now}
        faults={faults}
        width="w-n"
        numeric
      />
      <div class="acts gap-s">
        <button class="btn btn-main" type="submit">
          按件计算
        </button>
      </div>
    </section>
  </form>
)

const ByPage = ({ form, faults, action }: PartProps) => (
  <form class="form" method="get" action={`${action}#result`} aria-labelledby="by-page">
    <section class="part">
      <h2 class="part-h" id="by-page">
        按量计收
      </h2>
      <p class="why">
        每件申请分别计页，A4单面为一页。<Law>国办函〔2020〕109号第五条</Law>
      </p>
      <Hidden values={{ method: 'byPage', before: form.before, now: form.now }} />
      <TextField
        id="pages"
        name="pages"
        label="每件申请的页数"
        hint="几件申请用顿号隔开，例如72、109"
        value={form.pages}
        faults={faults}
        numeric
      />
      <div class="acts gap-s">
        <button class="btn btn-main" type="submit">
          按量计算
        </button>
      </div>
    </section>
  </form>
)

const Tiers = ({ result }: { result: FeeResult }) => (
  <table class="tbl">
    <caption class="vh">分档计算</caption>
    <thead>
      <tr>
        <th scope="col">档</th>
        <th scope="col" class="r">
          {result.unit}数
        </th>
        <th scope="col" class="r">
          每{result.unit}（元）
        </th>
        <th scope="col" class="r">
          金额（元）
        </th>
      </tr>
    </thead>
    {result.parts.map(({ title, tiers }) => (
      <tbody key={title}>
        <tr>
          <th scope="rowgroup" colSpan={4}>
            {title}
          </th>
        </tr>
        {tiers.map((tier) => (
          <tr key={tier.from}>
            <td>
              第{figure(tier.from)}
              {tier.to === null ? `${result.unit}以上` : `至${figure(tier.to)}${result.unit}`}
            </td>
            <td class="r">{figure(tier.count)}</td>
            <td class="r">{figure(tier.yuanEach)}</td>
            <td class="r">{figure(tier.yuan)}</td>
          </tr>
        ))}
      </tbody>
    ))}
  </table>
)

const Amount = ({ result }: { result: FeeResult }) => (
  <>
    <div class="state">
      <div>
        <p class="lab">信息处理费</p>
        <p class="big">{figure(result.yuan)}元</p>
        <p class="under">{result.yuan === 0 ? '在免费的数量以内' : '超额累进，分档相加'}</p>
      </div>
    </div>
    <Tiers result={result} />
  </>
)

const rates = [
  { what: '按件', steps: ['第1至10件，不收', '第11至30件，每件100元', '第31件起，每10件一档，每档每件加100元'] },
  {
    what: '按量',
    steps: ['第1至30页，不收', '第31至100页，每页10元', '第101至200页，每页20元', '第201页起，每页40元'],
  },
] as const

const Scale = () => (
  <section class="gap-t" aria-labelledby="scale">
    <h2 class="h-sec" id="scale">
      收费标准
    </h2>
    <p class="measure">
      信息处理费是“可以”收取，不是必须收取；每件申请只能选择一种方式，不得重复计算。检索、复制、邮寄等成本费用已经取消。
      <Law>条例第四十二条；国办函〔2020〕109号第三至五条</Law>
    </p>
    <dl class="meta gap-s">
      {rates.map(({ what, steps }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {steps.map((step) => (
              <span class="step-l" key={step}>
                {step}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

/** 信息处理费 by item or by volume, tier by tier. */
export function FeesPage({ site, path, form, outcome }: Props) {
  const faults = outcome && 'faults' in outcome ? outcome.faults : []
  const action = `${site.base}/calculator/fees`
  return (
    <Page site={site} path={path} title={faults.length > 0 ? `（有${faults.length}处需要修改）费用计算` : '费用计算'}>
      <Title lead="申请的数量、频次明显超过合理范围的，行政机关可以收取信息处理费。一般的申请不收费。">费用计算</Title>
      <CalculatorTabs site={site} at="/calculator/fees" />
      {faults.length > 0 && (
        <div class="gap-t">
          <FaultSummary faults={faults} id="result" />
        </div>
      )}
      <div class="split gap-t">
        <div class="calc">
          <ByItem form={form} faults={faults} action={action} />
          <ByPage form={form} faults={faults} action={action} />
        </div>
        <div class="body">
          {outcome && 'result' in outcome && (
            <section id="result" aria-label="计算结果" tabIndex={-1}>
              <Amount result={outcome.result} />
            </section>
          )}
          <Scale />
        </div>
      </div>
    </Page>
  )
}
