"""A client of the Python SDK, which asks for the newest revision first and falls back."""

import asyncio
import warnings

from mcp import Client, StdioServerParameters
from mcp_types import ListRootsResult, PromptReference, Root

from plan import PLAN, describe, report

warnings.simplefilter("ignore")


async def list_roots(_context):
    return ListRootsResult(roots=[Root(uri=uri) for uri in PLAN["roots"]])


def server():
    if "url" in PLAN:
        return PLAN["url"]
    program, *arguments = PLAN["command"]
    return StdioServerParameters(command=program, args=arguments, env=PLAN["env"], cwd=PLAN["cwd"])


async def main():
    async with Client(server(), list_roots_callback=list_roots, cache=None) as client:

        async def call(one):
            return describe(await client.call_tool(one["tool"], one["arguments"]))

        async def count(answer, field):
            return {"count": len(getattr(await answer, field))}

        async def complete():
            wanted = PLAN["completion"]
            answer = await client.complete(PromptReference(name=wanted["ref"]["name"]), wanted["argument"])
            return {"values": answer.completion.values}

        async def done(answer):
            await answer
            return {"ok": True}

        prompt = PLAN["prompt"]
        await report("ping", done(client.send_ping()))
        await report("tools", count(client.list_tools(), "tools"))
        await report("prompts", count(client.list_prompts(), "prompts"))
        await report("resources", count(client.list_resources(), "resources"))
        await report("templates", count(client.list_resource_templates(), "resource_templates"))
        await report("prompt", count(client.get_prompt(prompt["name"], prompt["arguments"]), "messages"))
        await report("resource", count(client.read_resource(PLAN["resource"]), "contents"))
        await report("completion", complete())
        await report("subscribe", done(client.subscribe_resource(PLAN["resource"])))
        for one in PLAN["calls"]:
            await report(one["id"], call(one))


asyncio.run(main())
