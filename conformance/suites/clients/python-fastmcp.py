"""A client of FastMCP."""

import asyncio
import warnings

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from mcp_types import PromptReference

from plan import PLAN, describe, report

warnings.simplefilter("ignore")


def server():
    if "url" in PLAN:
        return PLAN["url"]
    program, *arguments = PLAN["command"]
    return StdioTransport(program, arguments, env=PLAN["env"], cwd=PLAN["cwd"], keep_alive=False)


async def main():
    async with Client(server(), roots=PLAN["roots"]) as client:

        async def call(one):
            return describe(await client.call_tool(one["tool"], one["arguments"], raise_on_error=False))

        async def count(answer):
            return {"count": len(await answer)}

        async def fill():
            return {"count": len((await client.get_prompt(PLAN["prompt"]["name"], PLAN["prompt"]["arguments"])).messages)}

        async def complete():
            wanted = PLAN["completion"]
            answer = await client.complete(PromptReference(name=wanted["ref"]["name"]), wanted["argument"])
            return {"values": answer.values}

        async def ping():
            return {"ok": await client.ping()}

        await report("ping", ping())
        await report("tools", count(client.list_tools()))
        await report("prompts", count(client.list_prompts()))
        await report("resources", count(client.list_resources()))
        await report("templates", count(client.list_resource_templates()))
        await report("prompt", fill())
        await report("resource", count(client.read_resource(PLAN["resource"])))
        await report("completion", complete())
        for one in PLAN["calls"]:
            await report(one["id"], call(one))


asyncio.run(main())
