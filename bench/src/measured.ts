/** One line of the table: what was measured, against what it must reach. */
export interface Measured {
  name: string
  value: number
  unit: string
  target: string
  reached: boolean
  detail: string
}
