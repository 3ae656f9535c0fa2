/** Boot: connect, then show. */

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import './shell/base.css'
import { applyTokens } from './shell/theme.ts'
import { connectOffice } from './shell/transport.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

applyTokens(document.documentElement)
const client = await connectOffice()
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
)
