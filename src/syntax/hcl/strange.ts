import { HOLE } from '../../text/mapped.js';

/** What helps where a character stands that HCL has no token for. */
export function strangeHelp(character: string): string {
  switch (character) {
    case "'":
      return 'HCL strings stand in double quotes.';
    case '`':
      return 'HCL strings stand in double quotes; one of several lines is a heredoc, `<<EOT`.';
    case '“':
    case '”':
      return 'These are typographic quotes: write straight ones, `"`.';
    case ';':
      return 'Arguments end with their line, and items of a list are parted by commas.';
    case '&':
    case '|':
    case '^':
    case '~':
      return 'HCL knows no operators on bits; and, or and not are `&&`, `||` and `!`.';
    case '/':
      return 'A comment that begins with `/*` ends with `*/`: write it, or begin the line with `#`.';
    case '\r':
      return 'A line ends with a line feed, with or without a carriage return before it: convert the line endings of the file.';
    case HOLE:
      return 'What stands here is known only when it is deployed: write the value itself, or put the expression into quotes.';
    default:
      return 'HCL has no use for this character outside of strings and comments: remove it.';
  }
}
