package io.atopile.mcp.tools.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.syntax.SyntaxCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Creating, moving, deleting and undoing, and what edits say beyond their text, through the box. */
final class ChangeToolsTest {

    private static final String MAIN = "import Resistor\n\nmodule Main:\n    r1 = new Resistor\n";

    @TempDir
    Path temporary;

    private BoardBox board = BoardBox.EMPTY;

    @BeforeEach
    void lay() throws IOException {
        board = BoardBox.in(temporary, (_, _) -> Optional.empty());
        board.write("main.ato", MAIN);
    }

    @AfterEach
    void nothingWasADefect() {
        board.close();
        assertEquals(List.of(), board.defects());
    }

    @Test
    void aCreatedFileCanBeEditedAtOnceAndUndone() throws IOException {
        var created = board.call("project_create_path", "{'path':'src/new.ato','content':'module New:\\n    pass\\n'}");
        assertTrue(created.at("/ok").asBoolean(), created.toString());
        assertEquals("module New:\n    pass\n", board.read("src/new.ato"));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(board.root().resolve("src/new.ato"))).replace("rw-rw-r--", "rw-r--r--"));

        var edited = board.call("project_edit_file", "{'path':'src/new.ato','rev':'%s','edits':[{'op':'replace','anchor':'%s','text':'    x = 1'}]}"
                .formatted(created.at("/data/rev").asString(), line(created, 2)));
        assertEquals("module New:\n    x = 1\n", board.read("src/new.ato"));

        assertFails("project_undo_edit", "{'path':'src/new.ato','undo_id':'%s'}".formatted(id(created)), "conflict");
        assertTrue(board.call("project_undo_edit", "{'path':'src/new.ato','undo_id':'%s'}".formatted(id(edited))).at("/ok").asBoolean());
        assertTrue(board.call("project_undo_edit", "{'path':'src/new.ato'}").at("/ok").asBoolean());
        assertFalse(Files.exists(board.root().resolve("src/new.ato")));
    }

    @Test
    void foldersThatWereMadeForAFileGoWithIt() throws IOException {
        board.call("project_create_path", "{'path':'fresh/kept.ato','content':'# kept\\n'}");
        var created = board.call("project_create_path", "{'path':'fresh/deep/deeper/new.ato','content':'# new\\n'}");
        var undone = board.call("project_undo_edit", "{'path':'fresh/deep/deeper/new.ato','undo_id':'%s'}".formatted(id(created)));
        assertTrue(undone.at("/ok").asBoolean(), undone.toString());
        assertFalse(Files.exists(board.root().resolve("fresh/deep")));
        assertEquals("# kept\n", board.read("fresh/kept.ato"));
        assertTrue(board.call("project_undo_edit", "{'path':'fresh/deep/deeper/new.ato','undo_id':'%s'}".formatted(id(undone))).at("/ok").asBoolean());
        assertEquals("# new\n", board.read("fresh/deep/deeper/new.ato"));
    }

    @Test
    void aFileIsReplacedWholeOnlyUnderItsRevision() throws IOException {
        assertFails("project_create_path", "{'path':'main.ato','content':'x\\n'}", "conflict");
        assertFails("project_create_path", "{'path':'main.ato','content':'x\\n','rev':'aaaaaaaa'}", "stale_anchor");
        assertFails("project_create_path", "{'path':'other.ato','content':'x\\n','rev':'aaaaaaaa'}", "not_found");
        var rev = board.call("project_read_file", "{'path':'main.ato'}").at("/data/rev").asString();
        var replaced = board.call("project_create_path", "{'path':'main.ato','content':'# new\\n','rev':'%s'}".formatted(rev));
        assertEquals("# new\n", board.read("main.ato"), replaced.toString());
        assertTrue(board.call("project_undo_edit", "{'path':'main.ato'}").at("/ok").asBoolean());
        assertEquals(MAIN, board.read("main.ato"));
    }

    @Test
    void contentThatStandsInForTheRestIsNotWritten() {
        assertFails("project_create_path", "{'path':'new.ato','content':'module A:\\n    # ... rest unchanged\\n'}", "validation_error");
        assertTrue(board.call("project_create_path", "{'path':'new.ato','content':'# ... rest unchanged\\n','literal':true}").at("/ok").asBoolean());
    }

    @Test
    void anchorsAndUndoGoWithAMovedFile() throws IOException {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        var moved = board.call("project_move_path", "{'path':'main.ato','new_path':'elec/src/board.ato','rev':'%s'}".formatted(read.at("/data/rev").asString()));
        assertTrue(moved.at("/ok").asBoolean(), moved.toString());
        assertFalse(Files.exists(board.root().resolve("main.ato")));
        var edited = board.call("project_edit_file", "{'path':'elec/src/board.ato','edits':[{'op':'delete','anchor':'%s'}]}".formatted(line(read, 2)));
        assertEquals(MAIN.replace("\n\n", "\n"), board.read("elec/src/board.ato"), edited.toString());

        assertTrue(board.call("project_undo_edit", "{'path':'elec/src/board.ato'}").at("/ok").asBoolean());
        var back = board.call("project_undo_edit", "{'path':'elec/src/board.ato'}");
        assertEquals("main.ato", back.at("/data/path").asString(), back.toString());
        assertEquals(MAIN, board.read("main.ato"));
    }

    @Test
    void nothingIsMovedOverAnotherFile() {
        assertFails("project_move_path", "{'path':'main.ato','new_path':'ato.yaml'}", "conflict");
        assertFails("project_move_path", "{'path':'main.ato','new_path':'x.ato','rev':'aaaaaaaa'}", "stale_anchor");
        assertFails("project_move_path", "{'path':'none.ato','new_path':'x.ato'}", "not_found");
        assertFails("project_move_path", "{'path':'main.ato','new_path':'../x.ato'}", "policy_denied");
        assertFails("project_move_path", "{'path':'main.ato','new_path':'build/x.ato'}", "policy_denied");
    }

    @Test
    void aDeletedFileComesBackWithItsBytesAndMode() throws IOException {
        var bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1};
        var picture = Files.write(board.root().resolve("picture.png"), bytes);
        Files.setPosixFilePermissions(picture, PosixFilePermissions.fromString("rwx-w----"));
        var deleted = board.call("project_delete_path", "{'path':'picture.png'}");
        assertTrue(deleted.at("/ok").asBoolean(), deleted.toString());
        assertTrue(deleted.at("/data/rev").isMissingNode());
        assertFalse(Files.exists(picture));

        assertTrue(board.call("project_undo_edit", "{'path':'picture.png'}").at("/ok").asBoolean());
        assertArrayEquals(bytes, Files.readAllBytes(picture));
        assertEquals("rwx-w----", PosixFilePermissions.toString(Files.getPosixFilePermissions(picture)));
    }

    @Test
    void anUndoDestroysNobodysWork() throws IOException {
        var deleted = board.call("project_delete_path", "{'path':'main.ato'}");
        board.write("main.ato", "theirs\n");
        assertFails("project_undo_edit", "{'path':'main.ato','undo_id':'%s'}".formatted(id(deleted)), "conflict");
        assertFails("project_undo_edit", "{'path':'main.ato'}", "conflict");
        assertFails("project_undo_edit", "{'path':'main.ato','undo_id':'unknown'}", "conflict");
        assertFails("project_undo_edit", "{'path':'ato.yaml'}", "conflict");
    }

    @Test
    void anUndoCanBeUndone() throws IOException {
        var appended = board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'append','text':'# end'}]}");
        var undone = board.call("project_undo_edit", "{'path':'main.ato','undo_id':'%s'}".formatted(id(appended)));
        assertEquals(MAIN, board.read("main.ato"));
        board.call("project_undo_edit", "{'path':'main.ato','undo_id':'%s'}".formatted(id(undone)));
        assertEquals(MAIN + "# end\n", board.read("main.ato"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "none.ato not_found", "elec policy_denied", "../x policy_denied", ".git/config policy_denied", "link.ato validation_error",
        "twice.ato policy_denied",
    })
    void whatCantBeDeletedIsAnswered(String path, String code) throws IOException {
        Files.createDirectory(board.root().resolve("elec"));
        Files.createSymbolicLink(board.root().resolve("link.ato"), board.root().resolve("main.ato"));
        board.write("twice.ato", "x\n");
        Files.createLink(board.root().resolve("second.ato"), board.root().resolve("twice.ato"));
        assertFails("project_delete_path", "{'path':'%s'}".formatted(path), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{'set_line':{'anchor':'%s','new_text':'    r1 = new Capacitor'}}]",
        "[{'replace_lines':{'start_anchor':'%s','end_anchor':'%1$s','new_text':'    r1 = new Capacitor'}}]",
        "[{'op':'replace','start_anchor':'%s','lines':['    r1 = new Capacitor']}]",
        "{'op':'replace','anchor':'%s','text':'    r1 = new Capacitor'}",
        "'[{\\'op\\':\\'replace\\',\\'anchor\\':\\'%s\\',\\'text\\':\\'    r1 = new Capacitor\\'}]'",
        "['{\\'set_line\\':{\\'anchor\\':\\'%s\\',\\'new_text\\':\\'    r1 = new Capacitor\\'}}']",
    })
    void editsAreUnderstoodAsOtherAgentsWriteThem(String edits) throws IOException {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        var edited = board.call("project_edit_file", "{'path':'main.ato','edits':%s}".formatted(edits.formatted(line(read, 4))));
        assertEquals(MAIN.replace("new Resistor", "new Capacitor"), board.read("main.ato"), edited.toString());
    }

    @Test
    void insertingAndDeletingAsAtopileWritesThem() throws IOException {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        board.call("project_edit_file", "{'path':'main.ato','edits':[{'insert_after':{'anchor':'%s','text':'    pass'}},{'set_line':{'anchor':'%s','new_text':''}}]}"
                .formatted(line(read, 4), line(read, 2)));
        assertEquals("import Resistor\nmodule Main:\n    r1 = new Resistor\n    pass\n", board.read("main.ato"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'not json'", "7", "[7]", "['x']", "[{'set_line':7}]", "[{'set_line':{'anchor':'1:0000'},'op':'x'}]", "[[]]", "{}"})
    void nonsenseIsStillRefusedByTheSchema(String edits) {
        assertFails("project_edit_file", "{'path':'main.ato','edits':%s}".formatted(edits), "validation_error");
    }

    @Test
    void theThirdEditThatChangesNothingIsAnError() {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        var same = "{'path':'main.ato','edits':[{'op':'replace','anchor':'%s','text':'    r1 = new Resistor'}]}".formatted(line(read, 4));
        assertTrue(board.call("project_edit_file", same).at("/ok").asBoolean());
        assertTrue(board.call("project_edit_file", same).at("/ok").asBoolean());
        assertFails("project_edit_file", same, "validation_error");
    }

    @Test
    void anchorsFromBeforeAnEarlierEditAreFollowed() throws IOException {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'prepend','text':'# one\\n# two'}]}");
        var edited = board.call("project_edit_file", "{'path':'main.ato','rev':'%s','edits':[{'op':'delete','anchor':'%s'}]}"
                .formatted(read.at("/data/rev").asString(), line(read, 4)));
        assertEquals("# one\n# two\nimport Resistor\n\nmodule Main:\n", board.read("main.ato"));
        assertEquals("[{\"edit\":0,\"at\":\"line 6\",\"by\":\"own_edits\"}]", edited.at("/data/moved").toString());
    }

    @Test
    void onDriftDecidesAboutWhatOthersDid() throws IOException {
        var read = board.call("project_read_file", "{'path':'main.ato'}");
        board.write("main.ato", "# theirs\n" + MAIN.replace("module", "# theirs too\nmodule"));
        var edit = "{'path':'main.ato','edits':[{'op':'delete','anchor':'%s'}],'on_drift':'%s'}";
        assertFails("project_edit_file", edit.formatted(line(read, 2), "refuse"), "stale_anchor");
        assertFails("project_edit_file", edit.formatted(line(read, 2), "strict"), "stale_anchor");
        var moved = board.call("project_edit_file", edit.formatted(line(read, 1), "remap"));
        assertEquals("# theirs\n" + MAIN.replace("module", "# theirs too\nmodule").substring("import Resistor\n".length()), board.read("main.ato"));
        assertEquals("drift", moved.at("/data/moved/0/by").asString());
    }

    @Test
    void syntaxIsNotCheckedWhereNobodyCan() {
        var edited = board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'append','text':'# end'}]}");
        assertEquals("{\"state\":\"not_checked\",\"faults\":[]}", edited.at("/data/syntax").toString());
        assertTrue(edited.at("/message").asString().contains("Syntax: not checked."), edited.toString());
        assertTrue(board.call("project_edit_file", "{'path':'ato.yaml','edits':[{'op':'append','text':'# end'}]}").at("/data/syntax").isMissingNode());
    }

    @Test
    void syntaxIsAdviceWithAnAnchorThatCanBeEdited() throws IOException {
        board.close();
        SyntaxCheck check = (_, text) -> Optional.of(text.contains("modul ") ? List.of(new SyntaxCheck.Fault(5, "no such word")) : List.of());
        board = BoardBox.in(temporary.resolve("second"), check);
        board.write("main.ato", MAIN);
        var broken = board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'append','text':'modul X:'}]}");
        assertEquals("broken", broken.at("/data/syntax/state").asString());
        var at = broken.at("/data/syntax/faults/0/at").asString();
        assertTrue(at.endsWith("|modul X:"), at);
        var mended = board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'replace','anchor':'%s','text':'module X:'}]}".formatted(at));
        assertEquals("ok", mended.at("/data/syntax/state").asString(), mended.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adviceThatTakesLongOrFailsHoldsNothingUp(boolean fails) throws IOException {
        board.close();
        SyntaxCheck check = (_, _) -> {
            if (fails) {
                throw new IllegalStateException("broken");
            }
            new CountDownLatch(1).await();
            return Optional.empty();
        };
        board = BoardBox.in(temporary.resolve("second"), check);
        board.write("main.ato", MAIN);
        var edited = board.call("project_edit_file", "{'path':'main.ato','edits':[{'op':'append','text':'# end'}]}");
        assertEquals("not_checked", edited.at("/data/syntax/state").asString());
    }

    @Test
    void aStateDirectoryThatCantBeWrittenKeepsEverythingAsItIs() throws IOException {
        board.close();
        board = BoardBox.in(temporary.resolve("third"), (_, _) -> Optional.empty());
        board.write("main.ato", MAIN);
        Files.writeString(board.state(), "a file where a folder should be");
        assertFails("project_edit_file", "{'path':'main.ato','edits':[{'op':'append','text':'x'}]}", "transient_backend_error");
        assertFails("project_delete_path", "{'path':'main.ato'}", "transient_backend_error");
        assertTrue(board.call("project_read_file", "{'path':'main.ato'}").at("/data/notes").toString().contains("can't be used for edits"));
    }

    private JsonNode assertFails(String tool, String arguments, String code) {
        var before = board.tree(ISO_8859_1);
        var reply = board.call(tool, arguments);
        assertEquals(code, reply.at("/code").asString(), reply.toString());
        assertTrue(reply.at("/message").asString().startsWith("FAILED: NOTHING WAS WRITTEN"), reply.toString());
        assertFalse(reply.toString().contains(temporary.toString()), reply.toString());
        assertEquals(before, board.tree(ISO_8859_1));
        return reply;
    }

    private static String id(JsonNode reply) {
        return reply.at("/data/undo_id").asString();
    }

    /** The anchor of a line in a reply's content or region. */
    private static String line(JsonNode reply, int line) {
        var shown = reply.at("/data/content").asString("") + reply.at("/data/region").asString("");
        return shown.lines().filter(text -> text.startsWith(line + ":")).findFirst().orElseThrow().split("\\|", 2)[0];
    }
}
