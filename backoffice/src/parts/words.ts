/** 2026-03-05 → 2026年3月5日, with the weekday where somebody must act. */
export function dateInWords(date: string | null | undefined, { weekday = false } = {}): string {
  if (!date) return '—'
  const [y, m, d] = date.slice(0, 10).split('-').map(Number)
  if (!y || !m || !d) return date
  const day = '日一二三四五六'[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]
  return `${y}年${m}月${d}日${weekday ? `（星期${day}）` : ''}`
}

const inShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant as it was in China: 2026年3月5日 09:22. */
export function timeInWords(instant: string | null | undefined): string {
  if (!instant) return '—'
  const part = Object.fromEntries(inShanghai.formatToParts(new Date(instant)).map((p) => [p.type, p.value]))
  return `${part.year}年${part.month}月${part.day}日 ${part.hour}:${part.minute}`
}

const units = ['字节', 'KB', 'MB', 'GB', 'TB']

/** 1536 → 1.5 KB. */
export function sizeInWords(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '—'
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const number = bytes / 1024 ** power
  return `${power === 0 ? number : number.toFixed(number < 10 ? 1 : 0)} ${units[power]}`
}

export const countInWords = (n: number): string => n.toLocaleString('zh-CN')
