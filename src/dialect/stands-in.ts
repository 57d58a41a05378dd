/** Whether a file says something itself, or it was put together from what the file is given. */

/** The words of ARNs that are the same for everybody. */
const COMMON = /^(?:arn|aws[a-z-]*|s3|cloudfront|distribution|storage-lens|[*?]*)$/;

/**
 * Whether a text stands in another one, or all the parts that it is put together from do.
 * @param edges characters that stand before a text and behind it
 */
export function standsIn(text: string, all: string, edges: string): boolean {
  const edge = edges.replace(/[\]\\^-]/g, '\\$&');
  const holds = (part: string): boolean =>
    new RegExp(`(?:^|[${edge}])${part.replace(/[*?]+$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:$|[${edge}*?\\\\])`, 'm').test(all);
  return holds(text) || text.split(/[:/]/).every((part) => COMMON.test(part) || holds(part));
}
