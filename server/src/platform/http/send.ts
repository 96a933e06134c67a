import type { FastifyReply } from 'fastify'
import type { Download } from './handler.ts'

/** RFC 6266: the exact name for browsers of today, a plain one for others. */
export const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\w.-]+/g, '_').replace(/^_+(?=\.)/, 'file')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

/** Sends bytes to be saved and never shown: whatever they hold cannot run as a page of ours. */
export const sendDownload = (reply: FastifyReply, { name, type, bytes }: Download) =>
  reply
    .headers({
      'content-type': type,
      'content-disposition': dispositionOf(name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes)
