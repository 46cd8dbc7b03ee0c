interface Field {
  label: string;
  /** Shown below the input. */
  hint?: string;
  /** For a relation: the field of the other content type that names it. */
  mainField?: string;
}

interface View<Name extends string> {
  mainField: NoInfer<Name>;
  /** Newest or first on top of the list. */
  sort: { by: NoInfer<Name> | 'updatedAt'; order: 'ASC' | 'DESC' };
  fields: Record<Name, Field>;
  /** The rows of the edit form: fields and how many of the twelve columns each takes. */
  edit: [NoInfer<Name>, number][][];
  list: (NoInfer<Name> | 'updatedAt')[];
}

/** How the Content Manager shows a field. */
export interface Metadata {
  edit: { label: string; description: string; mainField?: string };
  list: { label: string };
}

/**
 * How the admin shows a content type until an administrator arranges it otherwise: the `config` of a schema, which the
 * content manager reads when it meets the type for the first time. Labels are the fallback of the admin's translations.
 */
export function viewConfiguration<Name extends string>(view: View<Name>) {
  const metadatas = Object.entries<Field>(view.fields).map(
    ([name, { label, hint, mainField }]): [string, Metadata] => [
      name,
      {
        edit: { label, description: hint ?? '', ...(mainField ? { mainField } : {}) },
        list: { label },
      },
    ],
  );
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 20,
      mainField: view.mainField,
      defaultSortBy: view.sort.by,
      defaultSortOrder: view.sort.order,
    },
    metadatas: Object.fromEntries(metadatas),
    layouts: {
      edit: view.edit.map((row) => row.map(([name, size]) => ({ name, size }))),
      list: view.list,
    },
  };
}
