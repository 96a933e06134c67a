// Serves the bytes of its standard input, packed with Brotli, to everybody who asks for anything: what Fastify can do.
import { buffer } from 'node:stream/consumers'
import Fastify from 'fastify'

const bytes = await buffer(process.stdin)
const app = Fastify()
app.get('/*', (_request, reply) =>
  reply.header('content-type', 'text/html; charset=utf-8').header('content-encoding', 'br').send(bytes),
)
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
