import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Frame } from './frame/frame.tsx'
import { Waiting } from './parts/waiting.tsx'
import { TodayScreen } from './today/today.tsx'

const CaseScreen = lazy(() => import('./case/case.tsx'))
const TextScreen = lazy(() => import('./text/text.tsx'))
const SessionScreen = lazy(() => import('./session/session.tsx'))
const OpenScreen = lazy(() => import('./open/open.tsx'))
const Registers = lazy(() => import('./register/registers.tsx'))
const Register = lazy(() => import('./register/register.tsx'))
const LightsScreen = lazy(() => import('./lights/lights.tsx'))
const FilesScreen = lazy(() => import('./files/files.tsx'))
const SearchScreen = lazy(() => import('./register/search.tsx'))

/** All screens; each has an address of its own. */
export function Desk() {
  return (
    <Frame>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/" element={<TodayScreen />} />
          <Route path="/cases/:case" element={<CaseScreen />} />
          <Route path="/cases/:case/acts/:action" element={<CaseScreen />} />
          <Route path="/cases/:case/texts/:text" element={<TextScreen />} />
          <Route path="/cases/:case/session" element={<SessionScreen />} />
          <Route path="/open/:matter" element={<OpenScreen />} />
          <Route path="/registers" element={<Registers />} />
          <Route path="/registers/:matter" element={<Register />} />
          <Route path="/case-files" element={<FilesScreen />} />
          <Route path="/case-files/:matter" element={<FilesScreen />} />
          <Route path="/lights" element={<LightsScreen />} />
          <Route path="/search" element={<SearchScreen />} />
          <Route path="*" element={<Nowhere />} />
        </Routes>
      </Suspense>
    </Frame>
  )
}

const Nowhere = () => (
  <main id="main" className="lone" tabIndex={-1}>
    <h1>没有这个网址的页面</h1>
    <p>
      网址可能抄漏了一段。<a href="/desk">回到今日</a>
    </p>
  </main>
)
