/** An answer that is in order and not what the person wanted. Its message is for them. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
