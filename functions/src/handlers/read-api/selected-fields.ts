import { type FieldsRequest, selectFields } from '@congkhai/shared/contracts/field-selection';

/** Answers of what the request names of the data, and all the rest as it is. */
export function withFields<Request extends FieldsRequest, Sources extends unknown[]>(
  respond: (request: Request, ...sources: Sources) => Promise<{ data: object; meta: object }>,
) {
  return async (request: Request, ...sources: Sources): Promise<object> => {
    const { data, meta } = await respond(request, ...sources);
    return { data: selectFields(data, request.fields), meta };
  };
}
