import { refuse } from '../../errors.ts'
import type { Box, Matrix } from './geometry.ts'
import type { Font, FontGlyph, Glyph } from './glyphs.ts'
import { Machine } from './machine.ts'
import { fills, type Paint, strokes } from './paths.ts'

/** Everything with ink on a page. */
export interface Ink {
  glyphs: Glyph[]
  paints: Paint[]
}

export interface Operators {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

export type OperatorCodes = typeof import('pdfjs-dist/legacy/build/pdf.mjs').OPS

/** Looks a font up by the name that the operator list gives it. */
export type Fonts = (name: string) => Font | undefined

// biome-ignore lint/suspicious/noExplicitAny: the parser types the arguments of its operators as any
type Handler = (machine: Machine, args: any) => void

type Path = readonly [paint: number, data: readonly [ArrayLike<number> | null], bounds: Iterable<number> | null]

function graphicsHandlers(ops: OperatorCodes, fonts: Fonts): [number, Handler][] {
  const filling = new Set([ops.fill, ops.eoFill])
  const stroking = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ])
  const states: Record<string, (machine: Machine, value: unknown) => void> = {
    LW: (machine, value) => {
      machine.lineWidth = Number(value)
    },
    Font: (machine, value) => {
      const [name, size] = value as [string, number]
      machine.setFont(fonts(name), size)
    },
  }
  return [
    [ops.save, (machine) => machine.save()],
    [ops.restore, (machine) => machine.restore()],
    [ops.transform, (machine, matrix) => machine.transform(matrix)],
    [
      ops.setLineWidth,
      (machine, [width]) => {
        machine.lineWidth = width
      },
    ],
    [
      ops.setGState,
      (machine, [entries]) => {
        for (const [key, value] of entries as [string, unknown][]) states[key]?.(machine, value)
      },
    ],
    [ops.clip, (machine) => machine.clipNext()],
    [ops.eoClip, (machine) => machine.clipNext()],
    [
      ops.constructPath,
      (machine, [paint, [data], bounds]: Path) => {
        if (data && filling.has(paint)) machine.paint(fills(data, machine.ctm))
        if (data && stroking.has(paint)) machine.paint(strokes(data, machine.ctm, machine.lineWidth))
        machine.endPath(bounds)
      },
    ],
    [
      ops.paintFormXObjectBegin,
      (machine, [matrix, bounds]) => {
        machine.save()
        if (matrix) machine.transform(matrix)
        if (bounds) machine.clip(bounds)
      },
    ],
    [ops.paintFormXObjectEnd, (machine) => machine.restore()],
    [ops.beginAnnotation, (machine, [, , transform, matrix]) => machine.beginAnnotation(transform, matrix)],
    [ops.endAnnotation, (machine) => machine.restore()],
  ]
}

function textHandlers(ops: OperatorCodes, fonts: Fonts): [number, Handler][] {
  return [
    [ops.beginText, (machine) => machine.beginText()],
    [
      ops.endText,
      (machine) => {
        machine.openText = false
      },
    ],
    [ops.setCharSpacing, (machine, [charSpacing]) => machine.setText({ charSpacing })],
    [ops.setWordSpacing, (machine, [wordSpacing]) => machine.setText({ wordSpacing })],
    [ops.setHScale, (machine, [percent]) => machine.setText({ scale: percent / 100 })],
    [ops.setLeading, (machine, [leading]) => machine.setText({ leading })],
    [ops.setTextRise, (machine, [rise]) => machine.setText({ rise })],
    [ops.setTextRenderingMode, (machine, [mode]) => machine.setText({ mode })],
    [ops.setFont, (machine, [name, size]) => machine.setFont(fonts(name), size)],
    [ops.setTextMatrix, (machine, [matrix]) => machine.setTextMatrix(matrix)],
    [ops.moveText, (machine, [x, y]) => machine.moveText(x, y)],
    [
      ops.setLeadingMoveText,
      (machine, [x, y]) => {
        machine.setText({ leading: -y })
        machine.moveText(x, y)
      },
    ],
    [ops.nextLine, (machine) => machine.nextLine()],
    [ops.showText, (machine, [content]: [readonly (FontGlyph | number)[]]) => machine.showText(content)],
  ]
}

/**
 * Runs the drawing operators of a page and keeps its glyphs and its axis-parallel areas, in points from the top left.
 * `start` maps user space to the page. Throws `DocumentError('damaged')` where a page breaks off inside a text object.
 */
export function interpret(
  { fnArray, argsArray }: Operators,
  ops: OperatorCodes,
  start: Matrix,
  page: Box,
  fonts: Fonts,
): Ink {
  const handlers: (Handler | undefined)[] = []
  for (const [code, handler] of [...graphicsHandlers(ops, fonts), ...textHandlers(ops, fonts)]) handlers[code] = handler
  const machine = new Machine(start, page)
  for (let i = 0; i < fnArray.length; i++) handlers[fnArray[i] ?? 0]?.(machine, argsArray[i])
  if (machine.openText) refuse('damaged', 'PDF 的页面内容不完整，文件可能在传输中被截断，请重新下载或重新导出。')
  return machine
}
