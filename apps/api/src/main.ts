import { readConfig } from './config.js';
import { createApi } from './create-api.js';

try {
  const config = readConfig(process.env);
  const app = await createApi(config);
  await app.listen({ host: config.host, port: config.port });
  process.stdout.write(`Foothold's API listens on http://${config.host}:${config.port}/graphql\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What was opened before the fault would keep the process alive.
  process.exit(1);
}
