/** A text of HCL that is indented like the test around it. */
export function hcl(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = strings
    .map((string, index) => string + (values[index] ?? ''))
    .join('')
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n');
  const indents = [...text.matchAll(/^( *)[^\s]/gm)].map(([, indent = '']) => indent.length);
  return text.replaceAll(new RegExp(`^ {${Math.min(...indents)}}`, 'gm'), '');
}
