// A client of the second TypeScript SDK, which asks for the newest revision first and falls back.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { collect, plan, run } from './plan.mjs';

const changes = collect();
const client = new Client(
  { name: 'typescript-v2', version: '2' },
  { capabilities: { roots: { listChanged: true } }, versionNegotiation: { mode: 'auto' } });
client.setRequestHandler('roots/list', () => ({ roots: plan.roots.map(uri => ({ uri })) }));
client.setNotificationHandler('notifications/resources/list_changed', () => changes.add('resources'));
client.setNotificationHandler('notifications/prompts/list_changed', () => changes.add('prompts'));
await client.connect(
  plan.url
    ? new StreamableHTTPClientTransport(new URL(plan.url))
    : new StdioClientTransport({ command: plan.command[0], args: plan.command.slice(1), cwd: plan.cwd, env: { ...process.env, ...plan.env }, stderr: 'inherit' }));
await run(client, changes.all);
await client.close();
