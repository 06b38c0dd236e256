"""Runs `ato` commands and programs that use atopile, one at a time, in forks of a process that has imported atopile once.

Reads JSON objects from standard input, one a line, and writes them to standard output:
in: {"arguments": [...], "directory": "...", "environment": {...}} runs `ato` with the arguments, or with "program": "..." a Python program; with
"design": {"program": "...", "path": "..."} a build writes what design.py describes to the path; {"cancel": true} interrupts it.
out: {"ready": "0.15.9"} or {"unfit": "why"} once; {"started": true} for a command, or {"stale": true} if an imported file has changed; {"stream": 1, "text": "..."} with output of the command, each byte as one character;
{"code": 0, "memory": 123456} when it has ended and left nothing behind, with the resident kilobytes of this process.
This process executes nothing of a project; only the forks do, and they don't have its pipes.
"""

import atexit
import ctypes
import gc
import json
import logging
import os
import pickle
import selectors
import signal
import sys
import threading
import time

VERSION = (0, 15)
GRACE = 4.0
BETWEEN_INTERRUPTS = 0.7
LINUX = sys.platform == "linux"
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36
LATER = (
    "antlr4.LL1Analyzer",
    "atopile.build_steps",
    "atopile.buildutil",
    "atopile.compiler.deferred_executor",
    "black",
    "faebryk.exporters.pinout.pinout",
    "faebryk.libs.app.pcb",
    "faebryk.libs.backend.packages.api",
    "faebryk.libs.codegen.atocodegen",
    "faebryk.libs.codegen.atocodeparse",
    "faebryk.libs.codegen.pycodegen",
    "faebryk.libs.kicad.ipc",
    "faebryk.libs.package.artifacts",
    "faebryk.libs.package.dist",
    "faebryk.libs.part_lifecycle",
    "faebryk.libs.picker.api.picker_lib",
    "faebryk.libs.project.dependencies",
    "pathvalidate",
    "rich._emoji_codes",
    "ruamel.yaml.mergevalue",
    "tomllib",
)

# Parsed once, because ANTLR computes its tables from what it parses, and forks inherit them.
PRIMER = """#pragma experiment("FOR_LOOP")
import Resistor, ElectricPower
from "parts/Part.ato" import Part, Other

interface Bus:
    line = new Electrical

component Chip:
    \"\"\"Text.\"\"\"
    trait is_atomic_part<manufacturer="M", partnumber="P", footprint="F">
    signal out ~ pin 1
    signal other
    other ~ pin A2
    pin 3 ~ pin "B-4"

module Base from Chip:
    pass

module Part:
    \"\"\"Text.
    \"\"\"
    power = new ElectricPower
    many = new Resistor[4]
    chip = new Base<value=1>
    chip -> Other
    v_in: V
    v_out: voltage
    v_in = 4.9V to 5.1V
    v_out = 10kohm +/- 1%
    power.voltage = 3.3V +/- 0.1V
    assert v_out is v_in * many[0].resistance / (many[0].resistance + many[1].resistance) ** 2 - 1A
    assert v_out within 2.4V to 2.6V
    assert 1mA <= v_in < 5V
    power.hv ~ chip.out; power.lv ~ chip.other
    power.hv ~> many[0] ~> power.lv
    chip.name = "Text"
    chip.exclude = True
    for each in many:
        each.package = "R0402"
        power.lv ~ each.unnamed[0]
    for each in many[0:2]:
        each.resistance = 1kohm
    trait has_part_removed
    trait is_part::create<a=1, b="x">
    # A remark.
"""


def control(option, value):
    if LINUX:
        ctypes.CDLL(None).prctl(ctypes.c_int(option), ctypes.c_ulong(value), 0, 0, 0)


def end_with(parent):
    control(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(128 + signal.SIGKILL)


class BuildWorker:
    """The process of one build, forked before atopile starts threads, in place of the one that its fork server would start."""

    def __init__(self, logger, work):
        source, self.sink = os.pipe()
        self.ended = threading.Event()
        self.exitcode = None
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.sink)
            end_with(parent)
            self.work(source, logger, work)
        os.close(source)

    def work(self, source, logger, work):
        with os.fdopen(source, "rb") as pipe:
            given = pipe.read()
        if not given:
            os._exit(0)
        logger.start_periodic_flush()
        code = end_code(lambda: work(**pickle.loads(given)))
        end_flushing(logger)
        os._exit(code)

    def start(self):
        threading.Thread(target=self.watch, daemon=True).start()
        with os.fdopen(self.sink, "wb") as pipe:
            pipe.write(pickle.dumps(self.given))

    def watch(self):
        _, status = os.waitpid(self.pid, 0)
        self.exitcode = os.waitstatus_to_exitcode(status)
        self.ended.set()

    def is_alive(self):
        return not self.ended.is_set()

    def join(self, timeout=None):
        self.ended.wait(timeout)

    def Process(self, target, kwargs):
        """Returns itself: as a multiprocessing context, it has this one process."""
        self.given = kwargs
        return self


class PromptTime:
    """The time module for atopile's build queue, whose pauses end when the worker does."""

    def __init__(self, worker):
        self.worker = worker

    def __getattr__(self, name):
        return getattr(time, name)

    def sleep(self, seconds):
        if self.worker.ended.wait(seconds):
            time.sleep(min(seconds, 0.002))


def end_code(action):
    """Returns the exit code that Python would end with after an action."""
    try:
        action()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        sys.excepthook(*sys.exc_info())
        code = 128 + signal.SIGINT
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    return code


class Atopile:
    """atopile, imported without its threads, which no fork would have."""

    def __init__(self):
        start = threading.Thread.start
        threading.Thread.start = lambda thread: None
        try:
            import atopile.cli.cli
            import atopile.logging
            import atopile.model.build_queue
            import atopile.mp_context

            for module in LATER:
                try:
                    __import__(module)
                except ImportError:
                    pass
            import atopile.compiler.parse

            atopile.compiler.parse.parse_text_as_file_recovering(PRIMER)
        finally:
            threading.Thread.start = start
        self.cli = atopile.cli.cli
        self.logger = atopile.logging.AtoLogger
        self.queue = atopile.model.build_queue
        self.processes = atopile.mp_context
        self.files = file_stamps(str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None))

    def version(self):
        from importlib.metadata import version

        return version("atopile")

    def fault(self):
        """Returns why commands can't be run in forks; None if they can."""
        if tuple(int(part) for part in self.version().split(".")[:2]) != VERSION:
            return "atopile " + self.version()
        for owner, name in (
            (self.cli, "main"),
            (self.logger, "start_periodic_flush"),
            (self.logger, "stop_periodic_flush"),
            (self.logger, "_periodic_flush_thread"),
            (self.queue, "_mp_build_worker"),
            (self.queue, "time"),
            (self.processes, "_mp_context"),
            (self.processes, "get_mp_context"),
        ):
            if not hasattr(owner, name):
                return f"{owner.__name__} has no {name}"
        if threading.active_count() > 1:
            return "importing atopile starts threads"
        if LINUX and any(os.readlink(f"/proc/self/fd/{each}").endswith(".db") for each in open_files()):
            return "importing atopile opens a database"
        return None

    def is_changed(self):
        """Returns whether a file that was imported has changed since."""
        return self.files != file_stamps(self.files)

    def run(self, arguments):
        worker = BuildWorker(self.logger, self.queue._mp_build_worker)
        self.processes._mp_context = worker
        self.queue.time = PromptTime(worker)
        self.logger.start_periodic_flush()
        sys.argv = [os.path.join(sys.prefix, "bin", "ato"), *arguments]
        code = end_code(self.cli.main)
        end_flushing(self.logger)
        threading._shutdown()
        atexit._run_exitfuncs()
        return code

    def describe_design(self, program, path):
        """Makes the build describe the design as soon as it has instantiated it."""
        step = sys.modules["atopile.build_steps"].post_instantiation_setup
        setup = step.func
        describing = {"__name__": "design"}
        exec(compile(program, "<design>", "exec"), describing)

        def set_up(context):
            setup(context)
            describing["write"](context.app, path)

        step.func = set_up

    def run_program(self, program, arguments):
        """Runs a program that reads a design and prints what it finds; atopile's log of it has no reader."""
        logging.disable()
        gc.disable()
        sys.argv = ["-c", *arguments]
        return end_code(lambda: exec(compile(program, "<program>", "exec"), {"__name__": "__main__"}))


def end_flushing(logger):
    """Waits for the thread that writes log lines, because those that it has taken for writing end with the process otherwise."""
    logger.stop_periodic_flush()
    thread = logger._periodic_flush_thread
    if thread is not None:
        thread.join(GRACE)


def file_stamps(paths):
    stamps = {}
    for path in paths:
        try:
            status = os.stat(path)
            stamps[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:
            stamps[path] = None
    return stamps


def open_files():
    found = []
    for each in os.listdir("/proc/self/fd"):
        if os.path.exists(f"/proc/self/fd/{each}"):
            found.append(each)
    return found


class Interpreter:
    def __init__(self, source, sink):
        self.source = source
        self.sink = sink
        self.selector = selectors.DefaultSelector()
        self.pending = b""
        self.atopile = Atopile()
        self.job = None
        self.streams = {}
        self.interrupt_at = None
        self.kill_at = None

    def tell(self, **message):
        data = (json.dumps(message) + "\n").encode()
        while data:
            data = data[os.write(self.sink, data) :]

    def serve(self):
        fault = self.atopile.fault()
        if fault is not None:
            self.tell(unfit=fault)
            return
        gc.collect()
        gc.freeze()
        self.selector.register(self.source, selectors.EVENT_READ, self.read_requests)
        self.tell(ready=self.atopile.version())
        while self.source is not None:
            for key, _ in self.selector.select(None if self.job is None else 0.05):
                key.data()
            if self.job is not None:
                self.press(time.monotonic())
                self.reap()
        if self.job is not None:
            send(os.killpg, self.job, signal.SIGKILL)
        kill_children()

    def read_requests(self):
        data = os.read(self.source, 65536)
        if not data:
            self.source = None
            return
        *lines, self.pending = (self.pending + data).split(b"\n")
        for line in lines:
            request = json.loads(line)
            if "arguments" in request:
                self.start(request)
            elif self.job is not None and self.interrupt_at is None:
                self.interrupt_at = time.monotonic()
                self.kill_at = self.interrupt_at + GRACE

    def start(self, request):
        if self.atopile.is_changed():
            self.tell(stale=True)
            return
        self.tell(started=True)
        pipes = {1: os.pipe(), 2: os.pipe()}
        parent = os.getpid()
        self.job = os.fork()
        if self.job == 0:
            self.become(request, parent, pipes)
        self.interrupt_at = self.kill_at = None
        for stream, (source, sink) in pipes.items():
            os.close(sink)
            os.set_blocking(source, False)
            self.streams[stream] = source
            self.selector.register(source, selectors.EVENT_READ, lambda stream=stream: self.pass_on(stream))

    def become(self, request, parent, pipes):
        """Becomes the job, which is a process group of its own and has none of this process's pipes."""
        try:
            os.setpgid(0, 0)
            end_with(parent)
            self.selector.close()
            os.close(self.source)
            os.close(self.sink)
            for stream, (source, sink) in pipes.items():
                os.dup2(sink, stream)
                os.close(sink)
                os.close(source)
            control(PR_SET_DUMPABLE, 1)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.environ.update(request["environment"])
            os.chdir(request["directory"])
            if "program" in request:
                os._exit(self.atopile.run_program(request["program"], request["arguments"]))
            if "design" in request:
                self.atopile.describe_design(**request["design"])
            os._exit(self.atopile.run(request["arguments"]))
        finally:
            os._exit(127)

    def press(self, now):
        """Interrupts a cancelled job repeatedly, because Python loses an interrupt that an import or a finalizer swallows; then kills it."""
        if self.kill_at is not None and now >= self.kill_at:
            send(os.killpg, self.job, signal.SIGKILL)
        elif self.interrupt_at is not None and now >= self.interrupt_at:
            send(os.kill, self.job, signal.SIGINT)
            self.interrupt_at = now + BETWEEN_INTERRUPTS

    def pass_on(self, stream):
        """Passes on what was written; returns whether there may be more."""
        try:
            data = os.read(self.streams[stream], 65536)
        except BlockingIOError:
            return False
        if not data:
            self.close(stream)
            return False
        self.tell(stream=stream, text=data.decode("latin-1"))
        return True

    def close(self, stream):
        source = self.streams.pop(stream)
        self.selector.unregister(source)
        os.close(source)

    def reap(self):
        while True:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            if process == self.job:
                break
        kill_children()
        for stream in list(self.streams):
            while stream in self.streams and self.pass_on(stream):
                pass
            if stream in self.streams:
                self.close(stream)
        self.job = None
        code = os.waitstatus_to_exitcode(status)
        self.tell(code=code if code >= 0 else 128 - code, memory=resident())


def send(call, target, number):
    try:
        call(target, number)
    except (ProcessLookupError, PermissionError):
        pass


def kill_children():
    """Kills all descendants and waits for them; on Linux, orphaned ones are children of this process."""
    while True:
        for child in children():
            send(os.kill, child, signal.SIGKILL)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def children():
    if not LINUX:
        return []
    with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
        return [int(each) for each in file.read().split()]


def resident():
    if not LINUX:
        return 0
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def main():
    source, sink = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control(PR_SET_CHILD_SUBREAPER, 1)
    # So that no fork can trace this process or open its memory.
    control(PR_SET_DUMPABLE, 0)
    Interpreter(source, sink).serve()


main()
