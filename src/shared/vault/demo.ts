/** The example register: nobody in it is real, so its passphrase is told to whoever opens it. */

const DEMO_MARK = '示例'

/** @param name a register's name: its file without the ending */
export function isDemo(name: string): boolean {
  return name.startsWith(DEMO_MARK)
}

/** Shown on screen: the register holds nobody real. */
export const DEMO_PASSPHRASE = '示例台账口令2024'
