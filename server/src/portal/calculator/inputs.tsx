import { DateField, SelectField, TextField, TickField } from '../components/field.tsx'
import type { Fault } from '../components/note.tsx'
import { type CalculatorForm, channels, MOST_EVENTS, type TypedEvent } from './form.ts'
import { kindNames, kindOf, type Spec } from './kinds.ts'

const empty = { y: '', m: '', d: '' }

function Input({
  spec,
  event,
  prefix,
  faults,
}: {
  spec: Spec
  event: TypedEvent
  prefix: string
  faults: readonly Fault[]
}) {
  const id = `${prefix}-${spec.key}`
  const value = event.texts[spec.key] ?? ''
  const shared = { id, name: id, label: spec.label, faults }
  switch (spec.type) {
    case 'date':
      return (
        <DateField
          {...shared}
          name={`${id}-`}
          value={event.dates[spec.key] ?? empty}
          {...(spec.hint && { hint: spec.hint })}
          {...(spec.optional && { optional: true })}
        />
      )
    case 'number':
      return <TextField {...shared} value={value} width="w-n" numeric />
    case 'tick':
      return <TickField id={id} name={id} label={spec.label} checked={value === '1'} />
    case 'choice':
      return <SelectField {...shared} value={value} choices={spec.choices} />
  }
}

function EventInputs({
  event,
  n,
  faults,
  action,
}: {
  event: TypedEvent
  n: number
  faults: readonly Fault[]
  action: string
}) {
  const { label, specs } = kindOf(event.kind)
  const prefix = `e${n}`
  const ticked = specs.find(({ type }) => type === 'tick')
  const tickFault = ticked && faults.find(({ field }) => field === `${prefix}-${ticked.key}`)
  return (
    <fieldset class="ev" id={prefix}>
      <legend>
        {n}. {label}
      </legend>
      <div>
        <input type="hidden" name={prefix} value={event.kind} />
        {specs.map((spec) => (
          <Input key={spec.key} spec={spec} event={event} prefix={prefix} faults={faults} />
        ))}
        {tickFault && <p class="bad">{tickFault.message}</p>}
        <button class="as-link" type="submit" name="drop" value={n} formAction={`${action}#events`}>
          去掉这一项<span class="vh">：{label}</span>
        </button>
      </div>
    </fieldset>
  )
}

function AddEvent({ action, next }: { action: string; next: number }) {
  if (next > MOST_EVENTS) return <p class="tip gap-s">最多填写{MOST_EVENTS}项。</p>
  return (
    <div class="field">
      <label for="kind">再加一项</label>
      <div class="find">
        <select id="kind" name="kind">
          {kindNames.map((name) => (
            <option key={name} value={name}>
              {kindOf(name).label}
            </option>
          ))}
        </select>
        <button class="btn" type="submit" name="act" value="add" formAction={`${action}#e${next}`}>
          添加
        </button>
      </div>
    </div>
  )
}

const Conventions = ({ form, faults }: { form: CalculatorForm; faults: readonly Fault[] }) => (
  <details class="fold" open={form.restDayReceipt !== 'asIs' || form.correctionDays !== '10'}>
    <summary>计算口径</summary>
    <SelectField
      id="rest"
      name="rest"
      label="休息日收到的申请"
      hint="法律没有规定，各地做法不一"
      value={form.restDayReceipt}
      faults={faults}
      choices={[
        { value: 'asIs', label: '当日就是收到之日' },
        { value: 'nextWorkday', label: '次一工作日视为收到之日' },
      ]}
    />
    <TextField
      id="days"
      name="days"
      label="没有写明的补正期限"
      hint="按几个工作日计算，7至15"
      value={form.correctionDays}
      faults={faults}
      width="w-n"
      numeric
    />
  </details>
)

interface Props {
  readonly form: CalculatorForm
  readonly faults: readonly Fault[]
  /** Where the form is answered. */
  readonly action: string
}

/** The whole form. Its first button, which Enter presses, computes. */
export const CalculatorInputs = ({ form, faults, action }: Props) => (
  <form class="form calc" method="get" action={`${action}#result`} aria-label="期限计算">
    <button class="vh" type="submit" tabIndex={-1} aria-hidden="true">
      计算
    </button>
    <section class="part" aria-labelledby="received">
      <h2 class="part-h" id="received">
        收到申请
      </h2>
      <SelectField
        id="channel"
        name="channel"
        label="提出方式"
        value={form.channel}
        faults={faults}
        choices={channels}
      />
      <DateField id="on" name="on-" label="收到之日" value={form.on} faults={faults} />
    </section>
    <section class="part" aria-labelledby="events">
      <h2 class="part-h" id="events">
        办理经过
      </h2>
      <p class="why">没有的，不用填写。先后次序按日期排列。</p>
      {form.events.map((event, i) => (
        <EventInputs key={i} event={event} n={i + 1} faults={faults} action={action} />
      ))}
      <AddEvent action={action} next={form.events.length + 1} />
      <Conventions form={form} faults={faults} />
      <div class="acts gap-t">
        <button class="btn btn-main" type="submit">
          计算
        </button>
        <a href={action}>重新填写</a>
      </div>
    </section>
  </form>
)
