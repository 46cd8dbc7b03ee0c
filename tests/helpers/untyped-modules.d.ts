// What the tests use of libraries that bring no types.
declare module 'jsonld' {
  export interface Quad {
    subject: { value: string };
    predicate: { value: string };
    object: { value: string; termType: string };
  }
  export function toRDF(document: object): Promise<Quad[]>;
  /** N-Quads to expanded JSON-LD. */
  export function fromRDF(nquads: string): Promise<unknown>;
}
declare module 'jsonstat-toolkit' {
  interface Dataset {
    class: 'dataset';
    id: string[];
    Data(coordinates: Record<string, string>): { value: number | null; status: string | null };
  }
  interface Collection {
    class: 'collection';
    length: number;
    Dataset(position: number): Dataset | null;
  }
  export default function readJsonStat(document: object): Dataset | Collection;
}

declare module 'autocannon' {
  /** Sends the requests in turn over so many connections, for so many seconds. Times are in milliseconds. */
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    requests: { path: string }[];
  }): Promise<{
    latency: { p50: number; p99: number };
    requests: { average: number; total: number };
    non2xx: number;
  }>;
}

declare module 'jsonfeed-schema' {
  const schema: Record<string, unknown>;
  export default schema;
}
