/** Tells below the accounts how far the requests of the demonstration are; where nobody looks, only their beginning and end. */
export interface Shown {
  readonly told: (percent: number) => void
  /** From now on it is written: what stands above it has been. */
  begin(): void
}

export function showFilling(stream: NodeJS.WriteStream): Shown {
  let begun = false
  let now: number | null = null
  let written: number | null = null
  const write = () => {
    if (!begun || now === null || now === written) return
    const first = written === null
    written = now
    const before = stream.isTTY && !first ? '\r\u001b[K' : ''
    if (now === 100) stream.write(`${before}演示申请已经全部生成。\n`)
    else if (stream.isTTY) stream.write(`${before}演示申请正在生成：${now}%，现在就可以登录使用。`)
    else if (first) stream.write('演示申请正在后台生成，现在就可以登录使用。\n')
  }
  return {
    told: (percent) => {
      now = percent
      write()
    },
    begin: () => {
      begun = true
      write()
    },
  }
}
