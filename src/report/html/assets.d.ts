/** What runs and looks in the page, bundled from `client/` when the command is built. */
declare module 's3lint:page' {
  export const script: string;
  export const style: string;
}
