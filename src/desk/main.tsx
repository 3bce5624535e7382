import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Refused } from './api.ts'
import { Desk } from './desk.tsx'
import { watchKeyboard } from './frame/keys.ts'
import { applyTheme } from './frame/theme.ts'

applyTheme()
watchKeyboard()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A no is a no; what has failed may work at the second time.
      retry: (count, error) => !(error instanceof Refused) && count < 2,
    },
  },
})

createRoot(document.getElementById('desk')!).render(
  <QueryClientProvider client={client}>
    <BrowserRouter basename="/desk">
      <Desk />
    </BrowserRouter>
  </QueryClientProvider>,
)
