// A client of the first TypeScript SDK.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ListRootsRequestSchema, PromptListChangedNotificationSchema, ResourceListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { collect, plan, run } from './plan.mjs';

const changes = collect();
const client = new Client({ name: 'typescript-v1', version: '1' }, { capabilities: { roots: { listChanged: true } } });
client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: plan.roots.map(uri => ({ uri })) }));
client.setNotificationHandler(ResourceListChangedNotificationSchema, () => changes.add('resources'));
client.setNotificationHandler(PromptListChangedNotificationSchema, () => changes.add('prompts'));
await client.connect(
  plan.url
    ? new StreamableHTTPClientTransport(new URL(plan.url))
    : new StdioClientTransport({ command: plan.command[0], args: plan.command.slice(1), cwd: plan.cwd, env: { ...process.env, ...plan.env }, stderr: 'inherit' }));
await run(client, changes.all);
await client.close();
