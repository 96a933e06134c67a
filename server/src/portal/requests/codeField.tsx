import { TextField } from '../components/field.tsx'
import type { Fault } from '../components/note.tsx'

/** Where a code is typed that a page once showed. */
export const CodeField = ({ label, code, faults }: { label: string; code: string; faults: readonly Fault[] }) => (
  <TextField
    id="code"
    name="code"
    label={label}
    hint="12个字母和数字，大小写都可以，横线可以不填"
    value={code}
    faults={faults}
    width="w-m"
  />
)
