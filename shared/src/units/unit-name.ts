// Vietnamese marks a syllable's tone above or below one of its vowels, and "Hòa" and "Hoà" are two ways to write one syllable.
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;
const UNIT_TYPE = /^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)(?=\s)\s*(.*)$/i;

/**
 * Two names of one unit are equal in this form: letter case, where a tone mark stands ("Hòa", "Hoà"), hyphens and apostrophes
 * make no difference, and "NT" is "Nông trường" (farm); every letter and every tone does.
 */
export function nameKeyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/[-–\s]+/g, ' ')
    .trim()
    .replace(/^nt /, 'nông trường ')
    .split(' ')
    .map(keyOfSyllable)
    .join(' ');
}

function keyOfSyllable(syllable: string): string {
  const decomposed = syllable.normalize('NFD');
  const tones = decomposed.match(TONE_MARKS) ?? [];
  return decomposed.replace(TONE_MARKS, '') + tones.join('');
}

/** "Thị trấn Tiên Kỳ" is of type "thị trấn" and named "Tiên Kỳ"; without a type the whole text is the name. */
export function splitFullName(fullName: string): { unitType: string | null; name: string } {
  const [, unitType, name] = UNIT_TYPE.exec(fullName.trim()) ?? [];
  return unitType === undefined || !name
    ? { unitType: null, name: fullName.trim() }
    : { unitType: unitType.toLowerCase(), name: name.trim() };
}
