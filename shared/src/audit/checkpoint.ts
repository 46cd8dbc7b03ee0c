import * as z from 'zod';

/** The head of the chain, noted down outside the database: whoever rewrites the whole table cannot rewrite this. */
export const CheckpointSchema = z.strictObject({
  sequence: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});
export type Checkpoint = z.infer<typeof CheckpointSchema>;

/** A line of the file of checkpoints; the signature (Ed25519, base64) is over the canonical JSON of the checkpoint. */
export const SignedCheckpointSchema = z.strictObject({
  checkpoint: CheckpointSchema,
  keyId: z.string().nullable(),
  signature: z.string().nullable(),
});
export type SignedCheckpoint = z.infer<typeof SignedCheckpointSchema>;
