import { z } from 'zod'
import type { Operation, Shape } from '../operation.ts'

const schemaOf = (schema: Shape, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', cycles: 'ref', reused: 'inline' })

interface ObjectSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

const parametersOf = (schema: Shape, place: 'path' | 'query') => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as ObjectSchema
  return Object.entries(properties).map(([name, s]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: s,
  }))
}

const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '每次操作一个，重试时不变',
  schema: { type: 'string', pattern: '^[\\w-]{16,100}$' },
}

function contentOf({ consumes, body }: Operation) {
  const schema = schemaOf(body, 'input')
  if (consumes === 'json') return { 'application/json': { schema } }
  const { properties = {}, ...rest } = schema as ObjectSchema
  const file = { type: 'string', contentMediaType: 'application/octet-stream' }
  return { 'multipart/form-data': { schema: { ...rest, type: 'object', properties: { ...properties, file } } } }
}

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.says,
  tags: [operation.id.split('.')[0]],
  parameters: [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.replays ? [key] : []),
  ],
  ...(operation.method !== 'GET' && { requestBody: { required: true, content: contentOf(operation) } }),
  responses: {
    200: {
      description: '完成',
      content:
        operation.produces === 'file'
          ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: schemaOf(operation.answer, 'output') } },
    },
    default: { $ref: '#/components/responses/error' },
  },
  ...(operation.access !== 'public' && { security: [{ session: [] }] }),
})

const problem = {
  type: 'object',
  required: ['at', 'message'],
  properties: { at: { type: 'string' }, message: { type: 'string' } },
}
const error = {
  description: '没有完成；说明怎样改正',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['code', 'message'],
            properties: {
              code: { type: 'string' },
              message: { type: 'string' },
              at: { type: 'string' },
              problems: { type: 'array', items: problem },
              reference: { type: 'string' },
            },
          },
        },
      },
    },
  },
}

/** The API described by OpenAPI 3.1, from the operations alone. */
export function openApi(operations: readonly Operation[], version: string, address: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '政府信息公开系统', version },
    servers: [{ url: address }],
    paths,
    components: {
      responses: { error },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'gongkai_session' } },
    },
  }
}
