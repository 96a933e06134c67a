import type { PublicCase } from '../../requests/contract.ts'
import { AreaField } from '../components/field.tsx'
import { type Fault, FaultSummary, Trouble } from '../components/note.tsx'
import { Law } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { FileInputs } from './files.tsx'
import type { Carried } from './uploads.ts'

interface Props {
  readonly site: Site
  readonly code: string
  /** Sent along, so that it is done once however often the form comes. */
  readonly form: string
}

const whats = { notice: '告知书', answer: '答复书', information: '提供的信息' } as const

/** Papers to take: each a form, because the code stands in no address. */
export const Papers = ({ site, code, files }: Pick<Props, 'site' | 'code'> & Pick<PublicCase, 'files'>) => (
  <section aria-labelledby="papers" class="gap-t">
    <h2 id="papers">可以下载的文书和信息</h2>
    <ul class="papers">
      {files.map(({ id, name, what }) => (
        <li key={id}>
          <form method="post" action={`${site.base}/query/file`}>
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="file" value={id} />
            <button class="as-link" type="submit">
              下载{whats[what]}：{name}
            </button>
          </form>
        </li>
      ))}
    </ul>
  </section>
)

export interface Correction {
  readonly text: string
  readonly carried: readonly Carried[]
  readonly faults: readonly Fault[]
  readonly trouble?: string
}

interface CorrectionProps extends Props {
  readonly correction: Correction
  /** The notice that asks for it can be taken from this page. */
  readonly noticed: boolean
}

/** 补正: once, in words and with papers; the day on which it comes is the day from which is counted again (条例第30条). */
export const CorrectionForm = ({ site, code, form, correction, noticed }: CorrectionProps) => {
  const { text, carried, faults, trouble } = correction
  return (
    <section aria-labelledby="correct" class="gap-t noprint">
      <h2 id="correct">补正申请</h2>
      <p class="measure">
        {noticed ? (
          <>
            请按照<a href="#papers">补正告知书</a>
          </>
        ) : (
          '补正告知书由受理机关送达，没有收到的，请联系受理机关。请按照其中的要求'
        )}
        ，一次把需要补正的内容写全。提交之日就是收到补正之日，答复期限从次日起重新计算。
        <Law>条例第三十条</Law>
      </p>
      <form
        class="form"
        method="post"
        action={`${site.base}/query/correction#act`}
        encType="multipart/form-data"
        noValidate
        aria-label="补正申请"
      >
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="key" value={form} />
        {trouble && <Trouble id="act" title="补正没有提交" says={`${trouble}填写的内容都已保留。`} />}
        {faults.length > 0 && (
          <FaultSummary id="act" faults={faults} says="改好以后再提交，填写的内容和收到的附件都已保留。" />
        )}
        <AreaField id="text" name="text" label="补正内容" hint="最多4000个字" value={text} faults={faults} />
        <FileInputs carried={carried} faults={faults} what="与补正有关的材料" />
        <div class="acts gap-s">
          <button class="btn btn-main" type="submit">
            提交补正
          </button>
        </div>
      </form>
    </section>
  )
}

/** 撤回: folded away, and with a mark of its own, so that nobody does it by mistake. */
export const WithdrawalForm = ({ site, code, form, fault }: Props & { fault?: string | undefined }) => (
  <details class="fold gap-t noprint" id="withdraw" open={fault !== undefined}>
    <summary>撤回申请</summary>
    <form class="form" method="post" action={`${site.base}/query/withdrawal#act`} aria-label="撤回申请">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="key" value={form} />
      <p class="measure gap-s">撤回以后，本申请不再办理，也不能恢复。需要的，可以重新提出申请。</p>
      <div class={fault ? 'field field-bad' : 'field'}>
        {fault && (
          <span class="bad" id="act" tabIndex={-1} role="alert">
            {fault}
          </span>
        )}
        <label class="tickbox" for="sure">
          <input type="checkbox" id="sure" name="sure" value="1" {...(fault && { 'aria-describedby': 'act' })} />
          <span>我要撤回这件申请</span>
        </label>
      </div>
      <div class="acts gap-s">
        <button class="btn" type="submit">
          撤回申请
        </button>
      </div>
    </form>
  </details>
)
