/** What the commands about live accounts do. Loaded when one is called. */
export { awsCommand } from './aws.js';
export { doctorCommand } from './doctor.js';
export { driftCommand } from './drift.js';
export { permissionsCommand } from './permissions.js';
export { snapshotCommand } from './snapshot.js';
