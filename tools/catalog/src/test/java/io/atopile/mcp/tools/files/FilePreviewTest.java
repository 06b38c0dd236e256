package io.atopile.mcp.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the person who must approve it is shown of a change of a file. */
class FilePreviewTest {

    private static final String TEXT = "module App:\n    r1 = new Resistor\n    r2 = new Resistor\n\n    r1.p1 ~ r2.p1\n";

    @TempDir
    Path folder;

    private BoardBox box = BoardBox.EMPTY;

    @BeforeEach
    void open() throws Exception {
        box = BoardBox.in(folder, (_, _) -> Optional.empty());
        box.write("main.ato", TEXT);
    }

    @AfterEach
    void close() {
        box.close();
    }

    private CallPreview preview(String tool, ObjectNode arguments) throws Exception {
        var before = box.tree(StandardCharsets.ISO_8859_1);
        var call = new ToolCall(
                tool, arguments, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
        var preview = box.source().preview(call);
        assertEquals(before, box.tree(StandardCharsets.ISO_8859_1), "A preview changes nothing");
        assertEquals(List.of(), box.defects());
        return preview;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
    }

    private String anchor(int line) {
        return box.call("project_read_file", "{'path':'main.ato'}").at("/data/content").asString().lines().toList().get(line - 1).split("\\|", 2)[0];
    }

    @Test
    void anEditShowsItsDiffWithTheIndentation() throws Exception {
        var edit = json("{'path':'main.ato','edits':[{'op':'replace','anchor':'%s','text':'    r2 = new Resistor\\n\\tr3 = new Capacitor  '}]}"
                .formatted(anchor(3)));
        assertEquals(
                """
                Edit main.ato: 1 line removed, 2 added
                @@ -1,5 +1,6 @@
                 module App:
                     r1 = new Resistor
                -    r2 = new Resistor
                +    r2 = new Resistor
                +\tr3 = new Capacitor\s\s
                \s
                     r1.p1 ~ r2.p1""",
                preview("project_edit_file", edit).whole());
    }

    @Test
    void aNewFileIsShownWhole() throws Exception {
        assertEquals(
                "Create new.ato: 0 lines removed, 2 added\n@@ -0,0 +1,2 @@\n+module New:\n+    pass",
                preview("project_create_path", json("{'path':'new.ato','content':'module New:\\n    pass\\n'}")).whole());
    }

    @Test
    void aReplacedFileIsShownAsTheLinesThatDiffer() throws Exception {
        var rev = box.call("project_read_file", "{'path':'main.ato'}").at("/data/rev").asString();
        var shown = preview("project_create_path", json("{'path':'main.ato','rev':'%s'}".formatted(rev))
                .put("content", "import X\n" + TEXT.replace("r1.p1", "r1.p2").replace("r1 = new Resistor", "r1 = new  Resistor")));
        assertEquals(
                """
                Replace main.ato: 2 lines removed, 3 added
                @@ -1,5 +1,6 @@
                +import X
                 module App:
                -    r1 = new Resistor
                +    r1 = new  Resistor
                     r2 = new Resistor
                \s
                -    r1.p1 ~ r2.p1
                +    r1.p2 ~ r2.p1""",
                shown.whole());
    }

    @Test
    void lineEndingsThatChangeAreSaid() throws Exception {
        var rev = box.call("project_read_file", "{'path':'main.ato'}").at("/data/rev").asString();
        var shown = preview("project_create_path", json("{'path':'main.ato','rev':'%s'}".formatted(rev)).put("content", TEXT.replace("\n", "\r\n")));
        assertEquals("(line endings change from LF to CRLF)", shown.body());
    }

    @Test
    void deletingMovingAndUndoingAreShown() throws Exception {
        var deleted = preview("project_delete_path", json("{'path':'main.ato'}"));
        assertEquals("Delete main.ato: 5 lines removed, 0 added", deleted.title());
        assertTrue(deleted.body().contains("\n-    r1 = new Resistor\n"), deleted.body());
        assertEquals("Move main.ato to a/b.ato", preview("project_move_path", json("{'path':'main.ato','new_path':'a/b.ato'}")).whole());
        box.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'delete','anchor':'%s'}]}".formatted(anchor(2)));
        assertEquals(
                "Undo a change of main.ato: 0 lines removed, 1 added\n@@ -1,4 +1,5 @@\n module App:\n+    r1 = new Resistor\n     r2 = new Resistor\n \n     r1.p1 ~ r2.p1",
                preview("project_undo_edit", json("{'path':'main.ato'}")).whole());
        box.call("project_create_path", "{'path':'n.ato','content':'x\\n'}");
        assertEquals(
                "Undo a change of n.ato: deletes the created file: 1 line removed, 0 added\n@@ -1,1 +0,0 @@\n-x",
                preview("project_undo_edit", json("{'path':'n.ato'}")).whole());
        box.call("project_delete_path", "{'path':'n.ato'}");
        assertEquals(
                "Undo a change of n.ato: restores the deleted file: 0 lines removed, 1 added\n@@ -0,0 +1,1 @@\n+x",
                preview("project_undo_edit", json("{'path':'n.ato'}")).whole());
        box.call("project_move_path", "{'path':'main.ato','new_path':'m.ato'}");
        assertEquals("Undo a change of m.ato: moves the file back to main.ato", preview("project_undo_edit", json("{'path':'m.ato'}")).whole());
    }

    @Test
    void aCallThatWillBeRefusedSaysWhy() throws Exception {
        assertTrue(preview("project_edit_file", json("{'path':'gone.ato','edits':[{'op':'append','text':'x'}]}")).title()
                .endsWith("will be refused, because there is no such text file"));
        assertTrue(preview("project_delete_path", json("{'path':'../x'}")).title().startsWith("Delete ../x: will be refused, because "));
        assertTrue(preview("project_edit_file", json("{'path':'main.ato','edits':[{'op':'delete','anchor':'2:ffff'}]}")).title()
                .startsWith("Edit main.ato: will be refused, because "));
        assertTrue(preview("project_edit_file", json("{'path':'main.ato'}")).title().contains("invalid"));
        assertTrue(preview("project_undo_edit", json("{'path':'main.ato'}")).title().endsWith("there is no such recorded change"));
    }

    @Test
    void hostileTextIsShownAndNotObeyed() throws Exception {
        var shown = preview("project_create_path", Json.object()
                .put("path", "a\u202Eota.ato")
                .put("content", "a\u001b[2J\rb\n# \u202e hidden\nx\u2028y\n" + "z".repeat(9_000) + "\n"));
        assertTrue(shown.title().startsWith("Create a<U+202E>ota.ato"), shown.title());
        var bounded = shown.truncate(40, 200);
        assertTrue(bounded.contains("+a<U+001B>[2J"), bounded);
        assertTrue(bounded.contains("+# <U+202E> hidden\n+x<U+2028>y\n"), bounded);
        assertTrue(bounded.contains("… (9001 characters)"), bounded);
    }
}
