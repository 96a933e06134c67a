import { Icon } from '../components/icon.tsx'
import type { Fault } from '../components/note.tsx'
import type { Carried } from './uploads.ts'

const endings = '.pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.txt,.zip'
const MB = 1024 * 1024

const sized = (bytes: number) =>
  bytes >= MB / 10 ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`

interface Props {
  readonly carried: readonly Carried[]
  readonly faults: readonly Fault[]
  readonly what: string
}

/** Files to be sent, and those that came already: they stay unless their mark is taken away. */
export function FileInputs({ carried, faults, what }: Props) {
  const fault = faults.find(({ field }) => field === 'file')?.message
  return (
    <div class={fault ? 'field field-bad' : 'field'}>
      {carried.length > 0 && (
        <fieldset class="carried">
          <legend>已经收到的附件</legend>
          <p class="hint">不用再选。不要的，去掉前面的勾。</p>
          {carried.map(({ name, size, token }, i) => (
            <label class="tickbox" for={`keep-${i}`} key={token}>
              <input type="checkbox" id={`keep-${i}`} name="keep" value={token} checked />
              <span>
                {name}（{sized(size)}）
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <label for="file">
        {carried.length > 0 ? '再加附件' : '附件'}
        <span class="opt">（选填）</span>
      </label>
      <span class="hint" id="file-hint">
        {what}。PDF、Word、照片等，每个不超过10 MB，最多5个
      </span>
      {fault && (
        <span class="bad" id="file-bad">
          <Icon name="error" />
          {fault}
        </span>
      )}
      <input
        id="file"
        name="file"
        type="file"
        multiple
        accept={endings}
        aria-describedby={fault ? 'file-hint file-bad' : 'file-hint'}
        {...(fault && { 'aria-invalid': true })}
      />
    </div>
  )
}
