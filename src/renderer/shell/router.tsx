/** Screens by path. Paths live in the fragment: the same bundle runs under any origin. */

import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type AnyRoute,
  type AnyRouter,
} from '@tanstack/react-router'
import { Frame } from './Frame.tsx'
import { ScreenFailure, ScreenLoading } from './ScreenState.tsx'
import type { Subject } from './subject.ts'

/** The screen shown first: the first entry of the navigation. */
function firstPlace(subjects: readonly Subject[], preferred: string): string {
  const places = subjects.flatMap(subject => subject.navigation ?? []).map(entry => entry.to)
  return places.includes(preferred) ? preferred : (places[0] ?? '/')
}

export function createScreens(subjects: readonly Subject[], preferred: string): AnyRouter {
  const root = createRootRoute({ component: Frame })
  const screens: AnyRoute[] = subjects
    .flatMap(subject => subject.screens ?? [])
    .map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component }))
  const home = firstPlace(subjects, preferred)
  const start = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Navigate to={home} replace />,
  })
  return createRouter({
    routeTree: root.addChildren([start, ...screens]),
    history: createHashHistory(),
    defaultPendingComponent: ScreenLoading,
    defaultErrorComponent: ScreenFailure,
    defaultNotFoundComponent: () => <Navigate to={home} replace />,
  })
}
