package io.atopile.mcp.imports;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.introspect.ModuleTree;
import io.atopile.mcp.language.Document;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.language.LspDiagnostic;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An untrusted project's Python runs in a sandbox: the design is read with it, and it reaches nothing. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfinedReaderTest {

    private static final String YAML = "requires-atopile: \"^0.15.0\"\npaths: {src: ./, layout: ./layouts}\nbuilds: {default: {entry: \"top.ato:Top\"}}\n";
    private static final String TOP = "from \"evil.py\" import Part\n\nmodule Top:\n    p = new Part\n";

    /** Tries ten ways out; where one succeeds the class isn't there. */
    private static final String EVIL = """
            import os, socket, pathlib
            import faebryk.core.node as fabll
            HERE = pathlib.Path(__file__).parent
            def environment(): return os.environ["SECRET_KEY"]
            def parent(): return [pathlib.Path(f"/proc/{p}/environ").read_bytes().index(b"SECRET_KEY") for p in os.listdir("/proc") if p.isdigit()][0]
            def outside(): return (HERE.parent / "outside.txt").read_text()
            def other(): return (HERE.parent / "third" / "top.ato").read_text()
            def home(): return [name for name in os.listdir("HOME") if name != ".local"][0]
            def write(): return (HERE / "PROOF").write_text("x")
            def change(): return (HERE / "top.ato").open("a").write("x")
            def above():
                (HERE.parent / (HERE.name + "-PROOF")).write_text("x")
                raise OSError("a private directory of that name is no way out")
            def connect(): return socket.create_connection(("127.0.0.1", PORT), 2)
            def kill(): return os.kill(PID, 0)
            escaped = []
            for way in [environment, parent, outside, other, home, write, change, above, connect, kill]:
                try:
                    way()
                    escaped.append(way.__name__)
                except Exception:
                    pass
            if not escaped:
                class Part(fabll.Node):
                    pass
            else:
                try:
                    (HERE / "ESCAPED").write_text(" ".join(escaped))
                except OSError:
                    raise RuntimeError("escaped by " + " ".join(escaped))
            """;

    private Path scratch;
    private AtopileSettings settings;
    private AtoCli ato;
    private LanguageServer server;
    private ServerSocket listener;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        scratch = directory.toRealPath();
        var user = RealAto.settings(scratch);
        var environment = new HashMap<>(user.environment());
        environment.put("SECRET_KEY", "hunter2");
        settings = new AtopileSettings(user.ato(), user.state(), user.data(), user.userLog(), environment);
        ato = RealAto.in(settings);
        assumeTrue(Set.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES).contains(ato.sandbox().kind()), "no sandbox that could hold Python");
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(10);
        Files.writeString(scratch.resolve("outside.txt"), "hunter2");
        server = new LanguageServer(new AtoFinder(settings));
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
            listener.close();
        }
    }

    private Document written(String name) throws IOException {
        var project = Files.createDirectories(scratch.resolve(name));
        Files.writeString(project.resolve("ato.yaml"), YAML);
        Files.writeString(
                project.resolve("evil.py"),
                EVIL.replace("\"HOME\"", "\"%s\"".formatted(System.getProperty("user.home")))
                        .replace("PORT", String.valueOf(listener.getLocalPort()))
                        .replace("PID", String.valueOf(ProcessHandle.current().pid())));
        return new Document(project, Files.writeString(project.resolve("top.ato"), TOP), TOP);
    }

    @Test
    void itIsReadWithItsPythonWhichReachesNothing() throws Exception {
        var first = written("first");
        var second = written("second");
        written("third");
        assertEquals(List.of(), problems(first));
        var processes = server.processes();
        assertTrue(processes.size() >= 4, () -> "only " + processes.size());
        assertEquals(List.of(), problems(first));
        assertEquals(processes.getFirst().pid(), server.processes().getFirst().pid());
        assertEquals(List.of(), problems(second));
        await().atMost(Duration.ofSeconds(15)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertInstanceOf(ModuleTree.Answer.Members.class, ModuleTree.of(new DesignCompiler(new InterpreterPool(true)), ato, ProjectTrust.NONE, first.project(), "top.ato:Top", 2));
        for (var name : List.of("first/PROOF", "first/ESCAPED", "first-PROOF", "second-PROOF", "second/ESCAPED")) {
            assertFalse(Files.exists(scratch.resolve(name)), name);
        }
        assertEquals(TOP, Files.readString(first.file()));
    }

    @Test
    void withoutASandboxThePythonWouldGetOut() throws Exception {
        var free = written("free");
        var process = new ProcessBuilder(ato.python().toString(), free.project().resolve("evil.py").toString()).redirectErrorStream(true);
        process.environment().put("SECRET_KEY", "hunter2");
        var started = process.start();
        started.getOutputStream().close();
        assertEquals(0, started.waitFor(), () -> "evil.py failed");
        var escaped = Files.readString(free.project().resolve("ESCAPED"));
        for (var way : List.of("environment", "outside", "write", "change", "connect", "kill")) {
            assertTrue(escaped.contains(way), escaped);
        }
        assertTrue(Files.exists(scratch.resolve("free-PROOF")));
    }

    private List<LspDiagnostic> problems(Document document) throws InterruptedException {
        var told = server.listDiagnostics(document);
        if (told instanceof LanguageServerResult.Answer<List<LspDiagnostic>>(var problems)) {
            return problems;
        }
        throw new AssertionError("no answer: " + told);
    }
}
