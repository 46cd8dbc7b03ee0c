import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import { findTemplateLinter } from '../../scripts/template-linter.mjs';

/** A name that is not there comes with all that are. */
const MESSAGE_CHARACTERS_MAX = 300;
/** The framework writes `DependsOn` where a reference says the same; that does no harm. */
const LET_PASS = 'W3005';

const FindingsSchema = z.array(
  z.object({
    Filename: z.string(),
    Rule: z.object({ Id: z.string() }),
    Message: z.string(),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
  }),
);

export interface TemplateFinding {
  file: string;
  rule: string;
  message: string;
  path: string;
}

/** What AWS's linter says of templates in these regions: errors and warnings, from the schemas of all resources and their attributes. */
export function lintTemplates(
  files: readonly string[],
  regions: readonly string[],
): TemplateFinding[] {
  const program = findTemplateLinter();
  if (program === null) throw new Error('cfn-lint is not here: `npm test` installs it');
  const options = ['--format', 'json', '--regions', ...regions, '--ignore-checks', LET_PASS];
  const { stdout, stderr, error } = spawnSync(program, [...options, '--', ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (!stdout.trim().startsWith('[')) throw new Error(`cfn-lint has not answered: ${stderr}`);
  return FindingsSchema.parse(JSON.parse(stdout)).map(({ Filename, Rule, Message, Location }) => ({
    file: Filename,
    rule: Rule.Id,
    message: Message.slice(0, MESSAGE_CHARACTERS_MAX),
    path: (Location.Path ?? []).join('/'),
  }));
}
