import { QueryClient } from '@tanstack/react-query'

/** Lost connections are said at once and tried again on demand; TanStack would wait in silence. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
