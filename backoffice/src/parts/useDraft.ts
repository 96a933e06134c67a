import type { FormInstance } from 'antd'
import { useEffect, useMemo, useState } from 'react'

const prefix = 'gongkai.draft.'
/** Never kept, whatever the form: what proves who somebody is. */
const secret = /password|code|token|secret/i

function read(key: string): Record<string, unknown> | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null')
  } catch {
    return null
  }
}

/** Removes all drafts of this tab, when its person signs out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

/**
 * Keeps what is typed into a form in this tab, so that a reload, a crash or a lost connection loses nothing. It ends with
 * the tab: desks are shared, and a draft on disk would outlive its writer.
 */
export function useDraft(key: string | undefined, form: FormInstance) {
  const kept = useMemo(() => (key ? read(key) : null), [key])
  const [restored, setRestored] = useState(kept !== null)
  useEffect(() => {
    if (kept) form.setFieldsValue(kept)
  }, [kept, form])
  return {
    restored,
    keep: (values: Record<string, unknown>) => {
      if (!key) return
      const open = JSON.stringify(values, (name, value) => (secret.test(name) ? undefined : value))
      try {
        sessionStorage.setItem(prefix + key, open)
      } catch {
        // A full or forbidden storage costs the draft, not the form.
      }
    },
    forget: () => {
      setRestored(false)
      if (key) sessionStorage.removeItem(prefix + key)
    },
  }
}
