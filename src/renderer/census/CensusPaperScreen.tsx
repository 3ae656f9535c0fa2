/** A paper of a campaign as it will be printed: one member's record, a branch's, a list, a sweep. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PaperAsk } from '../../shared/census/paperMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { checkLinesPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { PagesBar } from '../ui/PagesBar.tsx'
import { PAPER_HINTS, usePaperMake } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview } from '../ui/PaperPreview.tsx'
import { readPaperAsk } from './paperAsk.ts'

const AT_ONCE = 10

const HOME = { to: PLACE.census, text: '集中排查' }

export default function CensusPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const ask = readPaperAsk(params.paper ?? '')
  useKeyHints(PAPER_HINTS)
  return ask === null ? <PaperMissing back={HOME} /> : <Paper key={params.paper} ask={ask} />
}

function Paper({ ask }: { ask: PaperAsk }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [fromPage, setFromPage] = useState(1)
  const input = { ask, ...(asOf === undefined ? {} : { asOf }) }
  const { data, isError } = useQuery({
    ...queries.census.paper.queryOptions({ input: { ...input, fromPage, pages: AT_ONCE } }),
    placeholderData: keepPreviousData,
  })
  const back =
    ask.kind === 'check' ? { to: checkLinesPlace(ask.campaignId, ask.orgId), text: '核查表' } : HOME
  const { paperXlsx: xlsx, paperPdf: pdf, paperPrint: html } = client.census
  const make = usePaperMake(input, { xlsx, pdf, html })
  if (isError) return <PaperMissing back={HOME} />
  if (!data) return null
  const { title, total, pages, ofMembers } = data
  return (
    <PaperPreview
      title={title}
      asOf={asOf}
      count={`${total}页`}
      pages={pages}
      ofMembers={ofMembers}
      back={{ text: back.text, go: () => void navigate({ to: back.to }) }}
      make={make}
      bar={<PagesBar total={total} atOnce={AT_ONCE} from={fromPage} onFrom={setFromPage} />}
    />
  )
}
