/** What can be printed of a letter now: the letter itself, the receipt of one that came in, the request for proof. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { LetterForm, LetterRow } from '../../shared/transfer/methods.ts'
import { letterPaperPlace } from '../shell/places.ts'

const WORDS: Readonly<Record<LetterForm, string>> = {
  letter: '介绍信版面',
  receipt: '回执版面',
  proofRequest: '补开证明函',
  resident: '转接登记表',
}

function papersOf({ direction, state, overdue, incomingKind }: LetterRow): LetterForm[] {
  if (direction === '转入') {
    const receipt: LetterForm[] = state === 'LANDED' || state === 'RECEIPTED' ? ['receipt'] : []
    return incomingKind === '退休、下岗' ? [...receipt, 'resident'] : receipt
  }
  return overdue || state === 'LANDED' ? ['letter', 'proofRequest'] : ['letter']
}

export function LetterPapers({ letter }: { letter: LetterRow }) {
  const navigate = useNavigate()
  return papersOf(letter).map(form => (
    <Button key={form} size="small" onClick={() => void navigate({ to: letterPaperPlace(form, letter.id) })}>
      {WORDS[form]}
    </Button>
  ))
}
