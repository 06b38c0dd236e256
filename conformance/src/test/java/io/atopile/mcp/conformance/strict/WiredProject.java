package io.atopile.mcp.conformance.strict;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A server of a user who has nothing installed, and whose home is a scratch directory. */
final class WiredProject {

    private WiredProject() {}

    static Wiring wire(Path home, Path root) throws IOException {
        var environment = Map.of("HOME", home.toString(), "PATH", "/nonexistent", "XDG_CONFIG_HOME", home.resolve("config").toString());
        var atopile = new AtopileSettings(home.resolve("no-ato"), home.resolve("state"), home.resolve("data"), home.resolve("log"), environment);
        KnownIndexes.lend(atopile.state());
        return Wiring.of(new Settings(atopile, List.of(root), EnumSet.allOf(Toolset.class), false, Mode.AUTO));
    }

    /** Writes a file of a project, with the folders that it is in. */
    static Path write(Path root, String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
