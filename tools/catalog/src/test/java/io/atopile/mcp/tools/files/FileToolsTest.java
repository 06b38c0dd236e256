package io.atopile.mcp.tools.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class FileToolsTest {

    private static final String MAIN = "import Resistor\n\nmodule Main:\n    r1 = new Resistor\n    r1.resistance = 10kohm +/- 5%\n";

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private BoardBox board = BoardBox.EMPTY;

    @BeforeEach
    void lay() throws IOException {
        temporary = temporary.toRealPath();
        board = BoardBox.in(temporary, (_, _) -> Optional.empty());
        root = board.root();
        write("main.ato", MAIN);
        write("elec/src/power.ato", "module Power:\r\n    pass");
        write("build/builds/default/default.bom.csv", "Designator\n");
        write(".ato/modules/atopile/x/x.ato", "module X:\n    pass\n");
        write(".git/config", "[core]\n");
        write(".env", "TOKEN=1\n");
        Files.write(root.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
        write("../secret.ato", "module Secret:\n    pass\n");
        Files.createSymbolicLink(root.resolve("out.ato"), temporary.resolve("secret.ato"));
    }

    @AfterEach
    void nothingWasADefect() {
        board.close();
        assertEquals(List.of(), board.defects());
    }

    @Test
    void listsWhatBelongsToTheProject() {
        var all = call("project_list_files", "{}");
        assertEquals(List.of("ato.yaml", "elec/src/power.ato", "main.ato", "picture.png"), paths(all));
        assertEquals(MAIN.length(), all.at("/data/files/2/bytes").asInt());
        assertEquals(List.of("elec/src/power.ato", "main.ato"), paths(call("project_list_files", "{'glob':'*.ato'}")));
        assertEquals(List.of("elec/src/power.ato"), paths(call("project_list_files", "{'path':'elec'}")));
        assertEquals(List.of("build/builds/default/default.bom.csv"), paths(call("project_list_files", "{'path':'build'}")));
        assertEquals(List.of(".ato/modules/atopile/x/x.ato"), paths(call("project_list_files", "{'path':'.ato'}")));
    }

    @Test
    void listsPageByPage() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = call("project_list_files", "{'limit':1" + (cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'") + "}");
            seen.addAll(paths(page));
            cursor = page.at("/data/next_cursor").asString("");
        } while (!cursor.isEmpty());
        assertEquals(List.of("ato.yaml", "elec/src/power.ato", "main.ato", "picture.png"), seen);
    }

    @Test
    void readsPageByPage() throws IOException {
        write("long.ato", "    pass  # a line of some length, to fill pages\n".repeat(1_000));
        var first = call("project_read_file", "{'path':'long.ato'}");
        assertTrue(first.toString().length() < 9_000, "a page of " + first.toString().length());
        var next = first.at("/data/next_line").asInt();
        assertEquals(next - 1, first.at("/data/content").asString().lines().count());
        var second = call("project_read_file", "{'path':'long.ato','start_line':%d,'max_lines':2000}".formatted(next));
        assertTrue(second.at("/data/content").asString().startsWith(next + ":"));
        assertTrue(second.toString().length() < 40_000, "a page of " + second.toString().length());
        assertEquals(1_000, second.at("/data/total_lines").asInt());
    }

    @Test
    void readsWhatCantBeSeen() {
        var read = call("project_read_file", "{'path':'elec/src/power.ato'}");
        assertEquals("crlf", read.at("/data/eol").asString());
        assertTrue(read.at("/data/notes").toString().contains("no newline"), read.toString());
        assertTrue(read.at("/data/next_line").isMissingNode());
    }

    @Test
    void editsByTheAnchorsItShowed() throws IOException {
        var read = call("project_read_file", "{'path':'main.ato'}");
        var edited = call("project_edit_file", "{'path':'main.ato','rev':'%s','edits':[{'op':'replace_text','anchor':'%s','find':'10k','text':'47k'}]}"
                .formatted(read.at("/data/rev").asString(), anchor(read, 5)));
        assertTrue(edited.at("/ok").asBoolean(), edited.toString());
        assertEquals(MAIN.replace("10k", "47k"), Files.readString(root.resolve("main.ato")));

        var again = call("project_edit_file", "{'path':'main.ato','edits':[{'op':'insert_after','anchor':'%s','text':'    # checked'}]}"
                .formatted(edited.at("/data/region").asString().lines().filter(line -> line.startsWith("5:")).findFirst().orElseThrow()
                        .substring(0, 6)));
        assertTrue(again.at("/data/changed").asBoolean(), again.toString());
        assertEquals("[{\"after\":5,\"delta\":1}]", again.at("/data/renumber").toString());
        assertEquals(edited.at("/data/rev"), again.at("/data/prev_rev"));
        assertEquals(MAIN.replace("10k", "47k") + "    # checked\n", Files.readString(root.resolve("main.ato")));
    }

    @Test
    void searchesAndItsHitsCanBeEdited() throws IOException {
        var found = call("project_search", "{'query':'r1','glob':'*.ato'}");
        assertEquals(2, found.at("/data/hits").asInt());
        assertEquals("main.ato", found.at("/data/files/0/path").asString());
        var hit = found.at("/data/files/0/content").asString().lines().findFirst().orElseThrow();
        var edited = call("project_edit_file", "{'path':'main.ato','edits':[{'op':'replace','anchor':'%s','text':'    r1 = new Capacitor'}]}".formatted(hit));
        assertTrue(edited.at("/ok").asBoolean(), edited.toString());
        assertEquals(MAIN.replace("new Resistor", "new Capacitor"), Files.readString(root.resolve("main.ato")));
    }

    @Test
    void searchesPageByPageAndByExpression() {
        var first = call("project_search", "{'query':'^ +(r1|pass)','regex':true,'limit':2}");
        assertEquals(2, first.at("/data/hits").asInt());
        var second = call("project_search", "{'query':'^ +(r1|pass)','regex':true,'limit':2,'cursor':'%s'}"
                .formatted(first.at("/data/next_cursor").asString()));
        assertEquals(1, second.at("/data/hits").asInt());
        assertTrue(second.at("/data/next_cursor").isMissingNode());
        assertEquals(0, call("project_search", "{'query':'TOKEN'}").at("/data/hits").asInt());
        assertEquals(0, call("project_search", "{'query':'Secret'}").at("/data/hits").asInt());
        assertEquals(1, call("project_search", "{'query':'module x','path':'.ato'}").at("/data/hits").asInt());
    }

    @Test
    void aDriftedFileIsShownAfreshAndNotWritten() throws IOException {
        var read = call("project_read_file", "{'path':'main.ato'}");
        write("main.ato", MAIN.replace("    r1 = new Resistor\n", "    r1 = new Resistor\n    # new\n"));
        var failed = call("project_edit_file", "{'path':'main.ato','edits':[{'op':'delete','anchor':'%s'}]}".formatted(anchor(read, 5)));
        assertEquals("stale_anchor", failed.at("/code").asString());
        assertTrue(failed.at("/message").asString().startsWith("FAILED: NOTHING WAS WRITTEN"), failed.toString());
        assertTrue(Files.readString(root.resolve("main.ato")).contains("    # new\n    r1.resistance"));
        var fresh = failed.at("/data/region").asString().lines().filter(line -> line.startsWith("6:")).findFirst().orElseThrow();
        assertTrue(fresh.endsWith("10kohm +/- 5%"), fresh);
        assertTrue(call("project_edit_file", "{'path':'main.ato','edits':[{'op':'delete','anchor':'%s'}]}".formatted(fresh)).at("/ok").asBoolean());
    }

    @Test
    void aSkippedRepeatIsNotAnError() {
        var read = call("project_read_file", "{'path':'main.ato'}");
        var same = call("project_edit_file", "{'path':'main.ato','edits':[{'op':'replace','anchor':'%s','text':'    r1 = new Resistor'}]}".formatted(anchor(read, 4)));
        assertTrue(same.at("/ok").asBoolean());
        assertFalse(same.at("/data/changed").asBoolean());
        assertEquals(same.at("/data/rev"), read.at("/data/rev"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'op':'replace','text':'x'}", "{'op':'replace','anchor':'1:0000'}", "{'op':'delete','anchor':'1:0000','text':'x'}",
        "{'op':'append','anchor':'1:0000','text':'x'}", "{'op':'insert_after','anchor':'1:0000','end_anchor':'2:0000','text':'x'}",
        "{'op':'replace_text','anchor':'1:0000','text':'x'}", "{'op':'replace','anchor':'1:0000','text':'x','find':'y'}",
        "{'op':'replace','anchor':'line one','text':'x'}", "{'op':'overwrite','text':'x'}", "{}",
    })
    void anEditThatMakesNoSenseIsAnsweredAsSuch(String edit) {
        assertFails("project_edit_file", "{'path':'main.ato','edits':[" + edit + "]}", "validation_error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "../secret.ato policy_denied", "/etc/passwd policy_denied", "out.ato policy_denied", ".git/config policy_denied", ".env policy_denied",
        "mian.ato not_found", "main.ato/x not_found", "elec validation_error", ". validation_error", "picture.png validation_error",
    })
    void aPathThatCantBeReadIsAnsweredWithoutAPath(String path, String code) {
        assertFails("project_read_file", "{'path':'%s'}".formatted(path), code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "../secret.ato policy_denied", "/etc/passwd policy_denied", "out.ato policy_denied", ".git/config policy_denied", ".env policy_denied",
        "build/builds/default/default.bom.csv policy_denied", ".ato/modules/atopile/x/x.ato policy_denied", "mian.ato not_found",
        "main.ato/x not_found", "elec policy_denied", "picture.png validation_error",
    })
    void aPathThatCantBeWrittenIsAnsweredWithoutAPath(String path, String code) {
        var failed = assertFails("project_edit_file", "{'path':'%s','edits':[{'op':'append','text':'x'}]}".formatted(path), code);
        assertTrue(failed.at("/message").asString().startsWith("FAILED: NOTHING WAS WRITTEN"), failed.toString());
    }

    @Test
    void aMissingFilesNeighbourIsNamed() {
        assertEquals("Nearest: main.ato", call("project_read_file", "{'path':'mian.ato'}").at("/hint").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "project_list_files {'path':'..'} policy_denied",
        "project_list_files {'path':'nowhere'} not_found",
        "project_list_files {'glob':'{a'} validation_error",
        "project_list_files {'limit':0} validation_error",
        "project_search {'query':'x','path':'/'} policy_denied",
        "project_search {'query':'x','path':'nowhere'} not_found",
        "project_search {'query':'(','regex':true} validation_error",
        "project_search {'query':'x','cursor':'bad'} validation_error",
        "project_search {'query':''} validation_error",
        "project_read_file {'path':'main.ato','start_line':99} validation_error",
        "project_read_file {} validation_error",
        "project_edit_file {'path':'main.ato','edits':[]} validation_error",
        "project_edit_file {'path':'main.ato','rev':'short','edits':[{'op':'append','text':'x'}]} validation_error",
    })
    void faultyArgumentsAreAnswered(String tool, String arguments, String code) {
        assertFails(tool, arguments, code);
    }

    @Test
    void schemasStaySmallEnoughForEveryClient() {
        var listings = board.source().list();
        assertTrue(listings.stream().anyMatch(listing -> listing.name().equals("project_edit_file")));
        for (var listing : listings) {
            assertTrue(listing.inputSchema().toString().length() < 4_500, listing.name());
            assertTrue(requireNonNull(listing.outputSchema()).toString().length() < 4_500, listing.name());
        }
    }

    private JsonNode assertFails(String tool, String arguments, String code) {
        var before = board.tree(ISO_8859_1);
        var reply = call(tool, arguments);
        assertEquals(code, reply.at("/code").asString(), reply.toString());
        assertFalse(reply.toString().contains(temporary.toString()), reply.toString());
        assertEquals(before, board.tree(ISO_8859_1));
        return reply;
    }

    private ObjectNode call(String tool, String arguments) {
        return board.call(tool, arguments);
    }

    private static String anchor(JsonNode read, int line) {
        return read.at("/data/content").asString().lines().skip(line - 1L).findFirst().orElseThrow().split("\\|", 2)[0];
    }

    private static List<String> paths(JsonNode reply) {
        return reply.at("/data/files").valueStream().map(file -> file.get("path").asString()).toList();
    }

    private void write(String path, String text) throws IOException {
        board.write(path, text);
    }
}
