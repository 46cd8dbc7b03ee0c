/** How the bytes of a saved page were read. */
export type DecodedPage =
  | {
      kind: 'decoded';
      text: string;
      encoding: 'utf-8' | 'utf-16le' | 'windows-1258';
      notes: string[];
    }
  /** A text in an encoding of the 1990s: fonts made it look Vietnamese. It is not guessed at. */
  | { kind: 'legacy'; encoding: 'TCVN3' | 'VNI'; sample: string };

const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;
const DECLARATION_BYTES_MAX = 2_048;
const WORD = /\S+/gu;
/** TCVN3 (ABC): đ is "®", â "©", ơ "¬", á "¸", à "µ", ã "·", ạ "¹", ả "¶" in the middle of words. */
const TCVN3_WORD = /[a-z][®¬©¨¸µ·¹¶]|[®¬©¨¸µ·¹¶][a-z]/i;
/** VNI-Windows: a vowel is followed by a letter that stands for its marks; đ is "ñ". No Unicode Vietnamese word has these pairs. */
const VNI_WORD = /a[øùûõïâáàåãä]|e[äâáàåãøùûõ]|o[äâøûõ]|ö[ôùøûõï]|ñ[a-zöô]/i;
const LEGACY_WORDS_MIN = 4;
const LEGACY_SHARE_MIN = 0.1;
const SAMPLE_CHARACTERS = 80;

/**
 * Reads the bytes of a saved page: what is UTF-8 is read as UTF-8 whatever the page declares, anything else is windows-1258, which
 * Vietnamese pages used before. Text comes out in Unicode NFC; TCVN3 and VNI are recognised, because they read as garbage.
 */
export function decodePage(bytes: Uint8Array): DecodedPage {
  const { text, encoding } = decode(bytes);
  const legacy = legacyOf(text) ?? (encoding === 'windows-1258' ? legacyOf(latin1(bytes)) : null);
  if (legacy) return legacy;
  const notes: string[] = [];
  const declared = DECLARED.exec(latin1(bytes.subarray(0, DECLARATION_BYTES_MAX)))?.[1];
  if (declared && declared.toLowerCase() !== encoding)
    notes.push(
      `Trang khai báo mã “${declared}” nhưng thực ra là ${encoding}; đã đọc theo ${encoding}.`,
    );
  const composed = text.normalize('NFC');
  if (composed !== text)
    notes.push('Chữ viết bằng dấu rời (Unicode tổ hợp) đã được ghép lại (NFC).');
  return { kind: 'decoded', text: composed, encoding, notes };
}

function decode(bytes: Uint8Array): {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'windows-1258';
} {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: that is what a failing decoder means, and the one thing that is asked here.
    return { text: new TextDecoder('windows-1258').decode(bytes), encoding: 'windows-1258' };
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

function legacyOf(page: string): Extract<DecodedPage, { kind: 'legacy' }> | null {
  const text = page.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ');
  const words = text.match(WORD) ?? [];
  const encodings = [
    ['TCVN3', TCVN3_WORD],
    ['VNI', VNI_WORD],
  ] as const;
  for (const [encoding, pattern] of encodings) {
    const found = words.filter((word) => pattern.test(word));
    if (found.length < LEGACY_WORDS_MIN || found.length < words.length * LEGACY_SHARE_MIN) continue;
    return { kind: 'legacy', encoding, sample: words.join(' ').slice(0, SAMPLE_CHARACTERS) };
  }
  return null;
}
