import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { Fault } from './note.tsx'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: ComponentChildren
  readonly optional?: boolean
  readonly faults: readonly Fault[]
}

const faultOf = (id: string, faults: readonly Fault[]) => faults.find((f) => f.field === id)?.message

/** What reads the hint and the error of a control aloud with it. */
const described = (id: string, hint: unknown, fault: string | undefined) => {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-bad`] : [])]
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}
}

const Said = ({ id, hint, fault }: { id: string; hint?: ComponentChildren; fault: string | undefined }) => (
  <>
    {hint && (
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {fault && (
      <span class="bad" id={`${id}-bad`}>
        <Icon name="error" />
        {fault}
      </span>
    )}
  </>
)

const Optional = () => <span class="opt">（选填）</span>

/** A control with its label, hint and error in this order. */
function Labelled({ id, label, hint, optional, faults, children }: FieldProps & { children: ComponentChildren }) {
  const fault = faultOf(id, faults)
  return (
    <div class={fault ? 'field field-bad' : 'field'}>
      <label for={id}>
        {label}
        {optional && <Optional />}
      </label>
      <Said id={id} hint={hint} fault={fault} />
      {children}
    </div>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export function SelectField(props: FieldProps & { name: string; value: string; choices: readonly Choice[] }) {
  const { id, hint, faults, name, value, choices } = props
  const fault = faultOf(id, faults)
  return (
    <Labelled {...props}>
      <select id={id} name={name} {...described(id, hint, fault)} {...(fault && { 'aria-invalid': true })}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

interface TextProps extends FieldProps {
  readonly name: string
  readonly value: string
  readonly width?: string
  readonly numeric?: boolean
  readonly type?: 'text' | 'tel' | 'email'
  readonly autocomplete?: string
}

export function TextField(props: TextProps) {
  const { id, hint, faults, name, value, width, numeric, type = 'text', autocomplete = 'off' } = props
  const fault = faultOf(id, faults)
  return (
    <Labelled {...props}>
      <input
        id={id}
        name={name}
        type={type as 'text'}
        value={value}
        autocomplete={autocomplete}
        {...(width && { class: width })}
        {...(numeric && { inputMode: 'numeric' })}
        {...described(id, hint, fault)}
        {...(fault && { 'aria-invalid': true })}
      />
    </Labelled>
  )
}

/** Several lines. */
export function AreaField(props: FieldProps & { name: string; value: string; rows?: number }) {
  const { id, hint, faults, name, value, rows } = props
  const fault = faultOf(id, faults)
  return (
    <Labelled {...props}>
      <textarea
        id={id}
        name={name}
        {...(rows && { rows })}
        {...described(id, hint, fault)}
        {...(fault && { 'aria-invalid': true })}
      >
        {/* A first line end is swallowed by browsers. */}
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </Labelled>
  )
}

interface PickProps extends FieldProps {
  readonly name: string
  readonly value: string
  readonly choices: readonly (Choice & { readonly says?: string })[]
}

/** A choice of a few, each in a full line; the id of the first is the id of the field. */
export function PickField(props: PickProps) {
  const { id, label, hint, optional, faults, name, value, choices } = props
  const fault = faultOf(id, faults)
  return (
    <fieldset class={fault ? 'field field-bad' : 'field'} {...described(id, hint, fault)}>
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <Said id={id} hint={hint} fault={fault} />
      {choices.map((choice, i) => {
        const choiceId = i === 0 ? id : `${id}-${choice.value}`
        return (
          <div class="pick" key={choice.value}>
            <input type="radio" id={choiceId} name={name} value={choice.value} checked={choice.value === value} />
            <label for={choiceId}>
              {choice.label}
              {choice.says && <small>{choice.says}</small>}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

/** A date as it was typed, in three boxes. */
export interface TypedDate {
  readonly y: string
  readonly m: string
  readonly d: string
}

const boxes = [
  { key: 'y', unit: '年', class: 'y', most: 4 },
  { key: 'm', unit: '月', class: undefined, most: 2 },
  { key: 'd', unit: '日', class: undefined, most: 2 },
] as const

/** 年 月 日 in three boxes under one legend; the id of the first is the id of the field. */
export function DateField(props: FieldProps & { name: string; value: TypedDate }) {
  const { id, label, hint, optional, faults, name, value } = props
  const fault = faultOf(id, faults)
  return (
    <fieldset class={fault ? 'field field-bad' : 'field'}>
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <Said id={id} hint={hint} fault={fault} />
      <div class="ymd">
        {boxes.map((box) => {
          const boxId = box.key === 'y' ? id : `${id}-${box.key}`
          return [
            <input
              key={box.key}
              id={boxId}
              name={`${name}${box.key}`}
              type="text"
              inputMode="numeric"
              maxLength={box.most + 2}
              autocomplete="off"
              value={value[box.key]}
              {...(box.class && { class: box.class })}
              {...described(id, hint, fault)}
              {...(fault && { 'aria-invalid': true })}
            />,
            <label key={box.unit} for={boxId}>
              {box.unit}
            </label>,
          ]
        })}
      </div>
    </fieldset>
  )
}

/** Yes or no. */
export const TickField = ({
  id,
  name,
  label,
  checked,
}: {
  id: string
  name: string
  label: string
  checked: boolean
}) => (
  <label class="tickbox" for={id}>
    <input type="checkbox" id={id} name={name} value="1" checked={checked} />
    <span>{label}</span>
  </label>
)
