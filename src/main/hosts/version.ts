/** The program's version, as the clerk reads it to the maintainer; a test keeps it equal to package.json. */
export const VERSION = '0.1.0'
