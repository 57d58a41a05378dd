/** What is loaded before a program that is to believe that it is this day: on later ones suppressions would be over. */
export function clockAt(day: string): string {
  return `const since = ${new Date(day).getTime()} - Date.now();
const real = Date.now;
Date.now = () => real() + since;
globalThis.Date = new Proxy(Date, { construct: (of, given, made) => Reflect.construct(of, given.length === 0 ? [Date.now()] : given, made) });
`;
}
