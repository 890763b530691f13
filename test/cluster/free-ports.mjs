// Prints so many ports of loopback that nobody listens on. They are outside of the range that outgoing connections and
// node ports of Services take, so that nobody takes one until it is used.
//
//   node test/cluster/free-ports.mjs COUNT
import { createServer } from 'node:net';

const count = Number(process.argv[2]);
const servers = [];
for (let attempt = 0; servers.length < count; attempt++) {
  if (attempt > 1000) throw new Error(`found only ${servers.length} of ${count} free ports`);
  const server = createServer();
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const free = await new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (free) servers.push(server);
}
process.stdout.write(`${servers.map((server) => server.address().port).join(' ')}\n`);
for (const server of servers) server.close();
