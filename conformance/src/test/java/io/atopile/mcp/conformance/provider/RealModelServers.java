package io.atopile.mcp.conformance.provider;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.tool.RealPart;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the servers of models are installed. */
final class RealModelServers {

    private static final Path SERVERS = Repository.ROOT.resolve("conformance/suites/servers");

    private RealModelServers() {}

    static Path python() {
        return program("python");
    }

    static Path program(String name) {
        var program = SERVERS.resolve("venv/bin").resolve(name);
        RealPart.require(Files.exists(program), "the servers of models (.ci/suites.sh installs them)");
        return program;
    }

    /** The program that writes a model. */
    static Path scriptedModel() {
        return SERVERS.resolve("scripted_model.py");
    }
}
