import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail as a server gets it: the envelope, and the message in its lines. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** By their names in small letters; those over several lines in one. */
  headers: Record<string, string>;
  text: string;
  /** The second of several forms; empty where there is one. */
  html: string;
}

/** A server that takes every mail and keeps it, as far as RFC 5321 says for a client that asks for nothing special. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  const server = createServer((socket) => {
    receive(socket, mails).catch(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { mails, url: `smtp://127.0.0.1:${port}`, close: () => void server.close() };
}

async function receive(socket: Socket, mails: ReceivedMail[]): Promise<void> {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const envelope = { from: '', to: [] as string[] };
  let message: string[] | null = null;
  say('220 mail.example.vn');
  for await (const line of createInterface({ input: socket })) {
    if (message && line === '.') {
      mails.push({ ...envelope, ...parsed(message) });
      message = null;
      say('250 OK');
    } else if (message) message.push(line.replace(/^\.\./, '.'));
    else if (/^MAIL FROM:/i.test(line)) {
      envelope.from = addressIn(line);
      say('250 OK');
    } else if (/^RCPT TO:/i.test(line)) {
      envelope.to.push(addressIn(line));
      say('250 OK');
    } else if (/^DATA/i.test(line)) {
      message = [];
      say('354 Go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 Bye');
      socket.end();
    } else say('250 mail.example.vn');
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

function parsed(message: readonly string[]): Pick<ReceivedMail, 'headers' | 'text' | 'html'> {
  const end = message.indexOf('');
  const fields = message.slice(0, end).join('\n').replaceAll(/\n\s+/g, ' ').split('\n');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), wordsOf(field.slice(colon + 1).trim())];
    }),
  );
  const body = message.slice(end + 1).join('\n');
  const boundary = /^multipart\/.*boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined) {
    const [, ...parts] = body.split(`--${boundary}`);
    const [text, html] = parts.map((part) => parsed(part.trim().split('\n')).text);
    return { headers, text: text ?? '', html: html ?? '' };
  }
  const encoding = headers['content-transfer-encoding'];
  if (encoding === 'base64')
    return { headers, text: Buffer.from(body, 'base64').toString(), html: '' };
  return { headers, text: encoding === 'quoted-printable' ? unquoted(body) : body, html: '' };
}

/** Encoded words of a header (RFC 2047) as what they say. */
function wordsOf(field: string): string {
  return field
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, encoding: string, content: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(content, 'base64').toString()
        : unquoted(content.replaceAll('_', ' ')),
    );
}

function unquoted(content: string): string {
  const bytes = content
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_code, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString();
}
