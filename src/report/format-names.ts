/** By name alone: the command line knows what there is without loading any of it. */
export const formatNames = ['pretty', 'compact', 'json', 'sarif', 'github', 'junit', 'markdown', 'html', 'csv', 'gitlab', 'ocsf'] as const;

export type FormatName = (typeof formatNames)[number];
