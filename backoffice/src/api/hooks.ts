import type { Operation } from '@gongkai/server/operation'
import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type CallOptions, call } from './call.ts'
import type { Answer, Endpoint, Input } from './endpoint.ts'
import { mayPass } from './refusal.ts'

/** Reads from the server; kept, shared by all who ask the same, and read again after each command. */
export function useRead<O extends Operation>(
  endpoint: Endpoint<O>,
  input: Input<O>,
  { enabled = true, every }: { enabled?: boolean; every?: number } = {},
): UseQueryResult<Answer<O>, Error> {
  return useQuery<Answer<O>, Error>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    placeholderData: keepPreviousData as never,
    enabled,
    ...(every ? { refetchInterval: every } : {}),
  })
}

/** crypto.randomUUID is missing where the page comes over plain HTTP, as inside many offices. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

type Files = NonNullable<CallOptions['files']>

export interface Command<O extends Operation> {
  /** Sends the command; throws what `error` then holds. */
  readonly send: (input: Input<O>, files?: Files) => Promise<Answer<O>>
  /** Sends the command; null when it was refused, and `error` says why. */
  readonly run: (input: Input<O>, files?: Files) => Promise<Answer<O> | null>
  readonly pending: boolean
  readonly error: Error | null
  /** What the server answered the last time. */
  readonly answer: Answer<O> | undefined
  readonly forget: () => void
}

/**
 * A command of the server for a button or a form. One intention has one Idempotency-Key: the same input sent again after
 * a lost connection carries the same key, so that it is done once; after a clear answer the next one is a new intention.
 */
export function useCommand<O extends Operation>(endpoint: Endpoint<O>): Command<O> {
  const client = useQueryClient()
  const unsure = useRef<{ input: string; key: string }>(null)
  const mutation = useMutation<Answer<O>, Error, { input: Input<O>; files?: Files | undefined }>({
    mutationFn: async ({ input, files }) => {
      const said = JSON.stringify(input)
      const key = unsure.current?.input === said ? unsure.current.key : newKey()
      unsure.current = { input: said, key }
      try {
        const answer = await call(endpoint, input, { key, ...(files ? { files } : {}) })
        unsure.current = null
        return answer
      } catch (error) {
        if (!mayPass(error)) unsure.current = null
        throw error
      }
    },
    onSuccess: () => client.invalidateQueries(),
  })
  return {
    send: (input, files) => mutation.mutateAsync({ input, files }),
    run: (input, files) => mutation.mutateAsync({ input, files }).catch(() => null),
    pending: mutation.isPending,
    error: mutation.error,
    answer: mutation.data,
    forget: mutation.reset,
  }
}
