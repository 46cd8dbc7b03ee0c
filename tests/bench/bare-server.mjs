// The limit: a bare Node server that sends the same bytes and does nothing else.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [bodyFile] = process.argv.slice(2);
const body = readFileSync(bodyFile);
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
