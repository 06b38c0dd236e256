package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A yes is to what was shown: what changes on the disk while a person decides makes the call a conflict that writes nothing. */
final class ApprovalBindingTest {

    private static final String EVIL = "{\"command\": \"evil\"}\n";

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private boolean asks = true;
    private int rulesRead;
    private int rulesReadBefore;
    private Meanwhile late = () -> {};
    private Meanwhile meanwhile = () -> {};
    private final List<CallPreview> shown = new ArrayList<>();
    private final List<Set<Effect>> judged = new ArrayList<>();
    private Optional<ToolRegistry> box = Optional.empty();

    /** What happens on the disk while the call waits. */
    @FunctionalInterface
    private interface Meanwhile {
        void happen() throws IOException;
    }

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("board"));
        write("ato.yaml", "builds: {}\n");
        write("note.json", "{\"a\": 1}\n");
        write("ok.json", "{}\n");
        write(".mcp.json", "{}\n");
        write("AGENTS.md", "Be kind.\n");
        Files.createDirectories(root.resolve(".vscode"));
        Files.createDirectories(root.resolve("docs"));
        box = Optional.of(new ToolRegistry(
                FileTools.createTools(temporary.resolve("state"), (_, _) -> Optional.empty(), this::rules),
                AllowedProjects.of(List.of(root)),
                (_, effects, proposal) -> {
                    judged.add(effects);
                    if (asks) {
                        shown.add(proposal.preview());
                    }
                    happen();
                    return new Gate.Decision.Granted();
                },
                ActionLog.NONE,
                (tool, defect) -> {
                    throw new AssertionError(tool, defect);
                }));
    }

    @AfterEach
    void close() {
        box.ifPresent(ToolRegistry::close);
    }

    /** The rules are read by each judgement, and last by the call itself when it has found its places; something may happen there. */
    private WriteRules rules() {
        if (++rulesRead == rulesReadBefore) {
            meanwhile = late;
            happen();
        }
        return WriteRules.DEFAULT;
    }

    private void happen() {
        try {
            var once = meanwhile;
            meanwhile = () -> {};
            once.happen();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aFolderLinkThatIsTurnedWhileAPersonDecidesWritesNowhere() throws IOException {
        link("dl", "docs");
        meanwhile = () -> link("dl", ".vscode");
        conflict("project_create_path", "{'path':'dl/t2.json','content':'{}'}");
        assertEquals("Create docs/t2.json: 0 lines removed, 1 added", shown.getFirst().title());
        assertFalse(Files.exists(root.resolve(".vscode/t2.json")));
        assertFalse(Files.exists(root.resolve("docs/t2.json")));
    }

    @Test
    void aFolderThatIsExchangedForALinkIsNotWrittenThrough() throws IOException {
        Files.createDirectories(root.resolve("dd"));
        meanwhile = () -> {
            Files.delete(root.resolve("dd"));
            link("dd", ".vscode");
        };
        conflict("project_create_path", "{'path':'dd/swap.json','content':'{}'}");
        assertFalse(Files.exists(root.resolve(".vscode/swap.json")));
    }

    @Test
    void aFileLinkThatIsTurnedToAnObeyedFileOfTheSameBytesReplacesNothing() throws IOException {
        link("l.json", "ok.json");
        var rev = revision("ok.json");
        shown.clear();
        meanwhile = () -> link("l.json", ".mcp.json");
        conflict("project_create_path", "{'path':'l.json','rev':'%s','content':'[]'}".formatted(rev));
        assertEquals("{}\n", read(".mcp.json"));
        assertEquals("{}\n", read("ok.json"));
    }

    @Test
    void aMoveToAnObeyedNameShowsTheContentAndIsBoundToIt() throws IOException {
        meanwhile = () -> write("note.json", EVIL);
        conflict("project_move_path", "{'path':'note.json','new_path':'.mcp3.json'}");
        assertTrue(shown.getFirst().title().startsWith("Move note.json to .mcp3.json"), shown.getFirst().title());
        assertTrue(shown.getFirst().body().contains("+{\"a\": 1}"), shown.getFirst().body());
        assertFalse(Files.exists(root.resolve(".mcp3.json")));
        assertEquals(EVIL, read("note.json"));
        assertEquals("ok", call("project_move_path", "{'path':'note.json','new_path':'.mcp3.json'}").path("code").asString());
        assertTrue(shown.getLast().body().contains("+" + EVIL.strip()), shown.getLast().body());
    }

    @Test
    void aLinkThatIsTurnedBeforeTheClaimIsHeldWritesNoObeyedFile() throws IOException {
        asks = false;
        link("dl", "docs");
        meanwhile = () -> link("dl", ".vscode");
        conflict("project_create_path", "{'path':'dl/t2.json','content':'{}'}");
        assertEquals(List.of(Set.of(Effect.WRITES_PROJECT)), judged);
        assertFalse(Files.exists(root.resolve(".vscode/t2.json")));
    }

    /** A move reads the rules once to be judged, twice for each preview, and once again when it is made. */
    @Test
    void whatIsExchangedAfterTheLastJudgementIsNotWrittenEither() throws IOException {
        link("dl", "docs");
        rulesReadBefore = 6;
        late = () -> link("dl", ".vscode");
        var turned = call("project_move_path", "{'path':'note.json','new_path':'dl/b.json'}");
        assertEquals("conflict", turned.path("code").asString(), turned.toString());
        assertTrue(turned.path("message").asString().contains("leads to a different file than when the call was checked"), turned.toString());
        assertFalse(Files.exists(root.resolve(".vscode/b.json")));
        link("dl", "docs");
        rulesRead = 0;
        rulesReadBefore = 7;
        late = () -> write("note.json", EVIL);
        var changed = call("project_move_path", "{'path':'note.json','new_path':'dl/b.json'}");
        assertEquals("conflict", changed.path("code").asString(), changed.toString());
        assertTrue(changed.path("message").asString().contains("Someone else changed the file"), changed.toString());
        assertEquals(EVIL, read("note.json"));
        assertEquals(7, rulesRead);
    }

    @Test
    void anEditedReplacedOrDeletedFileMustStillHoldWhatWasShown() throws IOException {
        var rev = revision("note.json");
        for (var call : List.of(
                List.of("project_delete_path", "{'path':'note.json'}"),
                List.of("project_edit_file", "{'path':'note.json','rev':'%s','edits':[{'op':'append','text':'x'}]}".formatted(rev)),
                List.of("project_create_path", "{'path':'note.json','rev':'%s','content':'x'}".formatted(rev)))) {
            write("note.json", "{\"a\": 1}\n");
            meanwhile = () -> write("note.json", EVIL);
            conflict(call.getFirst(), call.getLast());
            assertEquals(EVIL, read("note.json"), call.getFirst());
        }
    }

    @Test
    void anUndoIsOfTheChangeThatWasShown() throws IOException {
        var rev = revision("AGENTS.md");
        assertEquals("ok", call("project_create_path", "{'path':'AGENTS.md','rev':'%s','content':'Two.\\n'}".formatted(rev)).path("code").asString());
        meanwhile = () -> {
            call("project_create_path", "{'path':'AGENTS.md','rev':'%s','content':'Evil.\\n'}".formatted(revision("AGENTS.md")));
            call("project_create_path", "{'path':'AGENTS.md','rev':'%s','content':'Two.\\n'}".formatted(revision("AGENTS.md")));
        };
        conflict("project_undo_edit", "{'path':'AGENTS.md'}");
        assertEquals("Two.\n", read("AGENTS.md"));
    }

    @Test
    void anUndoOfAMoveToAnObeyedNameShowsTheContent() throws IOException {
        assertEquals("ok", call("project_move_path", "{'path':'AGENTS.md','new_path':'old.md'}").path("code").asString());
        shown.clear();
        meanwhile = () -> write("old.md", "Evil.\n");
        conflict("project_undo_edit", "{'path':'old.md'}");
        assertTrue(shown.getFirst().body().contains("+Be kind."), shown.getFirst().whole());
        assertFalse(Files.exists(root.resolve("AGENTS.md")));
    }

    @Test
    void whatDidNotChangeIsWrittenAfterAYes() throws IOException {
        link("dl", "docs");
        meanwhile = () -> write("docs/other.md", "x\n");
        assertEquals("ok", call("project_create_path", "{'path':'dl/a.json','content':'{}'}").path("code").asString());
        assertEquals("ok", call("project_move_path", "{'path':'docs/a.json','new_path':'new/b.json'}").path("code").asString());
        assertEquals("Move docs/a.json to new/b.json", shown.getLast().whole());
        assertEquals("ok", call("project_undo_edit", "{'path':'new/b.json'}").path("code").asString());
        assertEquals("ok", call("project_delete_path", "{'path':'docs/a.json'}").path("code").asString());
        assertEquals("ok", call("project_undo_edit", "{'path':'docs/a.json'}").path("code").asString());
        assertEquals("{}", read("docs/a.json"));
    }

    /** A link that never rests must at no time lead an approved or harmless write into an obeyed folder. */
    @Test
    void aLinkThatKeepsTurningNeverLeadsIntoAnObeyedFolder() throws Exception {
        Files.createSymbolicLink(root.resolve("dl"), Path.of("docs"));
        var turning = Thread.ofPlatform().daemon().start(() -> {
            for (var target = ".vscode"; !Thread.currentThread().isInterrupted(); target = target.equals("docs") ? ".vscode" : "docs") {
                try {
                    link("dl", target);
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            }
        });
        try {
            for (var i = 0; i < 60; i++) {
                asks = i % 2 == 0;
                var before = judged.size();
                var reply = call("project_create_path", "{'path':'dl/f%d.json','content':'{}'}".formatted(i));
                if (asks && reply.path("code").asString().equals("ok")) {
                    assertTrue(shown.getLast().title().startsWith("Create %s:".formatted(reply.at("/data/path").asString())), reply.toString());
                }
                var configures = judged.size() > before && judged.getLast().contains(Effect.CONFIGURES_PROGRAMS);
                assertTrue(configures || !Files.exists(root.resolve(".vscode/f%d.json".formatted(i))), () -> "written unasked");
            }
        } finally {
            turning.interrupt();
            turning.join();
        }
    }

    private void conflict(String tool, String arguments) {
        var reply = call(tool, arguments);
        assertEquals("conflict", reply.path("code").asString(), reply.toString());
        assertTrue(reply.path("message").asString().contains("NOTHING WAS WRITTEN."), reply.toString());
        assertTrue(
                reply.path("message").asString().contains(asks ? "modified while the approval was pending" : "modified while the call was waiting"),
                reply.toString());
        assertTrue(reply.path("hint").asString().contains("call again"), reply.toString());
    }

    private String revision(String path) {
        return call("project_read_file", "{'path':'%s'}".formatted(path)).at("/data/rev").asString();
    }

    private void link(String name, String target) throws IOException {
        var fresh = root.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, Path.of(target));
        Files.move(fresh, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    private String read(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    private JsonNode call(String tool, String arguments) {
        var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        var call = new ToolCall(tool, json, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
        return box.map(open -> open.call(call).structured()).orElseThrow();
    }
}
