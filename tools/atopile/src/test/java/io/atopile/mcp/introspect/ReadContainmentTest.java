package io.atopile.mcp.introspect;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs that read a design, with the real atopile: what Python of a trusted project can do in them, and two at a time. */
@Timeout(240)
class ReadContainmentTest {

    private static final String MANIFEST = "requires-atopile: ^0.15.0\npaths: {src: ./, layout: ./layouts}\nbuilds: {default: {entry: top.ato:Top}}\n";

    /** Leaves two processes, and tries to write and to connect; what it can do is the name of its class. */
    private static final String HOSTILE = """
            import os, pathlib, socket, subprocess, sys, time
            import faebryk.core.node as fabll
            HERE = pathlib.Path(__file__).parent
            SLEEP = [sys.executable, "-c", "import time; time.sleep(600)", "MARK"]
            def write(): (HERE / "PROOF").write_text("x")
            def change(): (HERE / "top.ato").open("a").write("x")
            def replace(): os.replace(HERE / "ato.yaml", HERE / "other.yaml")
            def enter(): (HERE / ".ato").mkdir()
            def beside():
                (HERE.parent / "PROOF").write_text("x")
                raise OSError("a private directory of that name is no way out")
            def connect(): socket.create_connection(("127.0.0.1", PORT), 2)
            def resolve(): socket.getaddrinfo("example.org", 443)
            def kill(): os.kill(PID, 0)
            done = []
            for way in [write, change, replace, enter, beside, connect, resolve, kill]:
                try:
                    way()
                    done.append(way.__name__)
                except Exception:
                    pass
            subprocess.Popen(SLEEP, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    os.execv(SLEEP[0], SLEEP)
                os._exit(0)
            if done:
                raise RuntimeError("reached " + " ".join(done))
            class Part(fabll.Node):
                pass
            """;

    @TempDir
    Path scratch;

    private AtoCli ato;
    private Path root;
    private InterpreterPool interpreters;

    @BeforeEach
    void start() throws Exception {
        ato = RealAto.in(RealAto.settings(scratch.resolve("settings")));
        root = Files.createDirectory(scratch.resolve("board")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), MANIFEST);
        interpreters = new InterpreterPool(true);
    }

    @AfterEach
    void stop() {
        interpreters.close();
    }

    private DesignCompiler.Result run(AtopileProgram program, String... options) throws InterruptedException {
        return new DesignCompiler(interpreters).run(ato, _ -> true, root, "top.ato:Top", program, options);
    }

    @ParameterizedTest
    @EnumSource(names = {"DESIGN", "MODULES"})
    void pythonOfATrustedProjectWritesNothingReachesNothingAndLeavesNothing(AtopileProgram program) throws Exception {
        assumeTrue(ReadAccess.canConfine(ato), "no sandbox that could hold Python");
        var mark = "mark-" + root.hashCode() + "-" + program;
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(10);
            Files.writeString(root.resolve("top.ato"), "from \"hostile.py\" import Part\n\nmodule Top:\n    part = new Part\n");
            Files.writeString(
                    root.resolve("hostile.py"),
                    HOSTILE.replace("MARK", mark)
                            .replace("PORT", String.valueOf(listener.getLocalPort()))
                            .replace("PID", String.valueOf(ProcessHandle.current().pid())));
            var before = list(scratch);
            var json = assertInstanceOf(DesignCompiler.Result.Printed.class, run(program, program == AtopileProgram.DESIGN ? new String[0] : new String[] {"2"})).json();
            assertTrue(json.isArray() || json.has("predicates"), json::toString);
            assertThrows(SocketTimeoutException.class, listener::accept);
            assertEquals(before, list(scratch));
            assertEquals("from \"hostile.py\" import Part\n\nmodule Top:\n    part = new Part\n", Files.readString(root.resolve("top.ato")));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.allProcesses().noneMatch(each -> isMarked(each, mark)));
    }

    private static boolean isMarked(ProcessHandle process, String mark) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid()))).contains(mark);
        } catch (IOException _) {
            return false;
        }
    }

    /** Lists what is beside and in the project. */
    private List<String> list(Path directory) throws IOException {
        try (var beside = Files.list(directory);
                var inside = Files.list(root)) {
            return List.of(beside.sorted().toList().toString(), inside.sorted().toList().toString());
        }
    }

    /** Each has an interpreter of its own, and all of them the same directory for atopile's logs. */
    @Test
    void readersOfAProjectThatWasNeverReadDoNotDisturbEachOther() throws Exception {
        Files.writeString(root.resolve("top.ato"), "module Top:\n    v = 1V\n    assert v within 0V to 2V\n");
        Callable<DesignCompiler.Result> read = () -> run(AtopileProgram.DESIGN);
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var result : threads.invokeAll(List.of(read, read, read))) {
                var json = assertInstanceOf(DesignCompiler.Result.Printed.class, result.get()).json();
                assertEquals(3, json.path("predicates").size(), json::toString);
            }
        }
        assertTrue(Files.exists(ato.withProject(root).log().resolve(ato.dialect().database().logFile())));
    }
}
