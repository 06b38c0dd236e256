// What the programs of both TypeScript SDKs do alike: walk the lists, make the calls of the plan and print one line of JSON for each.
import { readFileSync } from 'node:fs';

export const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const print = line => process.stdout.write(JSON.stringify(line) + '\n');

async function report(id, work) {
  try {
    print({ id, ...(await work()) });
  } catch (error) {
    print({ id, error: String(error?.message ?? error) });
  }
}

/** Makes everything in the plan with a connected client; the SDK validates each answer. */
export async function run(client, changes) {
  await report('ping', async () => ({ ok: Boolean(await client.ping()) }));
  await report('tools', async () => ({ count: (await client.listTools()).tools.length }));
  await report('prompts', async () => ({ count: (await client.listPrompts()).prompts.length }));
  await report('resources', async () => ({ count: (await client.listResources()).resources.length }));
  await report('templates', async () => ({ count: (await client.listResourceTemplates()).resourceTemplates.length }));
  await report('prompt', async () => ({ count: (await client.getPrompt(plan.prompt)).messages.length }));
  await report('resource', async () => ({ count: (await client.readResource({ uri: plan.resource })).contents.length }));
  await report('completion', async () => ({ values: (await client.complete(plan.completion)).completion.values }));
  await report('subscribe', async () => ({ ok: Boolean(await client.subscribeResource({ uri: plan.resource })) }));
  for (const call of plan.calls) {
    await report(call.id, async () => describe(await client.callTool({ name: call.tool, arguments: call.arguments })));
  }
  await report('changes', async () => ({ values: await changes }));
}

function describe(result) {
  const { code = '', message = '' } = result.structuredContent ?? {};
  return { isError: result.isError ?? false, types: result.content.map(block => block.type), code, message };
}

/** Resolves with the changes that the plan waits for, or with those that came when it takes too long. */
export function collect() {
  const seen = new Set();
  let done;
  const all = new Promise(resolve => (done = resolve));
  const limit = setTimeout(() => done([...seen].sort()), plan.changes.length ? 20_000 : 0);
  return {
    all,
    add(change) {
      seen.add(change);
      if (plan.changes.every(wanted => seen.has(wanted))) {
        clearTimeout(limit);
        done([...seen].sort());
      }
    },
  };
}
