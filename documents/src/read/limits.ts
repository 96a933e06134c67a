const MB = 1024 * 1024

/** Refused before parsing (report-contract, "Limits"). */
export const limits = {
  /** Text, HTML, Markdown, JSON: bytes of the file. */
  textBytes: 20 * MB,
  /** DOCX, XLSX, DOC: bytes of the file. */
  officeBytes: 50 * MB,
  /** DOCX, XLSX: bytes after inflating, counted while inflating. */
  inflatedBytes: 300 * MB,
  pdfBytes: 100 * MB,
  pdfPages: 500,
  /** Nested elements of HTML or XML. */
  depth: 2_000,
  /** Cells of one grid after its spans are laid out; wider and longer spans are cut. */
  gridCells: 200_000,
  columnSpan: 100,
  rowSpan: 1_000,
  /** Milliseconds and bytes for one file, enforced by ending the worker. */
  milliseconds: 10_000,
  memoryMB: 512,
} as const
