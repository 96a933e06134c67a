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

/** Above a form: what has to be changed, each leading to its field. It takes the focus when the page opens on it. */
export const FaultSummary = ({ faults, id }: { faults: readonly Fault[]; id: string }) => (
  <div class="note note-bad" id={id} role="alert" tabIndex={-1} aria-labelledby={`${id}-h`}>
    <h2 id={`${id}-h`}>有{faults.length}处需要修改</h2>
    <p>改好以后再计算，填写的内容都已保留。</p>
    <ul>
      {faults.map(({ field, message }) => (
        <li key={field}>
          <a href={`#${field}`}>{message}</a>
        </li>
      ))}
    </ul>
  </div>
)
