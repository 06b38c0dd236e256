package io.atopile.mcp.language;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LanguageServerTest {

    private static final String SOUND = "import Resistor\n\nmodule Board:\n    r1 = new Resistor\n";
    private static final String BROKEN = SOUND + "    r1.resistance = = 10kohm\n";

    @TempDir
    Path scratch;

    private AtoFinder finder;
    private LanguageServer server;

    @BeforeEach
    void find() throws InterruptedException {
        AtopileSettings settings = RealAto.settings(scratch);
        RealAto.in(settings);
        finder = new AtoFinder(settings);
        server = new LanguageServer(finder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void startsNothingBeforeItIsAskedAndLeavesNothingBehind() throws Exception {
        assertEquals(List.of(), server.processes());
        long cold = System.nanoTime();
        assertEquals(List.of(), problems(SOUND));
        long warm = System.nanoTime();
        assertEquals(new SourcePosition(5, 21), problems(BROKEN).getFirst().spot());
        System.out.printf(
                "language server: first answer %d ms, next %d ms%n", (warm - cold) / 1_000_000, (System.nanoTime() - warm) / 1_000_000);
        var processes = server.processes();
        assertTrue(processes.size() >= 4, () -> "only " + processes.size());
        server.close();
        awaitEnd(processes);
    }

    @Test
    void aKilledServerIsReplaced() throws Exception {
        problems(SOUND);
        var first = server.processes();
        first.get(1).destroyForcibly();
        assertEquals(1, problems(BROKEN).size());
        awaitEnd(first);
        assertNotEquals(first.getFirst().pid(), server.processes().getFirst().pid());
    }

    @Test
    void aServerThatIsKilledWhileItAnswersIsReplaced() throws Exception {
        problems(SOUND);
        var family = server.processes();
        var asked = new FutureTask<>(() -> problems(BROKEN));
        Thread.ofVirtual().start(asked);
        family.get(1).destroyForcibly();
        assertEquals(1, asked.get().size());
        awaitEnd(family);
    }

    @Test
    void anIdleServerEndsWithAllItsProcesses() throws Exception {
        server.close();
        server = new LanguageServer(finder, Duration.ofSeconds(1));
        problems(SOUND);
        var processes = server.processes();
        assertTrue(processes.size() >= 4, () -> "only " + processes.size());
        awaitEnd(processes);
        assertEquals(1, problems(BROKEN).size());
    }

    @Test
    void twoProjectsThatTheUserOpenedShareItAndAChangedImportIsSeen() throws Exception {
        server = new LanguageServer(new AtoFinder(RealAto.settings(scratch), List.of(scratch.toRealPath())));
        var user = document(scratch.resolve("one"), "user.ato", "from \"lib.ato\" import Lib\n\nmodule User:\n    lib = new Lib\n");
        document(scratch.resolve("one"), "lib.ato", "module Lib:\n    pass\n");
        var other = document(scratch.resolve("two"), "board.ato", BROKEN);
        assertEquals(List.of(), value(server.listDiagnostics(user)));
        var pid = server.processes().getFirst().pid();
        assertEquals(1, value(server.listDiagnostics(other)).size());
        document(scratch.resolve("one"), "lib.ato", "module Renamed:\n    pass\n");
        assertEquals(1, value(server.listDiagnostics(user)).size());
        assertEquals(pid, server.processes().getFirst().pid());
    }

    @Test
    void aDocumentIsAskedAboutAgainOnlyIfItOrAnImportHasChanged() throws Exception {
        server.close();
        server = new LanguageServer(finder, Duration.ofSeconds(1));
        var root = scratch.resolve("board");
        var user = document(root, "user.ato", "from \"lib.ato\" import Lib\n\nmodule User:\n    lib = new Lib\n");
        document(root, "lib.ato", "module Other:\n    pass\n");
        var found = value(server.listDiagnostics(user));
        assertEquals(1, found.size());
        awaitEnd(server.processes());
        assertEquals(found, value(server.listDiagnostics(user)));
        assertEquals(List.of(), server.processes());
        document(root, "lib.ato", "module Lib:\n    pass\n");
        assertEquals(List.of(), value(server.listDiagnostics(user)));
        document(root, "lib.ato", "module Other:\n    pass\n");
        assertEquals(found, value(server.listDiagnostics(user)));
    }

    @Test
    void anOpenImportIsReadAsItIsOnDisk() throws Exception {
        var root = scratch.resolve("board");
        var user = document(root, "user.ato", "from \"lib.ato\" import Lib\n\nmodule User:\n    lib = new Lib\n");
        assertEquals(List.of(), value(server.listDiagnostics(document(root, "lib.ato", "module Lib:\n    pass\n"))));
        assertEquals(List.of(), value(server.listDiagnostics(user)));
        document(root, "lib.ato", "module Other:\n    pass\n");
        assertEquals(1, value(server.listDiagnostics(user)).size());
    }

    @Test
    void aBrokenServerIsToldAsSilence() throws Exception {
        server.close();
        assertInstanceOf(LanguageServerResult.Silent.class, server.listDiagnostics(new Document(scratch, scratch.resolve("a.ato"), SOUND)));
    }

    private List<LspDiagnostic> problems(String text) throws Exception {
        return value(server.listDiagnostics(document(scratch.resolve("board"), "board.ato", text)));
    }

    private static Document document(Path root, String name, String text) throws IOException {
        Files.createDirectories(root);
        if (!Files.exists(root.resolve("ato.yaml"))) {
            Files.writeString(root.resolve("ato.yaml"), "requires-atopile: \"^0.15.0\"\npaths:\n  src: ./\n  layout: ./layouts\nbuilds: {}\n");
        }
        return new Document(root.toRealPath(), Files.writeString(root.resolve(name), text).toRealPath(), text);
    }

    private static <T> T value(LanguageServerResult<T> told) {
        if (told instanceof LanguageServerResult.Answer<T>(var value)) {
            return value;
        }
        throw new AssertionError("no answer: " + told);
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(15)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
