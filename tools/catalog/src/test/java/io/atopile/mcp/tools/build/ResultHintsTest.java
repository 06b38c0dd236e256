package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a success says comes next depends on its result: one board from its first build to one that fails, with the real atopile. */
class ResultHintsTest {

    private static final String REVIEW = "skill_run with manufacturing_readiness_review reviews it before an order; report_bom lists its parts.";
    private static final String OUTDATED = "Sources have changed since: build_run builds the current ones.";

    @TempDir
    Path scratch;

    private DividerProject project;

    @BeforeEach
    void open() throws Exception {
        project = new DividerProject(scratch);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void assertHint(String hint, String tool, String arguments) {
        var answer = project.call(tool, arguments.replace('\'', '"'));
        assertEquals(hint, answer.path("hint").asString(""), () -> tool + " " + answer);
    }

    @Test
    void aBoardIsLedFromItsFirstBuildToTheReview() {
        assertHint("build_run builds the project.", "build_list", "{}");
        assertHint("build_run builds a target that was never built or is outdated.", "design_diagnostics", "{'files': false}");
        assertHint("build_run builds and verifies it.", "design_check", "{'path': 'divider.ato'}");
        assertHint("build_run builds it.", "design_verify", "{}");
        assertHint("No line contains it. Search for a shorter part of it; project_list_files lists the files.", "project_search", "{'query': 'nowhere to be found'}");
        assertHint("project_edit_file takes the anchors of hits.", "project_search", "{'query': 'v_out'}");
        assertHint("build_status with its build_id and wait_seconds waits for its end.", "build_run", "{'wait_seconds': 0}");
        assertHint(REVIEW, "build_run", "{'wait_seconds': 300}");
        assertHint(REVIEW, "build_explain", "{}");
        assertHint("build_explain and build_logs take a build_id.", "build_list", "{}");
        assertHint("With changed false all files are checked; build_run builds them.", "design_check", "{}");
        assertHint("skill_run with manufacturing_readiness_review reviews it before an order.", "design_diagnostics", "{'files': false}");
        assertHint("manufacturing_generate creates what is missing or stale.", "manufacturing_summary", "{}");
        assertHint("manufacturing_summary says whether they suffice for an order.", "report_artifacts", "{'kind': 'bom'}");
    }

    @Test
    void anUndecidedAssertionLeadsToItsExplanation() throws IOException {
        project.edit("    v_in = 4.9V to 5.1V\n", "");
        assertHint("State the values that the reasons name with project_edit_file, then design_verify again.", "design_verify", "{}");
        assertHint("build_explain says what would decide the open assertions.", "build_run", "{'wait_seconds': 300}");
        assertHint("build_explain says what keeps a target from being verified.", "design_diagnostics", "{'files': false}");
        assertHint("State what is missing with project_edit_file; design_verify decides it without a build.", "build_explain", "{}");
        project.edit("v_in: V\n", "v_in: V\n    v_in = 4.9V to 5.1V\n");
        assertHint(OUTDATED, "build_explain", "{}");
    }

    @Test
    void aFaultLeadsToItsPlace() throws IOException {
        project.edit("assert v_out within 2.4V to 2.6V", "assert v_out within 2.4V to 2.5V");
        assertHint("Correct what is violated with project_edit_file, then build_run.", "design_verify", "{}");
        project.edit("    power.hv ~ top.p1\n", "    power.hv ~ ~ top.p1\n");
        assertHint("Correct findings with project_edit_file at their anchors, then design_check again.", "design_check", "{'path': 'divider.ato'}");
        var failed = project.call("build_run", "{\"wait_seconds\": 300}");
        assertHint("build_explain gives the cause and fixes.", "build_status", "{'build_id': '%s'}".formatted(failed.at("/data/build_id").asString()));
        assertHint("build_explain gives the cause of a failed target.", "design_diagnostics", "{'files': false}");
        project.edit("    power.hv ~ ~ top.p1\n", "    power.hv ~ top.p1\n");
        assertHint(OUTDATED, "build_explain", "{}");
    }
}
