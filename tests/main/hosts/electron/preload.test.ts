import { beforeEach, expect, test, vi } from 'vitest'
import type { OfficeBridge } from '../../../../src/shared/api/bridge.ts'

vi.mock('electron', () => import('./fakeElectron.ts'))

const posted = vi.fn()
vi.stubGlobal('window', { postMessage: posted, location: { origin: 'app://office' } })

const { contextBridge, ipcRenderer } = await import('./fakeElectron.ts')
await import('../../../../src/main/hosts/electron/preload.ts')

// Taken now: what mocks remember is cleared before each test.
const exposures = [...contextBridge.exposeInMainWorld.mock.calls]
const [name, exposed] = exposures[0] ?? []
const bridge = exposed as OfficeBridge

beforeEach(() => {
  posted.mockClear()
  ipcRenderer.send.mockClear()
})

test('the page gets two functions and a name, nothing of Electron’s [20]', () => {
  expect(exposures.length).toBe(1)
  expect(name).toBe('office')
  expect(Object.keys(bridge).sort()).toEqual(['connect', 'host', 'print'])
  expect(bridge.host).toBe('electron')
})

test('connect asks for a port and hands nothing over', () => {
  bridge.connect()
  expect(ipcRenderer.send.mock.calls).toEqual([['office-connect']])
})

test('the port is passed to our own origin only, without the event', () => {
  const port = {}
  ipcRenderer.emit('office-port', { ports: [port], sender: {} })
  expect(posted.mock.calls).toEqual([['office-port', 'app://office', [port]]])
})

test('print answers one of three words, whatever comes back', async () => {
  for (const [answer, outcome] of [
    ['sent', 'sent'],
    ['cancelled', 'cancelled'],
    ['failed', 'failed'],
    [undefined, 'failed'],
    [{ path: '/etc' }, 'failed'],
  ] as const) {
    ipcRenderer.invoke.mockResolvedValueOnce(answer)
    expect(await bridge.print('t')).toBe(outcome)
  }
  expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('office-print', 't')
})
