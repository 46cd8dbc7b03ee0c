import { useAuth, useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';

interface Permission {
  action: string;
  subject?: string | null;
}
const NONE: Permission[] = [];

/**
 * What the person may do, as `canManage` of `plugin::accounts.manage`. Strapi's own hook looks once: in a page that is loaded anew, and
 * whose permissions come later than its menu, it finds none, and goes on saying no. So it is asked again when they are there.
 */
export function useAllowedActions(
  permissions: Permission[] | Record<string, Permission[]>,
): Record<string, boolean> {
  const haveCome = useAuth('useAllowedActions', (person) => person.permissions.length > 0);
  const asked = useMemo(() => Object.values(permissions).flat(), [permissions]);
  return useRBAC(haveCome ? asked : NONE).allowedActions;
}
