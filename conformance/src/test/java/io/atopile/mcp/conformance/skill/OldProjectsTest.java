package io.atopile.mcp.conformance.skill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Projects of atopile 0.2 to 0.14, and projects in an odd state, are carried over as the tables say, without writing in a dry run, and come back
 * byte for byte. Real builds of all results take some minutes ({@code -Dmigration.builds}); without it a seeded sample is built.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldProjectsTest {

    private static final Path TABLES = Golden.folder("src/test/resources/migration");
    private static final boolean ALL = System.getProperty("migration.builds") != null;
    private static final int SAMPLE = 4;
    private static final long SEED = 20_261_130L;
    private static final Set<String> NEVER = Set.of("crashed", "internal_error");

    @AutoClose
    private SkillBench bench;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        bench = SkillBench.in(scratch);
    }

    static Stream<OldProject> oldProjects() throws IOException {
        return read("old-projects.txt").stream();
    }

    static Stream<OldProject> oddProjects() throws IOException {
        return read("odd-projects.txt").stream();
    }

    private static List<OldProject> read(String table) throws IOException {
        return OldProject.parse(Files.readString(TABLES.resolve(table)));
    }

    @ParameterizedTest
    @MethodSource("oldProjects")
    void anOldProjectIsCarriedOver(OldProject project) throws Exception {
        check(project, "old-projects.txt", chooseBuilt("old-projects.txt").contains(project.title()));
    }

    @ParameterizedTest
    @MethodSource("oddProjects")
    void anOddProjectIsAnswered(OldProject project) throws Exception {
        check(project, "odd-projects.txt", chooseBuilt("odd-projects.txt").contains(project.title()));
    }

    @Test
    void theLibraryLeadsFromOldNamesToNewOnes() throws IOException {
        bench.lay("blinker");
        CallResult listed = bench.call("stdlib_list", Json.object().put("query", "Power"));
        assertTrue(listed.data().path("items").values().stream().anyMatch(item -> item.path("name").asString().equals("ElectricPower")), listed::message);
        assertTrue(listed.message().contains("Power is now ElectricPower."), listed::message);
        CallResult one = bench.call("stdlib_get_item", Json.object().put("name", "PoweredLED"));
        assertEquals("not_found", one.code());
        assertTrue(one.envelope().toString().contains("PoweredLED is no longer in the library. Use an LED with a Resistor in series"), one::message);
    }

    @Test
    void theTablesAreLong() throws IOException {
        assertTrue(oldProjects().count() >= 25);
        assertTrue(oddProjects().count() >= 15);
        assertEquals(
                oldProjects().count() + oddProjects().count(),
                Stream.concat(oldProjects(), oddProjects()).map(OldProject::title).distinct().count());
    }

    private static List<String> chooseBuilt(String table) throws IOException {
        List<String> titles = new ArrayList<>(read(table).stream().map(OldProject::title).toList());
        Collections.shuffle(titles, new Random(SEED));
        return ALL ? titles : titles.subList(0, SAMPLE);
    }

    private void check(OldProject project, String table, boolean built) throws Exception {
        Path root = bench.board().root();
        project.write(root);
        var original = snapshot(root);
        CallResult dry = call("project_upgrade", Json.object().put("dry_run", true));
        assertEquals(original, snapshot(root));
        CallResult done = call("project_upgrade", Json.object());
        var told = new ArrayList<>(describe(dry, done));
        if (!done.data().path("written").asBoolean(false)) {
            assertEquals(original, snapshot(root));
        } else {
            assertEquals(dry.data().path("steps"), done.data().path("steps"));
            assertEquals(dry.data().path("files"), done.data().path("files"));
            checkAnchors(done);
        }
        kept.clear();
        told.add(built ? ("= " + build()).strip() : "=");
        if (done.data().path("written").asBoolean(false)) {
            checkUndo(done, root, original);
        }
        compare(project, table, String.join("\n", told), built);
    }

    /** Every line that is to be decided is shown as it now is, with an anchor that the editor takes. */
    private void checkAnchors(CallResult done) throws IOException {
        for (JsonNode decision : done.data().path("decisions").values()) {
            String file = decision.path("file").asString();
            if (decision.path("code").asString().equals("unreadable_source")) {
                continue;
            }
            List<String> lines = Files.readString(bench.board().root().resolve(file)).lines().toList();
            int line = decision.path("line").asInt();
            assertEquals(lines.get(line - 1).replace("\uFEFF", ""), decision.path("source").asString(), decision::toString);
            assertTrue(decision.path("anchor").asString("").startsWith(line + ":"), decision::toString);
        }
    }

    private void checkUndo(CallResult done, Path root, Map<String, String> original) throws IOException {
        List<String> files = done.data().path("files").values().stream().map(file -> file.path("path").asString()).toList();
        restoreBoards(root);
        ObjectNode undo = Json.object().put("path", files.getLast());
        if (files.size() % 2 == 0) {
            undo.put("undo_id", done.data().path("undo_id").asString());
        }
        CallResult undone = call("project_undo_edit", undo);
        assertTrue(undone.code().equals("ok"), undone::message);
        var now = snapshot(root);
        now.keySet().retainAll(original.keySet());
        assertEquals(original, now);
    }

    /** A build rewrites the boards, after which the upgrade could not be undone; so they are put back as the upgrade left them. */
    private void restoreBoards(Path root) throws IOException {
        for (var board : kept.entrySet()) {
            Files.write(root.resolve(board.getKey()), board.getValue());
        }
    }

    private final Map<String, byte[]> kept = new TreeMap<>();

    private String build() throws IOException {
        try (var files = Files.walk(bench.board().root())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".kicad_pcb")).toList()) {
                kept.put(bench.board().root().relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        String target = findOuter().at("/targets/0/name").asString("");
        var arguments = Json.object().put("wait_seconds", 120);
        CallResult result = call("build_run", target.isEmpty() ? arguments : arguments.put("target", target));
        JsonNode error = result.data().path("first_error");
        assertFalse(NEVER.contains(result.code()), result::message);
        assertFalse(NEVER.contains(error.path("code").asString("")), result::message);
        return result.code().equals("ok") || result.code().equals("build_failed")
                ? "%s %s %s".formatted(result.data().path("verdict").asString(""), error.path("stage").asString(""), error.path("code").asString("")).replaceAll(" +", " ").strip()
                : result.code();
    }

    /** Calls a tool for the project in the folder itself, which may contain others. */
    private CallResult call(String tool, ObjectNode arguments) {
        JsonNode outer = findOuter();
        return bench.call(tool, outer.isMissingNode() ? arguments : arguments.put("project", outer.path("project").asString()));
    }

    private JsonNode findOuter() {
        return bench.call("workspace_list_targets", Json.object()).data().path("projects").values().stream()
                .min(Comparator.comparingInt(project -> project.path("project").asString().length()))
                .orElseGet(MissingNode::getInstance);
    }

    private static List<String> describe(CallResult dry, CallResult done) {
        assertFalse(NEVER.contains(done.code()), done::message);
        assertFalse(NEVER.contains(dry.code()), dry::message);
        var told = new ArrayList<String>();
        told.add("%s: %s".formatted(done.code(), done.message().replaceAll("undo_id \\w+", "undo_id …")));
        if (!dry.code().equals(done.code())) {
            told.add("dry run %s: %s".formatted(dry.code(), dry.message()));
        }
        for (JsonNode file : dry.data().path("files").values()) {
            told.add("~ " + file.path("path").asString());
            file.path("diff").asString().lines().filter(line -> line.startsWith("+") || line.startsWith("-")).forEach(told::add);
        }
        JsonNode decisions = (done.data().isMissingNode() || done.data().isNull() ? dry : done).data().path("decisions");
        decisions.values().forEach(one -> told.add("? %s %s:%d %s %s".formatted(
                one.path("code").asString(), one.path("file").asString(), one.path("line").asInt(), one.path("problem").asString(), one.path("advice").asString())));
        return told;
    }

    /** Returns the files with their bytes; those of a link are left to the file that it leads to. */
    private static Map<String, String> snapshot(Path root) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path) && !Files.isSymbolicLink(path) && !path.startsWith(root.resolve("build"))).toList()) {
                found.put(root.relativize(file).toString(), new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return found;
    }

    private static void compare(OldProject project, String table, String told, boolean built) throws IOException {
        String expected = built ? project.expected() : project.expected().replaceFirst("(?m)^= .*$", "=");
        if (Golden.UPDATE && !expected.equals(told)) {
            Path file = TABLES.resolve(table);
            String text = Files.readString(file);
            int section = text.indexOf("=== " + project.title() + "\n");
            int start = text.indexOf(">>>\n", section) + 4;
            int next = text.indexOf("\n=== ", start);
            Files.writeString(file, text.substring(0, start) + told + "\n" + (next < 0 ? "" : text.substring(next)));
        }
        assertEquals(expected, told);
    }
}
