/** What the command line needs of this room; it loads it for the commands that talk to AWS, and for no other. */

export { identity } from './identity.js';
export type { WhoIs } from './identity.js';
export { ROLE_NAME } from './organization.js';
export { printSnapshot } from './print.js';
export type { Access, ScanRequest, ScanResult } from './request.js';
export { CONCURRENCY, scan } from './scan.js';
export type { Problem } from './scene.js';
export { isMissingPackages } from './sdk/packages.js';
export type { Calls, Progress } from './tally.js';
