"""What the programs of the Python clients do alike: make the steps of a plan and print one line of JSON for each."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    PLAN = json.load(file)


def show(line):
    print(json.dumps(line), flush=True)


async def report(name, answer):
    try:
        show({"id": name, **await answer})
    except Exception as error:  # whatever a client can't accept is what the test is about
        show({"id": name, "error": f"{type(error).__name__}: {error}"})


def describe(result):
    envelope = result.structured_content or {}
    return {
        "isError": result.is_error,
        "types": [block.type for block in result.content],
        "code": envelope.get("code", ""),
        "message": envelope.get("message", ""),
    }
