import type { FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { fieldOf, type Problem } from '../api/refusal.ts'

/** All that must be mended in a form, each leading to its field; takes the focus when it appears. */
export function ErrorSummary({ problems, form }: { problems: readonly Problem[]; form: FormInstance }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new problems take the focus again
  useEffect(() => box.current?.focus(), [problems])
  return (
    <div className="note note-bad" ref={box} tabIndex={-1} role="alert">
      <h2>有{problems.length}处需要修改</h2>
      <ul>
        {problems.map(({ at, message }) => (
          <li key={at + message}>
            <button type="button" className="link" onClick={() => form.focusField(fieldOf(at))}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
