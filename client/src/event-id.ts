/**
 * The id of an event for `recordView`: a UUIDv7 (RFC 9562), which begins with the time. Make it once for each activation and send it again with every
 * retry: the same id counts once. `crypto.randomUUID` makes version 4, which the API refuses.
 */
export function createEventId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = [...crypto.getRandomValues(new Uint8Array(10))];
  const digits = time + random.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
}
