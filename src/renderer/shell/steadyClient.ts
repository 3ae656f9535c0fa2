/**
 * The client makes a new function at every access (`client.roster.update`), which would make every hook
 * that takes one run again at every render. This keeps the first one.
 */
export function steadyClient<T extends object>(client: T): T {
  const kept = new Map<PropertyKey, unknown>()
  return new Proxy(client, {
    get: (target, key, receiver) => {
      if (kept.has(key)) return kept.get(key)
      const value: unknown = Reflect.get(target, key, receiver)
      const steady = isTarget(value) && typeof key === 'string' ? steadyClient(value) : value
      kept.set(key, steady)
      return steady
    },
  })
}

function isTarget(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
