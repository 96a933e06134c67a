import { Button } from 'antd'
import { useRef } from 'react'
import { sizeInWords } from '../parts/words.ts'

interface ScanPickProps {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}

/** Picks several papers, one time after another; each can be taken out again. */
export function ScanPick({ files, onChange }: ScanPickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="选择扫描件"
        accept=".pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.txt"
        onChange={({ target }) => {
          const picked = [...(target.files ?? [])]
          target.value = ''
          onChange([...files, ...picked])
        }}
      />
      <ul className="mini">
        {files.map((file, i) => (
          <li key={`${file.name}-${file.size}-${file.lastModified}`}>
            {file.name}（{sizeInWords(file.size)}）{' '}
            <button type="button" className="link" onClick={() => onChange(files.filter((_, n) => n !== i))}>
              去掉
            </button>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Button onClick={() => input.current?.click()}>选择文件</Button>
      </p>
    </>
  )
}
