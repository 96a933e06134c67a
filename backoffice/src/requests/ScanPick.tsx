import { Button, Form } from 'antd'
import { useRef } from 'react'
import { sizeInWords } from '../parts/words.ts'

interface ScanPickProps {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}

/** What a scan is called in the form that sends it. */
export const scanField = (i: number): string => `file${i + 1}`

interface ScanProps {
  readonly file: File
  readonly onDrop: () => void
  /** Given by its field, so that the summary of errors leads here. */
  readonly id?: string
}

const Scan = ({ file, onDrop, id }: ScanProps) => (
  <>
    {file.name}（{sizeInWords(file.size)}）{' '}
    <button type="button" id={id} className="link" onClick={onDrop} aria-label={`去掉${file.name}`}>
      去掉
    </button>
  </>
)

/** Picks several papers, one time after another; each can be taken out again, and is marked when it was not taken. */
export function ScanPick({ files, onChange }: ScanPickProps) {
  const input = useRef<HTMLInputElement>(null)
  const form = Form.useFormInstance()
  // Each is a field by its place, which another one takes when one before it goes.
  const change = (now: readonly File[]) => {
    form.setFields(files.map((_, i) => ({ name: scanField(i), errors: [] })))
    onChange(now)
  }
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
          change([...files, ...picked])
        }}
      />
      <ul className="mini">
        {files.map((file, i) => (
          <li key={`${file.name}-${file.size}-${file.lastModified}`}>
            <Form.Item name={scanField(i)}>
              <Scan file={file} onDrop={() => change(files.filter((_, n) => n !== i))} />
            </Form.Item>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Button onClick={() => input.current?.click()}>选择文件</Button>
      </p>
    </>
  )
}
