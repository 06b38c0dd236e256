package io.atopile.mcp.tools.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New projects are built by the real ato as they are. */
class ProjectCreateTest {

    @TempDir
    Path scratch;

    private Path root;
    private Builds builds;
    private Client client;

    @BeforeEach
    void workspace() throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        root = Files.createDirectory(scratch.resolve("boards"));
        builds = new Builds(settings);
        client = new Client(
                root, Stream.of(WorkspaceTools.createTools(builds), BuildTools.createTools(builds, new AtoFinder(settings), scratch.resolve("snapshots"))));
    }

    @AfterEach
    void close() {
        client.close();
        builds.close();
    }

    @Test
    void everyTemplateBuilds() throws IOException {
        Files.createDirectory(root.resolve("first"));
        for (var project : List.of("{\"path\": \"first\"}", "{\"path\": \"group/second\", \"template\": \"starter\"}")) {
            assertEquals("ok", client.call("project_create", project).at("/code").asString(), project);
        }
        assertEquals(List.of("first", "group"), names(root));
        assertEquals(2, client.call("workspace_list_targets", "{}").at("/data/projects_total").asInt());
        assertEquals("empty_design", client.call("build_run", "{\"project\": \"first\", \"wait_seconds\": 300}").at("/data/design_warnings").values().stream().map(each -> each.path("code").asString()).filter("empty_design"::equals).findFirst().orElse(""));
        assertEquals("verified", client.call("build_run", "{\"project\": \"group/second\", \"wait_seconds\": 300}").at("/data/verdict").asString());
        assertTrue(Files.readString(root.resolve("group/second/build/builds/default/default.bom.csv")).contains("0603WAF1002T5E"));
    }

    @Test
    void whatIsThereAndWhatLiesOutsideIsLeftAlone() throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("taken")).resolve("notes.txt"), "mine");
        Files.writeString(root.resolve("file"), "mine");
        assertEquals("conflict", client.call("project_create", "{\"path\": \"taken\"}").at("/code").asString());
        assertEquals("conflict", client.call("project_create", "{\"path\": \"file\"}").at("/code").asString());
        assertEquals("policy_denied", client.call("project_create", "{\"path\": \"../outside\"}").at("/code").asString());
        assertEquals("policy_denied", client.call("project_create", "{\"path\": \".git/hooks\"}").at("/code").asString());
        assertEquals(List.of("file", "taken"), names(root));
        assertEquals(List.of("notes.txt"), names(root.resolve("taken")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
