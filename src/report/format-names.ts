/** By name alone: the command line knows what there is without loading any of it. */
export const formatNames = ['pretty', 'compact', 'json', 'sarif', 'github'] as const;

export type FormatName = (typeof formatNames)[number];
