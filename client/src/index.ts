export { ApiProblem, type FieldProblem } from './api-problem.js';
export { type Client, type ClientOptions, createClient, type RequestOptions } from './client.js';
export type { Answer, Body, FieldName, Parameters } from './endpoint.js';
export { createEventId } from './event-id.js';
export * from './generated/endpoints.js';
export type { components } from './generated/openapi.js';
export { everyRow } from './pages.js';
