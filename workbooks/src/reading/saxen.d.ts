declare module 'saxen' {
  type Attributes = Record<string, string>;
  type Decode = (text: string) => string;

  /** The part of the parser that we use; the package has no types of its own. */
  export class Parser {
    on(
      event: 'openTag',
      handle: (name: string, attributes: () => Attributes, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handle: (name: string) => void): this;
    on(event: 'text', handle: (text: string, decode: Decode) => void): this;
    on(event: 'cdata' | 'comment' | 'attention' | 'question', handle: (text: string) => void): this;
    on(event: 'error' | 'warn', handle: (error: Error) => void): this;
    ns(prefixes: Record<string, string>): this;
    write(xml: string): this;
    end(): Error | undefined;
  }
}
