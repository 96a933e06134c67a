import type { ComponentChildren } from 'preact'

/** A hint with a bar at its side. */
export const Note = ({ kind, id, children }: { kind?: 'warn' | 'ok'; id?: string; children: ComponentChildren }) => (
  <div class={kind ? `note note-${kind}` : 'note'} {...(id && { id })}>
    {children}
  </div>
)

/** Something to change: the id of its control and the sentence that stands beside it. */
export interface Fault {
  readonly field: string
  readonly message: string
}

interface FaultSummaryProps {
  readonly faults: readonly Fault[]
  readonly id: string
  readonly says?: string
}

/** Above a form: what has to be changed, each leading to its field. It takes the focus when the page opens on it. */
export const FaultSummary = ({ faults, id, says = '改好以后再计算，填写的内容都已保留。' }: FaultSummaryProps) => (
  <div class="note note-bad" id={id} role="alert" tabIndex={-1} aria-labelledby={`${id}-h`}>
    <h2 id={`${id}-h`}>有{faults.length}处需要修改</h2>
    <p>{says}</p>
    <ul>
      {faults.map(({ field, message }) => (
        <li key={field}>
          <a href={`#${field}`}>{message}</a>
        </li>
      ))}
    </ul>
  </div>
)

/** Above a form: why it was not done, where it is no single field's fault. It takes the focus like a summary. */
export const Trouble = ({ title, says, id }: { title: string; says: ComponentChildren; id: string }) => (
  <div class="note note-bad" id={id} role="alert" tabIndex={-1} aria-labelledby={`${id}-h`}>
    <h2 id={`${id}-h`}>{title}</h2>
    <p>{says}</p>
  </div>
)
