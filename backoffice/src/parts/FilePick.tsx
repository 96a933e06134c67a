import { Button } from 'antd'
import { useRef } from 'react'
import { sizeInWords } from './words.ts'

interface FilePickProps {
  readonly label: string
  readonly accept: string
  readonly file: File | null
  readonly pending?: boolean
  readonly onPick: (file: File) => void
}

/** A button that picks one file and names it; picking the same file again, after mending it, counts. */
export function FilePick({ label, accept, file, pending = false, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <p className="acts">
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const picked = event.target.files?.[0]
          event.target.value = ''
          if (picked) onPick(picked)
        }}
      />
      <Button loading={pending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {file ? (
        <span aria-live="polite">
          {file.name}（{sizeInWords(file.size)}）
        </span>
      ) : null}
    </p>
  )
}
