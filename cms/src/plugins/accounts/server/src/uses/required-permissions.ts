import * as z from 'zod';

const PolicySchema = z.object({
  name: z.string().endsWith('hasPermissions'),
  config: z.object({ actions: z.array(z.unknown()) }),
});
const RouteSchema = z.object({ config: z.object({ policies: z.array(z.unknown()) }) });

/** The permissions that a route of the admin asks for, by its policies. */
export function actionsOf(route: unknown): string[] {
  const parsed = RouteSchema.safeParse(route);
  const policies = parsed.success ? parsed.data.config.policies : [];
  return policies.flatMap((each) => {
    const policy = PolicySchema.safeParse(each);
    if (!policy.success) return [];
    return policy.data.config.actions.filter((action) => typeof action === 'string');
  });
}
