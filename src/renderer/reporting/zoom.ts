/** How large paper is shown; remembered for each size of paper. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'
import type { FormPage } from '../../shared/forms/sheet.ts'

export const ZOOM_MIN = 0.5
export const ZOOM_MAX = 2
export const ZOOM_STEPS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2]

const zoom = z.number().min(ZOOM_MIN).max(ZOOM_MAX)
const zoomSchema = z.record(z.enum(['A4-portrait', 'A4-landscape', 'A3-portrait', 'A3-landscape']), zoom)

const FULL = { 'A4-portrait': 1, 'A4-landscape': 1, 'A3-portrait': 1, 'A3-landscape': 1 } as const

/** Within bounds, in whole percents. */
export function zoomWithin(zoom: number): number {
  return Math.round(Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom)) * 100) / 100
}

/** The next larger or smaller step. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : ZOOM_STEPS.toReversed()
  return steps.find(step => (step - zoom) * direction > 0.001) ?? zoom
}

export function useZoom({
  paper,
  orientation,
}: Pick<FormPage, 'paper' | 'orientation'>): [number, (zoom: number) => void] {
  const [zooms, setZooms] = useListState('reporting.zoom', { schema: zoomSchema, initial: FULL })
  const format = `${paper}-${orientation}` as const
  return [zooms[format], next => setZooms(now => ({ ...now, [format]: zoomWithin(next) }))]
}
