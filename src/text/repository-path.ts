/**
 * A path as GitHub wants it: from the root of the repository, forward slashes, no `.` or `..`, never absolute.
 * What lies outside gets a name of its own that no file has, instead of one that would break the upload or point to another file.
 */
export function repositoryPath(path: string, base = ''): string {
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(path);
  const written = absolute ? path.replace(/^([A-Za-z]):\//, '$1/') : base === '' ? path : `${base}/${path}`;
  const segments: string[] = [];
  let above = 0;
  for (const segment of written.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) above++;
  }
  const outside = absolute || above > 0 ? ['outside-the-repository', ...Array.from({ length: above }, () => '__')] : [];
  const whole = [...outside, ...segments].join('/');
  return whole === '' ? 'outside-the-repository' : whole;
}

/** The same as a relative URI reference; a colon is encoded as well, so that nothing reads as a scheme. */
export function repositoryUri(path: string, base = ''): string {
  const whole = repositoryPath(path, base);
  if (/^[\w.~/-]*$/.test(whole)) return whole;
  return whole
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}
