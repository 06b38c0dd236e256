package io.atopile.mcp.project;

import io.atopile.mcp.tool.RealPart;
import java.nio.file.Path;
import java.util.Optional;

/** The atopile of this machine, for tests that need the real one; where CI is set, its absence is a failure. */
public final class RealAto {

    private RealAto() {}

    /** Settings with a state directory, and a user's log directory, of the test's own. */
    public static AtopileSettings settings(Path scratch) {
        AtopileSettings user = AtopileSettings.of(System.getenv());
        return new AtopileSettings(
                user.ato(), scratch.resolve("state"), user.data(), scratch.resolve("user-log"), user.environment());
    }

    public static AtoCli in(AtopileSettings settings) throws InterruptedException {
        AtoSearchResult found = new AtoFinder(settings).find();
        var usable = found instanceof AtoSearchResult.Ready(AtoCli cli) ? Optional.of(cli) : Optional.<AtoCli>empty();
        return RealPart.get(usable, "atopile is not usable: " + found);
    }
}
