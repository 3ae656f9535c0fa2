/** The messages between preload and main; the page itself sees none of them. */

export const CONNECT_CHANNEL = 'office-connect'
export const PRINT_CHANNEL = 'office-print'
