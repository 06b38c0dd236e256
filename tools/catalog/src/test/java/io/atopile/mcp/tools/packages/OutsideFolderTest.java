package io.atopile.mcp.tools.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.http.JsonService;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.build.BuildTools;
import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project can't have folders copied into it from where the server may not work. */
class OutsideFolderTest {

    @Test
    void neitherABuildNorAChangeOfPackagesCopiesIt(@TempDir Path directory) throws Exception {
        var scratch = directory.toRealPath();
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        var root = board(scratch);
        var ato = new AtoFinder(settings);
        var snapshots = scratch.resolve("snapshots");
        try (var builds = new Builds(settings);
                var service = new JsonService();
                var client = new Client(root, Stream.of(PackageTools.createTools(ato, service, snapshots), BuildTools.createTools(builds, ato, snapshots)))) {
            var calls = Map.of(
                    "packages_sync", "{}",
                    "packages_install", "{\"identifier\": \"acme/divider\"}",
                    "build_run", "{\"wait_seconds\": 60}",
                    "manufacturing_generate", "{}");
            calls.forEach((tool, arguments) -> {
                var answer = client.call(tool, arguments);
                assertEquals("policy_denied", answer.path("code").asString(), answer.toString());
                assertTrue(answer.path("message").asString().contains("'../outside/secretpkg'"), answer.toString());
                assertTrue(answer.path("hint").asString().contains("--project"), answer.toString());
            });
        }
        assertFalse(Files.exists(root.resolve(".ato/modules/evil")));
    }

    /** A project with a dependency that lies beside it. */
    private static Path board(Path scratch) throws IOException {
        var root = Files.createDirectories(scratch.resolve("board"));
        var outside = Files.createDirectories(scratch.resolve("outside/secretpkg"));
        Files.writeString(outside.resolve("ato.yaml"), "requires-atopile: \"^0.15.0\"\npackage: {identifier: evil/secretpkg, version: 1.0.0}\n");
        Files.writeString(outside.resolve("id.txt"), "hunter2");
        Files.writeString(root.resolve("main.ato"), "module Main:\n    pass\n");
        Files.writeString(root.resolve("ato.yaml"), """
                requires-atopile: "^0.15.0"
                paths: {src: ./, layout: ./layouts}
                builds: {default: {entry: "main.ato:Main"}}
                dependencies:
                  - {type: file, identifier: evil/secretpkg, path: ../outside/secretpkg}
                """);
        return root;
    }
}
