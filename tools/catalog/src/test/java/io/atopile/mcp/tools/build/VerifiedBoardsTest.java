package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.design.DesignTools;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.report.ReportTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Dividers with a violated and an undecided assertion, from the build to the fix, with the real atopile. */
class VerifiedBoardsTest {

    private static final Path BOARD = Path.of("../../conformance/boards/divider");
    private static final String LIMIT = "assert v_out within 3.2V to 3.4V";

    private static final String STAGES = """


            module Plain:
                level: V
                assert level within 1V to 2V

            module Better:
                level: V
                level = 1.5V
                assert level within 1V to 2V

            module Wrap:
                deep = new Plain
                assert deep.level within 0V to 3V
            """;

    @TempDir
    Path scratch;

    private Path board;
    private Builds builds;
    private LanguageServer server;
    private Client client;

    @BeforeEach
    void open() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        RealAto.in(settings);
        board = Files.createDirectory(scratch.resolve("divider"));
        copyBoard();
        edit("bottom_resistance = 10kohm", "bottom_resistance = 20kohm");
        edit("assert v_out within 2.4V to 2.6V", LIMIT);
        Path snapshots = scratch.resolve("snapshots");
        var finder = new AtoFinder(settings);
        builds = new Builds(settings);
        server = new LanguageServer(finder);
        client = new Client(board, Stream.of(
                BuildTools.createTools(builds, finder, snapshots),
                DesignTools.createTools(snapshots, builds, server, finder),
                ReportTools.createTools(builds, new LayoutAccess(builds, snapshots), _ -> Optional.empty()),
                FileTools.createTools(snapshots, (_, _) -> Optional.empty())));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        builds.close();
    }

    private void copyBoard() throws IOException {
        try (Stream<Path> files = Files.walk(BOARD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = board.resolve(BOARD.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private void edit(String old, String replacement) throws IOException {
        Path file = board.resolve("divider.ato");
        String text = Files.readString(file);
        assertTrue(text.contains(old), text);
        Files.writeString(file, text.replace(old, replacement));
    }

    @Test
    void aViolatedAssertionIsExplainedAndTheOfferedToleranceMakesItTrue() {
        ObjectNode built = client.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("build_failed", built.path("code").asString(), built::toString);
        assertEquals("assertion_violated", built.at("/data/first_error/code").asString());
        assertEquals("    " + LIMIT, built.at("/data/first_error/source").asString());
        assertTrue(built.path("hint").asString().contains("design_verify"), built::toString);

        ObjectNode explained = client.call("build_explain", "{}");
        String text = explained.at("/data/explanation").asString();
        assertTrue(text.contains("v_out is 3.423 V (of 3.245 V to 3.423 V) at v_in = 5.1 V, bottom_resistance = 20.2 kΩ, top_resistance = 9.9 kΩ; the limit is 3.4 V"), text);
        assertTrue(text.contains("v_in at most ± 1.3 %"), text);
        assertTrue(text.contains("bottom_resistance of 19.3 kΩ to 19.6 kΩ or top_resistance of 10.3 kΩ to 10.4 kΩ"), text);
        assertEquals(3, explained.at("/data/fixes").size());

        JsonNode variable = client.call("report_variables", "{\"query\": \"v_out\"}").at("/data/variables/0");
        assertEquals("3.245 V to 3.423 V", variable.path("computed").asString());
        assertEquals("violated", variable.path("standing").asString());

        apply(explained.at("/data/fixes/0"));
        ObjectNode verified = client.call("design_verify", "{}");
        assertEquals(0, verified.at("/data/violated").asInt(), verified::toString);
        assertEquals("proven", client.call("design_verify", "{\"assertion\": \"3.4V\"}").at("/data/assertions/0/verdict").asString());
        assertTrue(client.call("build_explain", "{}").at("/data/explanation").asString().startsWith("With the current sources no assertion of the design is violated"));
        JsonNode stale = client.call("report_variables", "{\"query\": \"v_out\"}");
        assertEquals("stale", stale.at("/data/provenance/freshness").asString());
        assertEquals("3.245 V to 3.423 V", stale.at("/data/variables/0/computed").asString());
    }

    private void apply(JsonNode fix) {
        ObjectNode edit = Json.object();
        edit.set("path", fix.path("path"));
        edit.set("rev", fix.path("rev"));
        edit.set("edits", fix.path("edits"));
        assertTrue(client.call("project_edit_file", edit.toString()).path("ok").asBoolean());
    }

    @Test
    void anUndecidedAssertionIsExplainedWithItsReasonUntilASourceDecidesIt() throws IOException {
        edit("    v_in = 4.9V to 5.1V\n", "");
        ObjectNode built = client.call("build_run", "{\"wait_seconds\": 300, \"require_verified\": true}");
        assertEquals("unverified", built.path("code").asString(), built::toString);
        assertTrue(built.path("hint").asString().contains("design_verify"), built::toString);

        ObjectNode explained = client.call("build_explain", "{}");
        assertTrue(explained.at("/data/explanation").asString().contains("no bounded value is known of v_in"), explained::toString);
        assertEquals("assert v_out within 3.2V to 3.4V", explained.at("/data/cause/source").asString().strip());
        assertEquals("unknown", client.call("report_variables", "{\"query\": \"v_out\"}").at("/data/variables/0/standing").asString());

        edit(LIMIT, "v_in = 4.95V to 5.05V\n    " + LIMIT);
        String changed = client.call("build_explain", "{}").at("/data/explanation").asString();
        assertTrue(changed.startsWith("With the current sources every assertion of the design is proven"), changed);
    }

    @Test
    void assertionsOfAModuleThatIsReplacedEverywhereNeedNoVerdict() throws IOException {
        edit(LIMIT, "assert v_out within 3.2V to 3.5V\n    stage = new Plain\n    stage -> Better\n    wrap = new Wrap\n    wrap.deep -> Better");
        Path file = board.resolve("divider.ato");
        Files.writeString(file, Files.readString(file) + STAGES);
        ObjectNode built = client.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("verified", built.at("/data/verdict").asString(), built::toString);

        edit("    stage -> Better\n", "");
        ObjectNode kept = client.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("unverified", kept.at("/data/verdict").asString(), kept::toString);
        assertEquals("assert level within 1V to 2V", kept.at("/data/unverified/0/text").asString(), kept::toString);
    }
}
