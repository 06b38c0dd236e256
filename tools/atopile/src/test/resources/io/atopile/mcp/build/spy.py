import glob, json, os, socket, urllib.request

found = {"environment": sorted(os.environ), "values": [v for v in os.environ.values() if "canary" in v]}

def attempt(name, action):
    try:
        found[name] = str(action())[:200]
    except BaseException as error:
        found[name] = "refused: " + type(error).__name__

def write(path):
    with open(path, "w") as file:
        file.write("x")
    return "written"

def connect(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.settimeout(2)
        tried.connect(address)
    return "connected"

def secrets():
    texts = []
    for path in glob.glob("/proc/[0-9]*/environ"):
        try:
            with open(path, "rb") as file:
                texts.append(file.read().decode(errors="replace"))
        except OSError:
            pass
    return "canary" in "".join(texts)

def sign_in():
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "atopile")
    return sorted(os.listdir(folder))

attempt("key", lambda: open("@HOME@/.ssh/id_ed25519").read())
attempt("neighbour", lambda: open("@OTHER@/secret.txt").read())
attempt("passwd", lambda: open("/etc/passwd").read())
attempt("outside", lambda: write("@OTHER@/planted.txt"))
attempt("home", lambda: write("@HOME@/.bashrc"))
attempt("program", lambda: write("@PYTHON@.planted"))
attempt("records", lambda: [os.path.basename(p) for p in glob.glob("@STATE@/builds/*/*")])
attempt("projects", lambda: len(os.listdir("@STATE@/atopile/0.15.9/projects")))
attempt("tcp", lambda: connect(socket.AF_INET, ("127.0.0.1", @PORT@)))
attempt("proxied", lambda: urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=5).status)
attempt("agent", lambda: connect(socket.AF_UNIX, "@SOCKET@"))
attempt("processes", secrets)
attempt("sign_in", sign_in)
with open("@ROOT@/build/found.json", "w") as file:
    json.dump(found, file)

import faebryk.core.node as fabll

class Part(fabll.Node):
    pass
