package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Dividers with a violated and an undecided assertion, from the build to the fix, with the real atopile. */
class VerifiedBoardsTest {

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

    private DividerProject project;

    @BeforeEach
    void open() throws Exception {
        project = new DividerProject(scratch);
        project.edit("bottom_resistance = 10kohm", "bottom_resistance = 20kohm");
        project.edit("assert v_out within 2.4V to 2.6V", LIMIT);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aViolatedAssertionIsExplainedAndTheOfferedToleranceMakesItTrue() {
        ObjectNode built = project.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("build_failed", built.path("code").asString(), built::toString);
        assertEquals("assertion_violated", built.at("/data/first_error/code").asString());
        assertEquals("    " + LIMIT, built.at("/data/first_error/source").asString());
        assertTrue(built.path("hint").asString().contains("design_verify"), built::toString);

        ObjectNode explained = project.call("build_explain", "{}");
        String text = explained.at("/data/explanation").asString();
        assertTrue(text.contains("v_out is 3.423 V (of 3.245 V to 3.423 V) at v_in = 5.1 V, bottom_resistance = 20.2 kΩ, top_resistance = 9.9 kΩ; the limit is 3.4 V"), text);
        assertTrue(text.contains("v_in at most ± 1.3 %"), text);
        assertTrue(text.contains("bottom_resistance of 19.3 kΩ to 19.6 kΩ or top_resistance of 10.3 kΩ to 10.4 kΩ"), text);
        assertEquals(3, explained.at("/data/fixes").size());

        JsonNode variable = project.call("report_variables", "{\"query\": \"v_out\"}").at("/data/variables/0");
        assertEquals("3.245 V to 3.423 V", variable.path("computed").asString());
        assertEquals("violated", variable.path("standing").asString());

        apply(explained.at("/data/fixes/0"));
        ObjectNode verified = project.call("design_verify", "{}");
        assertEquals(0, verified.at("/data/violated").asInt(), verified::toString);
        assertEquals("proven", project.call("design_verify", "{\"assertion\": \"3.4V\"}").at("/data/assertions/0/verdict").asString());
        assertTrue(project.call("build_explain", "{}").at("/data/explanation").asString().startsWith("With the current sources no assertion of the design is violated"));
        JsonNode stale = project.call("report_variables", "{\"query\": \"v_out\"}");
        assertEquals("stale", stale.at("/data/provenance/freshness").asString());
        assertEquals("3.245 V to 3.423 V", stale.at("/data/variables/0/computed").asString());
    }

    private void apply(JsonNode fix) {
        ObjectNode edit = Json.object();
        edit.set("path", fix.path("path"));
        edit.set("rev", fix.path("rev"));
        edit.set("edits", fix.path("edits"));
        assertTrue(project.call("project_edit_file", edit.toString()).path("ok").asBoolean());
    }

    @Test
    void anUndecidedAssertionIsExplainedWithItsReasonUntilASourceDecidesIt() throws IOException {
        project.edit("    v_in = 4.9V to 5.1V\n", "");
        ObjectNode built = project.call("build_run", "{\"wait_seconds\": 300, \"require_verified\": true}");
        assertEquals("unverified", built.path("code").asString(), built::toString);
        assertTrue(built.path("hint").asString().contains("design_verify"), built::toString);

        ObjectNode explained = project.call("build_explain", "{}");
        assertTrue(explained.at("/data/explanation").asString().contains("no bounded value is known of v_in"), explained::toString);
        assertEquals("assert v_out within 3.2V to 3.4V", explained.at("/data/cause/source").asString().strip());
        assertEquals("unknown", project.call("report_variables", "{\"query\": \"v_out\"}").at("/data/variables/0/standing").asString());

        project.edit(LIMIT, "v_in = 4.95V to 5.05V\n    " + LIMIT);
        String changed = project.call("build_explain", "{}").at("/data/explanation").asString();
        assertTrue(changed.startsWith("With the current sources every assertion of the design is proven"), changed);
    }

    @Test
    void assertionsOfAModuleThatIsReplacedEverywhereNeedNoVerdict() throws IOException {
        project.edit(LIMIT, "assert v_out within 3.2V to 3.5V\n    stage = new Plain\n    stage -> Better\n    wrap = new Wrap\n    wrap.deep -> Better");
        Path file = project.file();
        Files.writeString(file, Files.readString(file) + STAGES);
        ObjectNode built = project.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("verified", built.at("/data/verdict").asString(), built::toString);

        project.edit("    stage -> Better\n", "");
        ObjectNode kept = project.call("build_run", "{\"wait_seconds\": 300}");
        assertEquals("unverified", kept.at("/data/verdict").asString(), kept::toString);
        assertEquals("assert level within 1V to 2V", kept.at("/data/unverified/0/text").asString(), kept::toString);
    }
}
