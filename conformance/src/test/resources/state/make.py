"""Makes the fixture: make.py LAUNCHER FOLDER. LAUNCHER is that of the checkout whose program writes the state; FOLDER is new."""

import hashlib
import http.server
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import threading

LAUNCHER = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2]).resolve()
PROJECT = FOLDER / "divider"
BOARD = LAUNCHER.parents[2] / "conformance/boards/divider"
LIST = (
    "LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock\n"
    "C4711,Resistors,Chip Resistor,RX4711,0603,Maker,Basic,100mW ±1% 4.7kΩ 0603,,1-:0.01,5000\n"
)
LOGGED = "level <> 'DEBUG' and stage = 'picker'"
HUNG = threading.Event()


def call(name, arguments):
    return {"type": "function_call", "id": "fc_" + name, "call_id": "call_" + name, "name": name, "arguments": json.dumps(arguments)}


def message(text):
    return {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
            "content": [{"type": "output_text", "annotations": [], "text": text}]}


REPLIES = [
    [call("project_create_path", {"path": "list.md", "content": "Order the parts.\n"})],
    [message("The list is in list.md.")],
    [call("project_list_files", {})],
    None,
]


class Provider(http.server.BaseHTTPRequestHandler):
    """A Responses API that gives one reply after the other, and then none."""

    asked = 0

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        items = REPLIES[min(Provider.asked, len(REPLIES) - 1)]
        Provider.asked += 1
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        if items is None:
            HUNG.set()
            threading.Event().wait()
        response = {"id": f"resp_{Provider.asked}"}
        self.event({"type": "response.created", "response": response})
        for item in items:
            self.event({"type": "response.output_item.done", "item": item})
        usage = {"input_tokens": 10, "output_tokens": 3, "total_tokens": 13}
        self.event({"type": "response.completed", "response": response | {"usage": usage}})

    def event(self, event):
        self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())

    def log_message(self, *_):
        pass


class Server:
    """The program over stdio."""

    def __init__(self, environment, toolsets):
        command = [LAUNCHER, "stdio", "--project", PROJECT, "--toolsets", toolsets]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "maker", "version": "1"}}
        self.ask(0, "initialize", client)
        self.tell({"method": "notifications/initialized"})

    def tell(self, message):
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0"} | message) + "\n")
        self.process.stdin.flush()

    def ask(self, number, method, params):
        self.tell({"id": number, "method": method, "params": params})
        for line in self.process.stdout:
            reply = json.loads(line)
            if reply.get("id") == number and "method" not in reply:
                return reply["result"]
        raise SystemExit(method + " was not answered")

    def call(self, name, /, **arguments):
        envelope = self.ask(1, "tools/call", {"name": name, "arguments": arguments})["structuredContent"]
        print(name, json.dumps(envelope["data"])[:300])
        if not envelope["ok"]:
            raise SystemExit(envelope["message"])
        return envelope["data"]

    def end(self):
        self.process.stdin.close()
        self.process.wait(30)


def settings(port):
    folder = FOLDER / "config/atopile-mcp"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(
        'model = "scripted"\n[provider]\nkind = "custom"\nkey_env = "SCRIPTED_KEY"\n'
        f'base_url = "http://127.0.0.1:{port}/v1"\n')


def edit(server):
    shown = server.call("project_read_file", path="divider.ato")
    change = {"op": "replace_text", "find": "4.9V to 5.1V", "text": "4.95V to 5.05V"}
    line = next(line for line in shown["content"].splitlines() if "4.9V to 5.1V" in line)
    server.call("project_edit_file", path="divider.ato", rev=shown["rev"], edits=[change | {"anchor": line.split("|")[0]}])
    server.call("project_delete_path", path="order.txt")


def digest(text, digits):
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def portable(text):
    """Paths of this machine, and names that are digests of them, become placeholders."""
    places = {
        str(PROJECT): "@PROJECT@",
        str(FOLDER): "@HOME@",
        digest(str(PROJECT), 32): "@PROJECT_SHA256_32@",
        digest(str(PROJECT) + "\0", 24): "@PROJECT_SHA256_24@",
    }
    for place, placeholder in places.items():
        text = text.replace(place, placeholder)
    return text


def dump(database):
    """A database of atopile's own as SQL: of the log only some lines, without the places in atopile's sources."""
    with sqlite3.connect(database) as connection:
        if database.name == "build_logs.db":
            connection.execute(f"delete from logs where not ({LOGGED})")
            connection.execute("update logs set source_file = null, source_line = null, python_traceback = null, objects = null")
        version = connection.execute("pragma user_version").fetchone()[0]
        lines = [line for line in connection.iterdump() if "sqlite_sequence" not in line]
        connection.rollback()
    return "\n".join([*lines, f"PRAGMA user_version={version};", ""])


def write(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.name.endswith(".parts.db"):
        shutil.copy(source, target)
        with sqlite3.connect(target, isolation_level=None) as connection:
            connection.execute("update about set value = 'list.csv' where name = 'identity'")
            connection.execute("vacuum")
    elif source.suffix == ".db":
        target.with_suffix(".sql").write_text(portable(dump(source)))
    else:
        target.write_bytes(portable(source.read_bytes().decode()).encode())


def fixture():
    """What a test takes; without atopile's empty directories, and without the record of where atopile is on this machine."""
    written = [path for part in ("state", "data") for path in sorted((FOLDER / part).rglob("*"))]
    for path in written + [PROJECT / "divider.ato", PROJECT / "list.md"]:
        target = FOLDER / "fixture" / portable(str(path.relative_to(FOLDER)))
        if path.is_dir():
            if "atopile-mcp/atopile/" not in str(target) and not any(path.iterdir()):
                target.mkdir(parents=True)
                (target / "@EMPTY@").touch()
        elif not path.name.startswith("ato-") and path.suffix not in (".db-shm", ".db-wal"):
            write(path, target)


def leave(server, prompt):
    """The server with a run that waits for its model."""
    HUNG.clear()
    server.call("run_agent", prompt=prompt, background=True)
    if not HUNG.wait(60):
        raise SystemExit("the model was not asked")
    return server


def main():
    shutil.copytree(BOARD, PROJECT)
    (PROJECT / "order.txt").write_bytes("2 × 10 kΩ\r\n1 header".encode())
    (FOLDER / "list.csv").write_text(LIST)
    provider = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    provider.daemon_threads = True
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    settings(provider.server_port)
    homes = {"XDG_STATE_HOME": FOLDER / "state", "XDG_CONFIG_HOME": FOLDER / "config", "SCRIPTED_KEY": "none"}
    environment = os.environ | {name: str(value) for name, value in homes.items()}
    imported = environment | {"XDG_DATA_HOME": str(FOLDER / "data")}
    subprocess.run([LAUNCHER, "parts", "import", FOLDER / "list.csv", "--name", "shop"], env=imported, check=True)
    server = Server(environment, "workspace,files,builds,design,skills,agent")
    edit(server)
    server.call("build_run", wait_seconds=120)
    server.call("skill_run", name="diagnose_build_failure", wait_seconds=50)
    server.call("run_agent", prompt="Write down what is to be done.", wait_seconds=50)
    leave(server, "Look around.").end()
    leave(Server(environment, "files,agent"), "Look again.").process.kill()
    fixture()


main()
