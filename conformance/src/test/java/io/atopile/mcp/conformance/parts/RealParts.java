package io.atopile.mcp.conformance.parts;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tool.RealPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the real parts are. */
public final class RealParts {

    private static final Path SUITES = Repository.ROOT.resolve("conformance/suites/node_modules");

    private RealParts() {}

    /** Node 24, as the suites were installed with it. */
    public static Path node() {
        return present("Node 24", SUITES.resolve(".bin/node"));
    }

    /** A file of one of the installed suites. */
    public static Path suite(String file) {
        return present(file, SUITES.resolve(file));
    }

    /** The Python in which the Python clients are installed. */
    public static Path python() {
        return present("the Python clients (.ci/suites.sh installs them)", Repository.ROOT.resolve("conformance/suites/venv/bin/python"));
    }

    /** A program that uses a client library. */
    public static Path client(String file) {
        return present(file, Repository.ROOT.resolve("conformance/suites/clients").resolve(file));
    }

    /** The strongest sandbox. */
    public static Path bubblewrap() {
        return present("bubblewrap", Path.of("/usr/bin/bwrap"));
    }

    /** The launcher in the sources, which runs what is built. */
    public static Path launcher() {
        installed();
        return present("the launcher", Repository.ROOT.resolve("server/bin/atopile-mcp"));
    }

    /** The launcher of the distribution that was packaged last, which never builds anything. */
    public static Path installed() {
        var distributions = Repository.ROOT.resolve("server/app/target/dist");
        var current = present("the distribution (mvn package makes it)", distributions.resolve("current"));
        try {
            return distributions.resolve(Files.readString(current).strip()).resolve("bin/atopile-mcp");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The {@code ato} that the server would find. */
    public static Path ato() throws InterruptedException {
        return new AtoFinder(AtopileSettings.of(System.getenv())).find() instanceof AtoSearchResult.Ready(var cli)
                ? cli.program()
                : present("atopile (atopile-mcp setup installs it)", Path.of("ato"));
    }

    private static Path present(String part, Path path) {
        RealPart.require(Files.exists(path), part + " is not installed");
        return path;
    }
}
