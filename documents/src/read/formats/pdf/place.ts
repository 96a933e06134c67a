import type { Place } from '@gongkai/rules/reports'
import { type Box, boxOf, type Matrix } from './geometry.ts'

/** A page as it was laid down for reading. */
export interface Sheet {
  number: number
  width: number
  height: number
  /** From the sheet as it is read back to the page as it is shown. */
  back: Matrix
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** Where a box of the sheet stands on the page as it is shown. */
export function placeOf(sheet: Sheet, box: Box): Place {
  const { x0, y0, x1, y1 } = boxOf(sheet.back, box.x0, box.y0, box.x1, box.y1)
  return { page: sheet.number, box: [tenth(x0), tenth(y0), tenth(x1), tenth(y1)] }
}
