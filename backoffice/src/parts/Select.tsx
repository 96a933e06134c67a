import { Select as AntSelect, type SelectProps } from 'antd'
import type { BaseOptionType } from 'antd/es/select'
import { type ReactNode, useEffect, useRef } from 'react'

/** A choice whose list of options carries the name of its field; Ant Design leaves the list without one. */
export const Select = <V, O extends BaseOptionType>(props: SelectProps<V, O>) => (
  <AntSelect<V, O> popupRender={(options) => <Named>{options}</Named>} {...props} />
)

function Named({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = box.current?.querySelector('[role=listbox]')
    const field = document.getElementById(list?.id.replace(/_list$/, '') ?? '') as HTMLInputElement | null
    list?.setAttribute('aria-label', field?.ariaLabel ?? field?.labels?.[0]?.textContent ?? '')
  })
  return <div ref={box}>{children}</div>
}
