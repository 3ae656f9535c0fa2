/** Where files are put: a stick that is plugged in, or a folder of this computer. */

import { Radio } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import styles from './PlaceChoice.module.css'

type Place = Outputs['reporting']['destinations']['places'][number]

/** A stick that is plugged in is what handing over is for. */
function proposedPlace(places: readonly Place[]): string | null {
  return (places.find(({ kind }) => kind === 'usb') ?? places[0])?.key ?? null
}

export interface PlaceState {
  /** null until the places are known */
  places: readonly Place[] | null
  /** key of the chosen one */
  target: string | null
  choose: (key: string) => void
}

export function usePlaceChoice(): PlaceState {
  const { queries } = useOffice()
  const { data } = useQuery(queries.reporting.destinations.queryOptions({ input: {}, staleTime: 0 }))
  const [chosen, choose] = useState<string | null>(null)
  return { places: data?.places ?? null, target: chosen ?? proposedPlace(data?.places ?? []), choose }
}

export function PlaceChoice({ places, target, choose }: PlaceState) {
  return (
    <fieldset className={styles.places}>
      <legend>存放到</legend>
      <Radio.Group
        className={styles.choices ?? ''}
        value={target}
        options={(places ?? []).map(({ key, label }) => ({ value: key, label }))}
        onChange={event => choose(String(event.target.value))}
      />
      {places && !places.some(({ kind }) => kind === 'usb') && (
        <span className={styles.quiet}>没有插上U盘；插好后重新打开这里就能选。</span>
      )}
    </fieldset>
  )
}
