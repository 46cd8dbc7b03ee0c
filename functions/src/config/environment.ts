import * as z from 'zod';

// The files of this folder are the one reader of process.env in functions/.

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown at start when settings are missing or wrong. Names the variables and what they should be, never their values. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
  constructor(readonly settings: readonly { variable: string; message: string }[]) {
    const list = settings.map(({ variable, message }) => `${variable} (${message})`).join(', ');
    super(`Settings are missing or wrong: ${list}`);
  }
}

/** Parses the variables that are set; throws `InvalidConfig` with all that are wrong. */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.infer<Schema> {
  // A variable that is set to nothing is not set: that is what "PORT=" in an .env file means.
  const set = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  throw new InvalidConfig(
    parsed.error.issues.map(({ path, message }) => ({ variable: String(path[0]), message })),
  );
}

/** An address without a slash at its end. */
export const UrlSchema = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();

export const SecretSchema = z.string().min(32, 'must have at least 32 characters');
