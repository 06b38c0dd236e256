package io.atopile.mcp.tools.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Claim;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.LayoutAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call's claims name the board without reading it, so that the call itself reads and parses it once. */
class LayoutClaimsTest {

    @TempDir
    static Path scratch;

    @Test
    void claimsDontReadTheBoard() throws Exception {
        var root = Files.createDirectories(scratch.resolve("project")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.12\npaths:\n  src: .\n  layout: .\nbuilds:\n  default:\n    entry: a.ato:A\n");
        var board = Files.createDirectories(root.resolve("default")).resolve("default.kicad_pcb");
        try (var builds = new Builds(RealAto.settings(scratch))) {
            var layouts = new LayoutAccess(builds, scratch.resolve("snapshots"));
            var claims = List.<Claim>of(new Claim.OfFile(board));
            assertEquals(claims, layouts.resolveClaims(root, Optional.empty()), "of a board that does not exist");
            Files.writeString(board, "(kicad_pcb (");
            assertEquals(claims, layouts.resolveClaims(root, Optional.empty()), "of a board that can't be parsed");
            assertThrows(ToolFailure.class, () -> layouts.open(root, Optional.empty()));
            assertEquals(List.of(), layouts.resolveClaims(root, Optional.of("other")));
        }
    }
}
