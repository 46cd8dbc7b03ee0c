// The package of this name, not the module of Node that is going away.
declare module 'punycode/punycode.js' {
  export function toUnicode(host: string): string;
}
